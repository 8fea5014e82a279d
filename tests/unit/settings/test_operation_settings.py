"""What an environment says about running it: defaults, and every wrong value's own sentence."""

from typing import Any

import pytest
from cognito_sso import SettingsError
from cognito_sso.settings.checks import require_origin
from cognito_sso.settings.file import parse_environment

REGION = {"region": "eu-west-1"}
ZONE = {"hosted_zone_name": "example.org", "hosted_zone_id": "Z0123456789"}
DOMAIN = {"name": "sso.example.org", **ZONE}
MAIL = {"from_address": "no-reply@example.org", "from_name": "Accounts"}
OLDER = {"from_user_pool_id": "eu-north-1_Older", "from_client_id": "abc123"}
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0000-4000-8000-0123456789ab"


def application(**changes: Any) -> dict[str, Any]:
    return {"id": "shop", "name": "Shop", **changes}


def test_all_of_it_can_be_said() -> None:
    settings = parse_environment(
        "prod",
        {
            **REGION,
            "access_log_days": 3650,
            "api_gateway_account": False,
            "api_requests_per_second": 10_000,
            "threat_protection": "audit",
            "termination_protection": False,
            "restored_table_name": "sso-of_monday.1",
            "password": {"min_length": 99, "symbols": False, "temporary_days": 90},
            "mail": {**MAIL, "reply_to": "help@example.org", "ses_region": "eu-central-1"},
            "domain": {**DOMAIN, "certificate_arn": CERTIFICATE},
            "firewall": {"requests": 100, "sign_in_requests": 10, "code_requests": 10},
            "monitoring": {"alarm_emails": ["a@example.org"], "latency_p99_ms": 100},
            "user_migration": OLDER,
            "applications": [application(domain={"name": "example.org", **ZONE}, restored_table_name="abc")],
        },
    )
    assert settings.mail is not None
    assert (settings.mail.domain, settings.mail.ses_region) == ("example.org", "eu-central-1")
    assert settings.user_migration is not None
    assert settings.user_migration.from_region == "eu-north-1"
    assert settings.domain is not None
    assert settings.domain.certificate_arn == CERTIFICATE
    assert settings.monitoring.alarm_emails == ("a@example.org",)
    assert settings.applications[0].domain is not None


