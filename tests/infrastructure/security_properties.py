"""What must be true of production, each as a function that names the resources that break it."""

from collections.abc import Callable, Iterator
from typing import Any

from synthesized import Templates

Resource = dict[str, Any]
Check = Callable[[Templates], list[str]]
CHECKS: dict[str, Check] = {}

MANAGED_FUNCTIONS = ("CustomCDKBucketDeployment", "CustomCrossRegionExport")
"""The CDK's own; docs/exceptions.md says what they may."""


def each_of(resource_type: str) -> Callable[[Callable[[Resource], bool]], Check]:
    """Makes a check of what must hold for the properties of every resource of a type, in every stack."""

    def make(holds: Callable[[Resource], bool]) -> Check:
        def check(templates: Templates) -> list[str]:
            return [
                logical_id
                for logical_id, resource in resources(templates, resource_type)
                if not holds(resource["Properties"])
            ]

        CHECKS[holds.__name__] = check
        return check

    return make


def resources(templates: Templates, resource_type: str) -> Iterator[tuple[str, Resource]]:
    """Logical id and resource, of all stacks."""
    for template in (templates.sso, templates.shop, templates.edge):
        if template is not None:
            yield from Templates.of_type(template, resource_type).items()


@each_of("AWS::S3::Bucket")
def buckets_are_private(bucket: Resource) -> bool:
    blocked = bucket.get("PublicAccessBlockConfiguration", {})
    return len(blocked) == 4 and set(blocked.values()) == {True}


@each_of("AWS::S3::Bucket")
def buckets_are_encrypted(bucket: Resource) -> bool:
    return "BucketEncryption" in bucket


def _refuses_without_tls(policy: Resource) -> bool:
    return any(
        each["Effect"] == "Deny" and each.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
        for each in policy["PolicyDocument"]["Statement"]
    )


@each_of("AWS::S3::BucketPolicy")
def buckets_want_tls(policy: Resource) -> bool:
    return _refuses_without_tls(policy)


@each_of("AWS::SNS::TopicPolicy")
def topics_want_tls(policy: Resource) -> bool:
    return _refuses_without_tls(policy)


@each_of("AWS::SQS::QueuePolicy")
def queues_want_tls(policy: Resource) -> bool:
    return _refuses_without_tls(policy)


@each_of("AWS::SNS::Topic")
def topics_are_encrypted(topic: Resource) -> bool:
    return "KmsMasterKeyId" in topic


@each_of("AWS::SQS::Queue")
def queues_are_encrypted(queue: Resource) -> bool:
    return queue.get("SqsManagedSseEnabled") is True


@each_of("AWS::DynamoDB::Table")
def tables_are_encrypted_by_kms(table: Resource) -> bool:
    return bool(table.get("SSESpecification", {}).get("SSEEnabled"))


@each_of("AWS::DynamoDB::Table")
def tables_can_be_restored(table: Resource) -> bool:
    return bool(table.get("PointInTimeRecoverySpecification", {}).get("PointInTimeRecoveryEnabled"))


@each_of("AWS::DynamoDB::Table")
def tables_refuse_deletion(table: Resource) -> bool:
    return table.get("DeletionProtectionEnabled") is True


@each_of("AWS::Cognito::UserPool")
def pools_refuse_deletion(pool: Resource) -> bool:
    return bool(pool.get("DeletionProtection") == "ACTIVE")


@each_of("AWS::Cognito::UserPool")
def passwords_are_long(pool: Resource) -> bool:
    return bool(pool["Policies"]["PasswordPolicy"]["MinimumLength"] >= 12)


@each_of("AWS::Cognito::UserPoolClient")
def clients_reveal_no_users(client: Resource) -> bool:
    return bool(client.get("PreventUserExistenceErrors") == "ENABLED")


@each_of("AWS::ApiGateway::RestApi")
def apis_demand_the_sites_key(api: Resource) -> bool:
    return all(
        operation.get("security") == [{"origin_key": []}]
        for operations in api["Body"]["paths"].values()
        for operation in operations.values()
    )


@each_of("AWS::ApiGateway::Stage")
def apis_are_throttled(stage: Resource) -> bool:
    return all(each.get("ThrottlingRateLimit", 0) > 0 for each in stage.get("MethodSettings", [{}]))


