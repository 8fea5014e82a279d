"""Who asked for what is written down, for a while, where nobody else reads it, and never with a handle."""

import json
from typing import Any

import pytest
from synthesized import Templates, synthesize

SITES = {"sso": "Sso", "shop": "Application"}


def stack_of(templates: Templates, label: str) -> dict[str, Any]:
    return templates.sso if label == "sso" else templates.shop


def log_bucket(templates: Templates, label: str) -> dict[str, Any]:
    return templates.named(stack_of(templates, label), "AWS::S3::Bucket", "AccessLogsBucket")


def site(templates: Templates, label: str) -> dict[str, Any]:
    distribution = templates.only(stack_of(templates, label), "AWS::CloudFront::Distribution")
    config: dict[str, Any] = distribution["DistributionConfig"]
    return config


@pytest.mark.parametrize("label", SITES)
def test_the_log_bucket_is_private_encrypted_and_reached_by_tls(templates: Templates, label: str) -> None:
    bucket = log_bucket(templates, label)
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    (encryption,) = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"]
    assert encryption["ServerSideEncryptionByDefault"] == {"SSEAlgorithm": "AES256"}
    denied, _ = log_policy(templates, label)
    assert (denied["Effect"], denied["Action"]) == ("Deny", "s3:*")
    assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


@pytest.mark.parametrize("label", SITES)
def test_only_s3_may_write_and_only_about_this_sites_bucket(templates: Templates, label: str) -> None:
    _, allowed = log_policy(templates, label)
    assert (allowed["Effect"], allowed["Action"]) == ("Allow", "s3:PutObject")
    assert allowed["Principal"] == {"Service": "logging.s3.amazonaws.com"}
    assert json.dumps(allowed["Resource"]).endswith(f'"/{label}/bucket/*"]]}}')
    assert f"{SITES[label]}SiteBucket" in json.dumps(allowed["Condition"]["ArnLike"]["aws:SourceArn"])
    assert allowed["Condition"]["StringEquals"] == {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}


def log_policy(templates: Templates, label: str) -> list[dict[str, Any]]:
    policy = templates.named(stack_of(templates, label), "AWS::S3::BucketPolicy", "AccessLogsBucketPolicy")
    statements: list[dict[str, Any]] = policy["PolicyDocument"]["Statement"]
    return statements


@pytest.mark.parametrize("label", SITES)
def test_every_sites_bucket_is_logged(templates: Templates, label: str) -> None:
    bucket = templates.named(stack_of(templates, label), "AWS::S3::Bucket", f"{SITES[label]}SiteBucket")
    logging = bucket["LoggingConfiguration"]
    assert logging["DestinationBucketName"]["Ref"].startswith("AccessLogsBucket")
    assert logging["LogFilePrefix"] == f"{label}/bucket/"


def test_no_query_reaches_a_sites_bucket_and_so_its_log(templates: Templates) -> None:
    for label in SITES:
        pages = site(templates, label)["DefaultCacheBehavior"]
        assert pages["CachePolicyId"] == "658327ea-f89d-4fab-a63d-7e88639e58f6", "CachingOptimized"
        assert "OriginRequestPolicyId" not in pages


@pytest.mark.parametrize("label", SITES)
def test_logs_are_kept_as_long_as_the_settings_say(label: str) -> None:
    (rule,) = log_bucket(synthesize("dev", access_log_days=17), label)["LifecycleConfiguration"]["Rules"]
    assert rule["ExpirationInDays"] == 17
    assert rule["Status"] == "Enabled"
    assert f"{label}/bucket/".startswith(rule["Prefix"])
    assert f"{label}/cdn/".startswith(rule["Prefix"])


def test_visits_to_the_sso_site_are_logged_without_cookies(templates: Templates) -> None:
    logging = site(templates, "sso")["Logging"]
    assert "AccessLogsBucket" in json.dumps(logging["Bucket"])
    assert logging["Prefix"] == "sso/cdn/"
    assert not logging.get("IncludeCookies")
    (ownership,) = log_bucket(templates, "sso")["OwnershipControls"]["Rules"]
    assert ownership == {"ObjectOwnership": "BucketOwnerPreferred"}, (
        "CloudFront writes by an access control list"
    )


