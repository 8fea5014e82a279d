"""Each security property holds for production, and its check finds the one resource that breaks it."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from security_properties import CHECKS, MANAGED_FUNCTIONS, resources
from synthesized import Templates

Mutation = Callable[[dict[str, Any]], object]


def set_to(value: object, *path: str | int) -> Mutation:
    """Changes what is at `path` of the properties."""

    def mutate(properties: dict[str, Any]) -> None:
        place: Any = properties
        for part in path[:-1]:
            place = place[part]
        place[path[-1]] = value

    return mutate


def without(*path: str | int) -> Mutation:
    """Removes what is at `path` of the properties."""

    def mutate(properties: dict[str, Any]) -> None:
        place: Any = properties
        for part in path[:-1]:
            place = place[part]
        del place[path[-1]]

    return mutate


def allow_all_over_http(policy: dict[str, Any]) -> None:
    statements = policy["PolicyDocument"]["Statement"]
    statements[:] = [each for each in statements if each["Effect"] != "Deny"]


def open_one_route(api: dict[str, Any]) -> None:
    del api["Body"]["paths"]["/health"]["get"]["security"]


def allow_more(policy: dict[str, Any]) -> None:
    policy["PolicyDocument"]["Statement"][0]["Action"] = "dynamodb:*"


def page_policy(old: str, new: str) -> Mutation:
    """Replaces a part of the Content Security Policy, which may be in pieces around references."""

    def mutate(headers: dict[str, Any]) -> None:
        place = headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]["ContentSecurityPolicy"]
        written = json.dumps(place["ContentSecurityPolicy"])
        assert old in written
        place["ContentSecurityPolicy"] = json.loads(written.replace(old, new))

    return mutate


def open_the_windows(headers: dict[str, Any]) -> None:
    items = headers["ResponseHeadersPolicyConfig"]["CustomHeadersConfig"]["Items"]
    (opener,) = (each for each in items if each["Header"] == "Cross-Origin-Opener-Policy")
    opener["Value"] = "unsafe-none"


BROKEN: dict[str, tuple[str, Mutation]] = {
    "buckets_are_private": (
        "AWS::S3::Bucket",
        set_to(False, "PublicAccessBlockConfiguration", "BlockPublicPolicy"),
    ),
    "buckets_are_encrypted": ("AWS::S3::Bucket", without("BucketEncryption")),
    "buckets_want_tls": ("AWS::S3::BucketPolicy", allow_all_over_http),
    "topics_want_tls": ("AWS::SNS::TopicPolicy", allow_all_over_http),
    "queues_want_tls": ("AWS::SQS::QueuePolicy", allow_all_over_http),
    "topics_are_encrypted": ("AWS::SNS::Topic", without("KmsMasterKeyId")),
    "queues_are_encrypted": ("AWS::SQS::Queue", without("SqsManagedSseEnabled")),
    "tables_are_encrypted_by_kms": ("AWS::DynamoDB::Table", set_to(False, "SSESpecification", "SSEEnabled")),
    "tables_can_be_restored": ("AWS::DynamoDB::Table", without("PointInTimeRecoverySpecification")),
    "tables_refuse_deletion": ("AWS::DynamoDB::Table", set_to(False, "DeletionProtectionEnabled")),
    "pools_refuse_deletion": ("AWS::Cognito::UserPool", set_to("INACTIVE", "DeletionProtection")),
    "passwords_are_long": (
        "AWS::Cognito::UserPool",
        set_to(8, "Policies", "PasswordPolicy", "MinimumLength"),
    ),
    "clients_reveal_no_users": (
        "AWS::Cognito::UserPoolClient",
        set_to("LEGACY", "PreventUserExistenceErrors"),
    ),
    "apis_demand_the_sites_key": ("AWS::ApiGateway::RestApi", open_one_route),
    "apis_are_throttled": ("AWS::ApiGateway::Stage", without("MethodSettings", 0, "ThrottlingRateLimit")),
    "apis_log_no_bodies": ("AWS::ApiGateway::Stage", set_to(True, "MethodSettings", 0, "DataTraceEnabled")),
    "access_logs_have_no_address_and_no_path": (
        "AWS::ApiGateway::Stage",
        set_to('{"ip": "$context.identity.sourceIp"}', "AccessLogSetting", "Format"),
    ),
    "sites_have_a_firewall": ("AWS::CloudFront::Distribution", without("DistributionConfig", "WebACLId")),
    "sites_speak_tls_1_2_from_2021": (
        "AWS::CloudFront::Distribution",
        set_to("TLSv1", "DistributionConfig", "ViewerCertificate", "MinimumProtocolVersion"),
    ),
    "sites_are_read_by_https_only": (
        "AWS::CloudFront::Distribution",
        set_to("allow-all", "DistributionConfig", "DefaultCacheBehavior", "ViewerProtocolPolicy"),
    ),
    "pages_run_scripts_of_their_site_only": (
        "AWS::CloudFront::ResponseHeadersPolicy",
        page_policy("script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    ),
    "pages_make_no_html_of_strings": (
        "AWS::CloudFront::ResponseHeadersPolicy",
        page_policy("require-trusted-types-for 'script'", "upgrade-insecure-requests"),
    ),
    "pages_are_kept_apart_from_others": ("AWS::CloudFront::ResponseHeadersPolicy", open_the_windows),
    "pages_tell_no_other_site_where_they_are": (
        "AWS::CloudFront::ResponseHeadersPolicy",
        set_to(
            "unsafe-url",
            *("ResponseHeadersPolicyConfig", "SecurityHeadersConfig", "ReferrerPolicy", "ReferrerPolicy"),
        ),
    ),
    "firewall_logs_leave_out_what_could_be_used_again": (
        "AWS::WAFv2::LoggingConfiguration",
        set_to([], "RedactedFields"),
    ),
    "logs_end": ("AWS::Logs::LogGroup", without("RetentionInDays")),
    "who_calls_a_function_is_one_resource": ("AWS::Lambda::Permission", without("SourceArn")),
    "our_policies_name_what_they_allow": ("AWS::IAM::Policy", allow_more),
}


def test_every_check_is_tried_against_a_template_that_breaks_it() -> None:
    assert set(BROKEN) == set(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_production_complies(prod: Templates, name: str) -> None:
    assert CHECKS[name](prod) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_template_that_does_not_comply_is_found(prod: Templates, name: str) -> None:
    resource_type, mutate = BROKEN[name]
    broken = copy.deepcopy(prod)
    logical_id, resource = next(
        (key, each) for key, each in resources(broken, resource_type) if not key.startswith(MANAGED_FUNCTIONS)
    )
    mutate(resource["Properties"])
    assert CHECKS[name](broken) == [logical_id]
