"""The sites: private buckets, one origin with their API, strict headers."""

import json
from typing import Any

from synthesized import Templates

CONSTRUCTS = ("Sso", "Application")


def stacks(templates: Templates) -> list[dict[str, Any]]:
    return [templates.sso, templates.shop]


def distribution(templates: Templates, stack: dict[str, Any]) -> dict[str, Any]:
    config: dict[str, Any] = templates.only(stack, "AWS::CloudFront::Distribution")["DistributionConfig"]
    return config


def headers(templates: Templates, stack: dict[str, Any]) -> dict[str, Any]:
    policy = templates.only(stack, "AWS::CloudFront::ResponseHeadersPolicy")
    config: dict[str, Any] = policy["ResponseHeadersPolicyConfig"]
    return config


def page_policy(templates: Templates, stack: dict[str, Any]) -> dict[str, list[str]]:
    """Directive → what it allows; "…" stands for what is known at deployment only."""
    security = headers(templates, stack)["SecurityHeadersConfig"]
    written = security["ContentSecurityPolicy"]["ContentSecurityPolicy"]
    parts = [written] if isinstance(written, str) else written["Fn::Join"][1]
    policy = "".join(part if isinstance(part, str) else "…" for part in parts)
    return {name: allowed for name, *allowed in (each.split() for each in policy.split("; "))}


def test_buckets_are_private_and_read_by_the_distribution_alone(templates: Templates) -> None:
    for stack, construct in zip(stacks(templates), CONSTRUCTS, strict=True):
        bucket = templates.named(stack, "AWS::S3::Bucket", f"{construct}SiteBucket")
        assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
        assert "BucketEncryption" in bucket
        policy = templates.named(stack, "AWS::S3::BucketPolicy", f"{construct}SiteBucketPolicy")
        denied, *allowed = policy["PolicyDocument"]["Statement"]
        assert (denied["Effect"], denied["Action"]) == ("Deny", "s3:*")
        assert denied["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}
        assert [each["Action"] for each in allowed] == ["s3:GetObject"]
        assert allowed[0]["Principal"] == {"Service": "cloudfront.amazonaws.com"}
        assert "AWS:SourceArn" in json.dumps(allowed[0]["Condition"])


def test_the_origin_is_signed_for(templates: Templates) -> None:
    for stack in stacks(templates):
        control = templates.only(stack, "AWS::CloudFront::OriginAccessControl")
        assert control["OriginAccessControlConfig"]["SigningBehavior"] == "always"


def test_api_calls_go_uncached_to_the_api_with_all_but_the_host(templates: Templates) -> None:
    for stack in stacks(templates):
        (behavior,) = distribution(templates, stack)["CacheBehaviors"]
        assert behavior["PathPattern"] == "/api/*"
        assert set(behavior["AllowedMethods"]) >= {"GET", "POST", "PATCH", "DELETE", "OPTIONS"}
        assert behavior["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad", "CachingDisabled"
        assert behavior["OriginRequestPolicyId"] == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
        assert behavior["ViewerProtocolPolicy"] == "https-only"


def test_only_the_cdn_knows_the_apis_key(templates: Templates) -> None:
    for stack, construct in zip(stacks(templates), CONSTRUCTS, strict=True):
        pages, api = distribution(templates, stack)["Origins"]
        (header,) = api["OriginCustomHeaders"]
        key = templates.named(stack, "AWS::ApiGateway::ApiKey", f"{construct}BackendOriginKey")
        assert (header["HeaderName"], header["HeaderValue"]) == ("x-api-key", key["Value"])
        assert "OriginCustomHeaders" not in pages


def test_every_visitors_protocol_is_spoken(templates: Templates) -> None:
    for stack in stacks(templates):
        assert distribution(templates, stack)["HttpVersion"] == "http2and3"
        assert distribution(templates, stack)["IPV6Enabled"] is True


def test_errors_are_neither_cached_nor_turned_into_pages(templates: Templates) -> None:
    for stack in stacks(templates):
        responses = distribution(templates, stack)["CustomErrorResponses"]
        assert {each["ErrorCode"] for each in responses} >= {403, 404, 500, 502, 503, 504}
        for response in responses:
            assert response == {"ErrorCode": response["ErrorCode"], "ErrorCachingMinTTL": 0}


def test_pages_may_load_and_call_what_they_need_and_nothing_else(templates: Templates) -> None:
    for stack in stacks(templates):
        security = headers(templates, stack)["SecurityHeadersConfig"]
        allowed = page_policy(templates, stack)
        assert len(allowed.pop("connect-src")) == 2
        assert allowed == {
            "default-src": ["'none'"],
            "script-src": ["'self'"],
            "style-src": ["'self'"],
            "img-src": ["'self'", "data:"],
            "font-src": ["'self'"],
            "manifest-src": ["'self'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "frame-ancestors": ["'none'"],
            "require-trusted-types-for": ["'script'"],
            "trusted-types": ["vue"],
        }
        assert security["ReferrerPolicy"]["ReferrerPolicy"] == "no-referrer"
        assert security["FrameOptions"]["FrameOption"] == "DENY"
        assert security["StrictTransportSecurity"]["AccessControlMaxAgeSec"] >= 31536000


def custom_headers(templates: Templates, stack: dict[str, Any]) -> dict[str, str]:
    items = headers(templates, stack)["CustomHeadersConfig"]["Items"]
    return {each["Header"]: each["Value"] for each in items if each["Override"]}


def test_other_sites_can_neither_hold_nor_load_a_page(templates: Templates) -> None:
    for stack in stacks(templates):
        sent = custom_headers(templates, stack)
        assert sent["Cross-Origin-Opener-Policy"] == "same-origin"
        assert sent["Cross-Origin-Resource-Policy"] == "same-origin"
        assert sent["Origin-Agent-Cluster"] == "?1"


def test_pages_cannot_ask_for_the_machines_senses_or_devices(templates: Templates) -> None:
    for stack in stacks(templates):
        off = custom_headers(templates, stack)["Permissions-Policy"].split(", ")
        wanted = ("camera", "microphone", "geolocation", "display-capture", "usb", "serial", "payment")
        assert {f"{feature}=()" for feature in wanted} <= set(off)
        assert all(each.endswith("=()") for each in off)


def test_only_the_sso_site_may_talk_to_cognito(templates: Templates) -> None:
    sso, shop = (page_policy(templates, stack)["connect-src"] for stack in stacks(templates))
    assert (sso[0], shop[0]) == ("'self'", "'self'")
    assert sso[1] in ("https://cognito-idp.eu-west-1.amazonaws.com", "http://localhost:4566")
    assert shop[1] in ("https://sso.example.com", "https://…", "http://sso.localhost:4566")