def test_visits_to_an_applications_site_are_not_logged(templates: Templates) -> None:
    """The query of its `/success` carries the one-time handle."""
    assert "Logging" not in site(templates, "shop")
    (ownership,) = log_bucket(templates, "shop")["OwnershipControls"]["Rules"]
    assert ownership == {"ObjectOwnership": "BucketOwnerEnforced"}


@pytest.mark.parametrize("label", SITES)
def test_every_request_to_an_api_is_logged_without_saying_whose(templates: Templates, label: str) -> None:
    stage = templates.only(stack_of(templates, label), "AWS::ApiGateway::Stage")
    line = stage["AccessLogSetting"]["Format"]
    assert set(json.loads(line)) >= {"request_id", "method", "route", "status", "latency_ms"}
    for personal in ("identity", "authorizer", "$context.path", "querystring", "userAgent", "sourceIp"):
        assert personal not in line
    assert f"{SITES[label]}BackendApiLogsRequests" in json.dumps(stage["AccessLogSetting"]["DestinationArn"])


@pytest.mark.parametrize("label", SITES)
def test_the_gateways_own_errors_are_logged_without_bodies(templates: Templates, label: str) -> None:
    stage = templates.only(stack_of(templates, label), "AWS::ApiGateway::Stage")
    (all_methods,) = stage["MethodSettings"]
    assert (all_methods["ResourcePath"], all_methods["HttpMethod"]) == ("/*", "*")
    assert all_methods["LoggingLevel"] == "ERROR"
    assert all_methods["DataTraceEnabled"] is False
    assert all_methods["MetricsEnabled"] is True


@pytest.mark.parametrize("label", SITES)
def test_no_log_of_an_api_is_kept_forever(templates: Templates, label: str) -> None:
    """API Gateway would make the log of its errors by itself, so ours is there before the stage."""
    stack = stack_of(templates, label)
    begins = f"{SITES[label]}BackendApiLogs"
    requests = templates.named(stack, "AWS::Logs::LogGroup", f"{begins}Requests")
    errors = templates.named(stack, "AWS::Logs::LogGroup", f"{begins}Errors")
    assert requests["RetentionInDays"] == errors["RetentionInDays"] <= 365
    prefix, api, suffix = errors["LogGroupName"]["Fn::Join"][1]
    assert (prefix, suffix) == ("API-Gateway-Execution-Logs_", "/api")
    (stage,) = templates.of_type(stack, "AWS::ApiGateway::Stage").values()
    assert api == stage["Properties"]["RestApiId"]
    assert any(each.startswith(f"{begins}Errors") for each in stage["DependsOn"])


def test_the_sso_sets_the_accounts_one_role_for_logs_of_apis(templates: Templates) -> None:
    account = templates.only(templates.sso, "AWS::ApiGateway::Account")
    assert "ApiGatewayAccountRole" in json.dumps(account["CloudWatchRoleArn"])
    assert not templates.of_type(templates.shop, "AWS::ApiGateway::Account")
    (stage,) = templates.of_type(templates.sso, "AWS::ApiGateway::Stage").values()
    assert any(each.startswith("ApiGatewayAccount") for each in stage["DependsOn"])


def test_the_role_outlives_its_stack_since_others_use_it_too(prod: Templates) -> None:
    for resource_type in ("AWS::ApiGateway::Account", "AWS::IAM::Role"):
        found = prod.of_type(prod.sso, resource_type).items()
        (resource,) = [each for key, each in found if key.startswith("ApiGatewayAccount")]
        assert resource["DeletionPolicy"] == "Retain"


def test_it_is_left_alone_where_something_else_sets_it() -> None:
    templates = synthesize("dev", api_gateway_account=False)
    assert not templates.of_type(templates.sso, "AWS::ApiGateway::Account")
    assert not [key for key in templates.sso["Resources"] if key.startswith("ApiGatewayAccount")]
    assert "AccessLogSetting" in templates.only(templates.sso, "AWS::ApiGateway::Stage")