def test_what_is_left_out_is_off_or_careful() -> None:
    settings = parse_environment("prod", {**REGION, "firewall": {}})
    assert settings.termination_protection is True
    assert (settings.mail, settings.domain, settings.user_migration) == (None, None, None)
    assert settings.password.min_length == 12
    assert settings.firewall is not None
    assert settings.firewall.code_requests == 20
    assert settings.monitoring.alarm_emails == ()
    assert parse_environment("prod", REGION).firewall is None


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"access_log_days": 0}, "access_log_days: 0 must be a whole number from 1 to 3650."),
    ({"access_log_days": 3651}, "access_log_days: 3651 must be a whole number from 1 to 3650."),
    ({"api_gateway_account": "no"}, "api_gateway_account: 'no' must be true or false."),
    (
        {"api_requests_per_second": 0},
        "api_requests_per_second: 0 must be a whole number from 1 to 10000.",
    ),
    (
        {"threat_protection": "on"},
        "threat_protection: is 'on'; it must be 'off' or 'audit' or 'enforced'.",
    ),
    ({"termination_protection": 1}, "termination_protection: 1 must be true or false."),
    ({"restored_table_name": "a b"}, "restored_table_name: 'a b' is not the name of a table."),
    ({"restored_table_name": ""}, "restored_table_name: '' is not the name of a table."),
    ({"password": {"min_length": 7}}, "password.min_length: 7 must be a whole number from 8 to 99."),
    ({"password": {"min_length": 100}}, "password.min_length: 100 must be a whole number from 8 to 99."),
    ({"password": {"temporary_days": 0}}, "password.temporary_days: 0 must be a whole number from 1 to 90."),
    ({"password": {"symbols": "yes"}}, "password.symbols: 'yes' must be true or false."),
    (
        {"password": {"length": 12}},
        "password.length: is not a setting; known here: "
        "digits, lowercase, min_length, symbols, temporary_days, uppercase.",
    ),
    ({"mail": {"from_name": "Accounts"}}, "mail.from_address: is missing."),
    ({"mail": {"from_address": "a@example.org"}}, "mail.from_name: is missing."),
    (
        {"mail": {**MAIL, "from_name": " "}},
        "mail.from_name: ' ' must be a text of 1 to 60 printable characters.",
    ),
    (
        {"mail": {**MAIL, "from_name": "A\nBcc: x"}},
        "mail.from_name: 'A\\nBcc: x' must be a text of 1 to 60 printable characters.",
    ),
    (
        {"mail": {**MAIL, "from_address": "example.org"}},
        "mail.from_address: 'example.org' is not an email address.",
    ),
    (
        {"mail": {**MAIL, "from_address": "a b@x.org"}},
        "mail.from_address: 'a b@x.org' is not an email address.",
    ),
    ({"mail": {**MAIL, "reply_to": "a@host"}}, "mail.reply_to: 'a@host' is not an email address."),
    ({"mail": {**MAIL, "ses_region": "Ireland"}}, "mail.ses_region: 'Ireland' is not an AWS region."),
    ({"domain": ZONE}, "domain.name: is missing."),
    (
        {"domain": {"name": "sso.example.org", "hosted_zone_id": "Z01"}},
        "domain.hosted_zone_name: is missing.",
    ),
    (
        {"domain": {**DOMAIN, "name": "SSO.example.org"}},
        "domain.name: 'SSO.example.org' is not a lower-case domain name.",
    ),
    (
        {"domain": {**DOMAIN, "name": "sso.example.com"}},
        "domain.name: 'sso.example.com' is not in the zone 'example.org'.",
    ),
    (
        {"domain": {**DOMAIN, "name": "evilexample.org"}},
        "domain.name: 'evilexample.org' is not in the zone 'example.org'.",
    ),
    (
        {"domain": {**DOMAIN, "hosted_zone_name": "example"}},
        "domain.hosted_zone_name: 'example' is not a lower-case domain name.",
    ),
    (
        {"domain": {**DOMAIN, "hosted_zone_id": "/hostedzone/Z01"}},
        "domain.hosted_zone_id: '/hostedzone/Z01' is not the id of a hosted zone.",
    ),
    (
        {"domain": {**DOMAIN, "certificate_arn": CERTIFICATE.replace("us-east-1", "eu-west-1")}},
        f"domain.certificate_arn: '{CERTIFICATE.replace('us-east-1', 'eu-west-1')}' "
        "is not the ARN of a certificate in us-east-1.",
    ),
    (
        {"domain": DOMAIN, "applications": [application(domain=DOMAIN)]},
        "applications[0].domain.name: 'sso.example.org' is the name of another site.",
    ),
    (
        {"applications": [application(domain=DOMAIN), application(id="outlet", domain=DOMAIN)]},
        "applications[1].domain.name: 'sso.example.org' is the name of another site.",
    ),
    ({"firewall": {"requests": 99}}, "firewall.requests: 99 must be a whole number from 100 to 2000000."),
    (
        {"firewall": {"sign_in_requests": 9}},
        "firewall.sign_in_requests: 9 must be a whole number from 10 to 2000000.",
    ),
    ({"firewall": {"code_requests": True}}, "firewall.code_requests: True must be a whole number."),
    (
        {"monitoring": {"alarm_emails": ["a@example.org", "b"]}},
        "monitoring.alarm_emails[1]: 'b' is not an email address.",
    ),
    (
        {"monitoring": {"alarm_emails": "a@example.org"}},
        "monitoring.alarm_emails: 'a@example.org' must be a list.",
    ),
    (
        {"monitoring": {"latency_p99_ms": 29_001}},
        "monitoring.latency_p99_ms: 29001 must be a whole number from 100 to 29000.",
    ),
    (
        {"monitoring": {"sign_in_failure_percent": 0}},
        "monitoring.sign_in_failure_percent: 0 must be a whole number from 1 to 100.",
    ),
    (
        {"user_migration": {**OLDER, "from_user_pool_id": "Older"}},
        "user_migration.from_user_pool_id: 'Older' is not the id of a user pool.",
    ),
    (
        {"user_migration": {**OLDER, "from_client_id": "a-b"}},
        "user_migration.from_client_id: 'a-b' is not the id of an app client.",
    ),
    (
        {"applications": [application(restored_table_name="x")]},
        "applications[0].restored_table_name: 'x' is not the name of a table.",
    ),
]


@pytest.mark.parametrize(("document", "sentence"), WRONG, ids=[sentence[:60] for _, sentence in WRONG])
def test_a_wrong_value_has_its_own_sentence(document: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_environment("prod", {**REGION, **document})
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("document", "key"),
    [
        ({"mail": MAIL}, "mail"),
        ({"domain": DOMAIN}, "domain"),
        ({"firewall": {}}, "firewall"),
        ({"applications": [application(domain=DOMAIN)]}, "applications[0].domain"),
    ],
)
def test_the_emulator_has_no_use_for_what_only_aws_has(document: dict[str, Any], key: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_environment("local", {"region": "us-east-1", **document})
    assert str(raised.value) == f"{key}: has no meaning in the local environment."


@pytest.mark.parametrize(
    "origin",
    ["https://api.example.com:65536", "https://1.2", "https://api.example.com:4\u0663", "https://a.0x1"],
)
def test_an_origin_is_one_that_browsers_know(origin: str) -> None:
    require_origin("connect_to[0]", "https://api.example.com:65535", plain_http=False)
    with pytest.raises(SettingsError, match="must be an origin such as"):
        require_origin("connect_to[0]", origin, plain_http=False)