@each_of("AWS::ApiGateway::Stage")
def apis_log_no_bodies(stage: Resource) -> bool:
    return all(each.get("DataTraceEnabled") is False for each in stage.get("MethodSettings", [{}]))


@each_of("AWS::ApiGateway::Stage")
def access_logs_have_no_address_and_no_path(stage: Resource) -> bool:
    line = stage["AccessLogSetting"]["Format"]
    return not any(
        name in line for name in ("sourceIp", "context.path", "userAgent", "querystring", "header")
    )


@each_of("AWS::CloudFront::Distribution")
def sites_have_a_firewall(distribution: Resource) -> bool:
    return bool(distribution["DistributionConfig"].get("WebACLId"))


@each_of("AWS::CloudFront::Distribution")
def sites_speak_tls_1_2_from_2021(distribution: Resource) -> bool:
    certificate = distribution["DistributionConfig"].get("ViewerCertificate", {})
    return bool(certificate.get("MinimumProtocolVersion") == "TLSv1.2_2021")


@each_of("AWS::CloudFront::Distribution")
def sites_are_read_by_https_only(distribution: Resource) -> bool:
    config = distribution["DistributionConfig"]
    behaviors = [config["DefaultCacheBehavior"], *config.get("CacheBehaviors", [])]
    return all(each["ViewerProtocolPolicy"] in ("redirect-to-https", "https-only") for each in behaviors)


def _page_policy(headers: Resource) -> str:
    config = headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]["ContentSecurityPolicy"]
    return str(config["ContentSecurityPolicy"]) if config["Override"] else ""


@each_of("AWS::CloudFront::ResponseHeadersPolicy")
def pages_run_scripts_of_their_site_only(headers: Resource) -> bool:
    policy = _page_policy(headers)
    return "script-src 'self';" in policy and "unsafe" not in policy and "*" not in policy


@each_of("AWS::CloudFront::ResponseHeadersPolicy")
def pages_make_no_html_of_strings(headers: Resource) -> bool:
    return "require-trusted-types-for 'script'" in _page_policy(headers)


@each_of("AWS::CloudFront::ResponseHeadersPolicy")
def pages_are_kept_apart_from_others(headers: Resource) -> bool:
    items = headers["ResponseHeadersPolicyConfig"]["CustomHeadersConfig"]["Items"]
    sent = {each["Header"]: each["Value"] for each in items if each["Override"]}
    return "frame-ancestors 'none'" in _page_policy(headers) and sent.items() >= _KEPT_APART.items()


_KEPT_APART = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
}


@each_of("AWS::CloudFront::ResponseHeadersPolicy")
def pages_tell_no_other_site_where_they_are(headers: Resource) -> bool:
    referrer = headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]["ReferrerPolicy"]
    return bool(referrer == {"Override": True, "ReferrerPolicy": "no-referrer"})


@each_of("AWS::WAFv2::LoggingConfiguration")
def firewall_logs_leave_out_what_could_be_used_again(logging: Resource) -> bool:
    left_out = [str(each) for each in logging.get("RedactedFields", [])]
    wanted = ("authorization", "cookie", "QueryString")
    return all(any(name in field for field in left_out) for name in wanted)


@each_of("AWS::Logs::LogGroup")
def logs_end(group: Resource) -> bool:
    return bool(group.get("RetentionInDays"))


@each_of("AWS::Lambda::Permission")
def who_calls_a_function_is_one_resource(permission: Resource) -> bool:
    return "SourceArn" in permission


def our_policies_name_what_they_allow(templates: Templates) -> list[str]:
    """No action and no resource of a policy of ours is, or ends with, a wildcard."""
    return [
        logical_id
        for logical_id, resource in resources(templates, "AWS::IAM::Policy")
        if not logical_id.startswith(MANAGED_FUNCTIONS)
        for statement in resource["Properties"]["PolicyDocument"]["Statement"]
        if "*" in str(statement["Action"]) or "*" in str(statement["Resource"])
    ]


CHECKS[our_policies_name_what_they_allow.__name__] = our_policies_name_what_they_allow
