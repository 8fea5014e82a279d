"""All that differs between the templates of `local` and `dev`, in one list."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from synthesized import Templates, synthesize

DIFFERENCES = {
    # Where it runs.
    r"Architectures/0$": "the emulator runs functions on this machine",
    r"Code/S3(Bucket|Key).*": "assets are elsewhere; wheels are for the target's architecture",
    r"DistributionConfig/Origins/\d/(DomainName|OriginPath|CustomOriginConfig).*": (
        "the API's host does not resolve on the emulator"
    ),
    r"Environment/Variables/(JWKS_URI|SSO_ORIGIN|TOKEN_ISSUER).*": "addresses",
    r"ContentSecurityPolicy/ContentSecurityPolicy.*": "addresses in connect-src",
    r"InviteMessageTemplate/EmailMessage$": "the address is known beforehand on the emulator",
    r"^SsoBackendCustomMessage\w*/": "Cognito takes our words for mails only with a sender; dev has none",
    r"LambdaConfig/CustomMessage/": "the same",
    r"^SsoDirectoryUserPoolCustomMessage\w+/": "the same",
    r"^ApplicationRegistration\w+/Properties/Channels/\d/(return_url|logout_url).*": "addresses",
    r"BackendApi(Forbidden|NotFound|PayloadTooLarge|UnsupportedMediaType|TooManyRequests|Temporarily)\w+/": (
        "the emulator reads no gateway responses from the API's description"
    ),
    r"BackendApiDeployment\w*/DependsOn": "the same",
    r"DeletedAccountsTopicPolicy\w+/": "the emulator's own API has no TLS to insist on",
    r"AlarmTopicPolicy\w+/Properties/PolicyDocument/Statement/": "the same",
    r"UnhandledDeletionsPolicy\w+/Properties/PolicyDocument/Statement/": "the same",
    r"MonitoringAlarms(FunctionThrottles|SignInFailures|TableErrors|TableThrottles|TriggerErrors)\w+/": (
        "the emulator computes no metrics from others"
    ),
    r"MonitoringDashboardBoard\w+/Properties/DashboardBody/": "it shows those alarms",
    # What the settings of the two environments say differently.
    r"RetentionInDays$": "a setting",
    r"LifecycleConfiguration/Rules/\d/ExpirationInDays$": "a setting",
    r"Environment/Variables/BLOCKED_EMAIL_DOMAINS$": "a setting",
    r"Environment/Variables/ENDED_SESSIONS_(URI|MAX_AGE_SECONDS).*": "a setting, with an address",
    # Data is worthless locally and precious elsewhere.
    r"^[^/]+/(DeletionPolicy|UpdateReplacePolicy)$": "data is kept on AWS",
    r"(DeletionProtection|DeletionProtectionEnabled)$": "data is kept on AWS",
    # Who uploads the sites.
    r"^(CustomCDKBucketDeployment|(Sso|Application)Site(Assets|Pages))\w+/": "the local runner uploads",
    r"^(Sso|Application)SiteBucket\w+/Properties/Tags/.*": "marks the bucket for BucketDeployment",
}
PARTS = ("sso", "shop")


def flat(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every leaf of a template with its path."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from flat(each, f"{path}/{key}" if path else key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from flat(each, f"{path}/{index}")
    else:
        yield path, value


def resources(templates: Templates, part: str) -> dict[str, str]:
    """Leaves by path; a deployment's id is a hash of all that its API says."""
    return {
        re.sub(r"(ApiDeployment)\w+", r"\1", path): re.sub(r"Deployment\w{40}", "", str(each))
        for path, each in flat(getattr(templates, part)["Resources"])
    }


def differing_paths(part: str) -> list[str]:
    """Where `local` and `dev` differ, but for the name and the region, which are in very many values."""
    local, dev = synthesize("local", on="local", name="dev", region="eu-west-1"), synthesize("dev")
    here, there = resources(local, part), resources(dev, part)
    missing = object()
    return [path for path in here | there if here.get(path, missing) != there.get(path, missing)]


@pytest.mark.parametrize("part", PARTS)
def test_only_listed_properties_differ(part: str) -> None:
    unexplained = [
        path for path in differing_paths(part) if not any(re.search(rule, path) for rule in DIFFERENCES)
    ]
    assert unexplained == []


@pytest.mark.parametrize("rule", DIFFERENCES)
def test_every_listed_difference_is_still_one(rule: str) -> None:
    assert any(re.search(rule, path) for part in PARTS for path in differing_paths(part))
