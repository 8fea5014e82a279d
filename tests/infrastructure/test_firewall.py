"""The firewalls: which requests they count and refuse, what they answer, and what they write down."""

import json
import re
from typing import Any

import pytest
from cognito_sso import FirewallSettings
from synthesized import Templates, synthesize

RATES = ("Requests", "SignInRequests", "CodeRequests")


def web_acl(templates: Templates) -> dict[str, Any]:
    assert templates.edge is not None
    return templates.only(templates.edge, "AWS::WAFv2::WebACL")


def rule(acl: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (each for each in acl["Rules"] if each["Name"] == name)
    rule: dict[str, Any] = found
    return rule


def rate(acl: dict[str, Any], name: str) -> dict[str, Any]:
    statement: dict[str, Any] = rule(acl, name)["Statement"]["RateBasedStatement"]
    return statement


def counted_by(acl: dict[str, Any], name: str, path: str) -> bool:
    match = rate(acl, name)["ScopeDownStatement"]["RegexMatchStatement"]
    assert match["FieldToMatch"] == {"UriPath": {}}
    return re.search(match["RegexString"], path) is not None


def test_the_sites_of_production_are_behind_one_firewall(prod: Templates) -> None:
    assert web_acl(prod)["Scope"] == "CLOUDFRONT"
    assert web_acl(prod)["DefaultAction"] == {"Allow": {}}
    for stack in (prod.sso, prod.shop):
        site = prod.only(stack, "AWS::CloudFront::Distribution")["DistributionConfig"]
        assert "FirewallWebAcl" in json.dumps(site["WebACLId"])


def test_without_the_setting_there_is_none() -> None:
    templates = synthesize("prod", firewall=None)
    assert templates.edge is not None
    for stack in (templates.edge, templates.sso, templates.shop):
        assert not [each for each in stack["Resources"].values() if each["Type"].startswith("AWS::WAFv2")]
    for stack in (templates.sso, templates.shop):
        site = templates.only(stack, "AWS::CloudFront::Distribution")["DistributionConfig"]
        assert "WebACLId" not in site


def test_an_address_may_send_what_the_settings_say() -> None:
    firewall = FirewallSettings(requests=500, sign_in_requests=50, code_requests=10)
    acl = web_acl(synthesize("prod", firewall=firewall))
    assert [rate(acl, name)["Limit"] for name in RATES] == [500, 50, 10]
    for name in RATES:
        assert rate(acl, name)["AggregateKeyType"] == "IP"
        assert rate(acl, name)["EvaluationWindowSec"] == 300


def test_who_sends_more_is_told_so_in_the_contracts_words(prod: Templates) -> None:
    acl = web_acl(prod)
    for name in RATES:
        answer = rule(acl, name)["Action"]["Block"]["CustomResponse"]
        assert answer["ResponseCode"] == 429
        headers = {each["Name"]: each["Value"] for each in answer["ResponseHeaders"]}
        assert headers == {"Retry-After": "60", "Cache-Control": "no-store"}
        body = acl["CustomResponseBodies"][answer["CustomResponseBodyKey"]]
        assert body["ContentType"] == "APPLICATION_JSON"
        assert json.loads(body["Content"])["error"] == "too_many_requests"
        assert set(json.loads(body["Content"])) == {"error", "message", "request_id"}


def test_routes_that_sign_in_are_counted_apart(prod: Templates) -> None:
    """Each is one of the API's, so that a renamed one does not go uncounted."""
    paths = prod.only(prod.sso, "AWS::ApiGateway::RestApi")["Body"]["paths"]
    counted = {path for path in paths if counted_by(web_acl(prod), "SignInRequests", f"/api{path}")}
    assert counted == {
        "/init-session",
        "/get-session",
        "/refresh-session",
        "/sso-session",
        "/join-application",
        "/logout",
    }
    codes = {path for path in paths if counted_by(web_acl(prod), "CodeRequests", f"/api{path}")}
    assert codes == {"/send-code"}


def test_everything_counts_as_a_request(prod: Templates) -> None:
    assert "ScopeDownStatement" not in rate(web_acl(prod), "Requests")


def test_an_encoded_path_is_counted_as_what_it_means(prod: Templates) -> None:
    for name in ("SignInRequests", "CodeRequests"):
        match = rate(web_acl(prod), name)["ScopeDownStatement"]["RegexMatchStatement"]
        transformations = sorted(match["TextTransformations"], key=lambda each: int(each["Priority"]))
        assert [each["Type"] for each in transformations] == ["URL_DECODE", "NORMALIZE_PATH"]


def test_aws_own_rules_refuse_after_the_counting(prod: Templates) -> None:
    rules = sorted(web_acl(prod)["Rules"], key=lambda each: int(each["Priority"]))
    assert [each["Name"] for each in rules] == [
        *RATES,
        "AWSManagedRulesAmazonIpReputationList",
        "AWSManagedRulesKnownBadInputsRuleSet",
        "AWSManagedRulesCommonRuleSet",
    ]
    for each in rules[3:]:
        assert each["OverrideAction"] == {"None": {}}, "it refuses, but for the rules that only count"


def test_what_our_own_requests_look_like_is_counted_and_not_refused(prod: Templates) -> None:
    groups = [
        each["Statement"]["ManagedRuleGroupStatement"]
        for each in web_acl(prod)["Rules"]
        if "ManagedRuleGroupStatement" in each["Statement"]
    ]
    counted = {
        override["Name"]
        for group in groups
        for override in group.get("RuleActionOverrides", [])
        if override["ActionToUse"] == {"Count": {}}
    }
    assert counted == {
        "SizeRestrictions_BODY",
        "SizeRestrictions_QUERYSTRING",
        "GenericRFI_QUERYARGUMENTS",
        "RestrictedExtensions_QUERYARGUMENTS",
        "NoUserAgent_HEADER",
    }


def test_cognitos_own_api_is_limited_too(prod: Templates) -> None:
    acl = prod.named(prod.sso, "AWS::WAFv2::WebACL", "UserPoolFirewallWebAcl")
    association = prod.only(prod.sso, "AWS::WAFv2::WebACLAssociation")
    assert acl["Scope"] == "REGIONAL"
    assert "UserPool" in json.dumps(association["ResourceArn"])
    assert "UserPoolFirewallWebAcl" in json.dumps(association["WebACLArn"])
    assert rate(acl, "CognitoRequests")["Limit"] == 300
    (body,) = acl["CustomResponseBodies"].values()
    assert json.loads(body["Content"])["__type"] == "TooManyRequestsException"


@pytest.mark.parametrize(
    ("operation", "counts"),
    [
        ("InitiateAuth", True),
        ("RespondToAuthChallenge", True),
        ("SignUp", True),
        ("ConfirmForgotPassword", True),
        ("ForgotPassword", False),
        ("ResendConfirmationCode", False),
    ],
)
def test_calls_that_the_backend_makes_for_everybody_count_apart(
    prod: Templates, operation: str, counts: bool
) -> None:
    acl = prod.named(prod.sso, "AWS::WAFv2::WebACL", "UserPoolFirewallWebAcl")
    excepted = rate(acl, "CognitoRequests")["ScopeDownStatement"]["NotStatement"]["Statement"]
    match = excepted["RegexMatchStatement"]
    assert match["FieldToMatch"] == {"SingleHeader": {"Name": "x-amz-target"}}
    target = f"AWSCognitoIdentityProviderService.{operation}"
    assert (re.search(match["RegexString"], target) is None) == counts
    assert re.search(match["RegexString"], f"{target},{target}") is None
    apart = rate(acl, "CodeMails")
    assert apart["ScopeDownStatement"]["RegexMatchStatement"] == match
    assert apart["Limit"] == 3000


def test_no_firewall_shows_samples_of_requests(prod: Templates) -> None:
    for acl in (web_acl(prod), prod.named(prod.sso, "AWS::WAFv2::WebACL", "UserPoolFirewallWebAcl")):
        for shown in (acl, *acl["Rules"]):
            assert shown["VisibilityConfig"]["SampledRequestsEnabled"] is False
            assert shown["VisibilityConfig"]["CloudWatchMetricsEnabled"] is True


def test_logs_have_neither_tokens_nor_queries_and_end(prod: Templates) -> None:
    assert prod.edge is not None
    for stack, construct in ((prod.edge, "Firewall"), (prod.sso, "UserPoolFirewall")):
        group = prod.named(stack, "AWS::Logs::LogGroup", f"{construct}Log")
        assert group["LogGroupName"].startswith("aws-waf-logs-")
        assert group["RetentionInDays"] == 365
        logging = prod.named(stack, "AWS::WAFv2::LoggingConfiguration", f"{construct}Logging")
        headers = [
            each["SingleHeader"]["Name"] for each in logging["RedactedFields"] if "SingleHeader" in each
        ]
        assert headers == ["authorization", "cookie", "referer"]
        assert {"QueryString": {}} in logging["RedactedFields"]
        assert ":*" not in json.dumps(logging["LogDestinationConfigs"]), "AWS WAF wants the bare ARN"


def test_requests_that_no_rule_met_are_not_logged(prod: Templates) -> None:
    assert prod.edge is not None
    logged = prod.only(prod.edge, "AWS::WAFv2::LoggingConfiguration")["LoggingFilter"]
    assert logged["DefaultBehavior"] == "DROP"
    (kept,) = logged["Filters"]
    actions = {each["ActionCondition"]["Action"] for each in kept["Conditions"]}
    assert (kept["Behavior"], kept["Requirement"]) == ("KEEP", "MEETS_ANY")
    assert actions == {"BLOCK", "COUNT", "EXCLUDED_AS_COUNT"}
