"""A built front end behind a CDN, with its API on the same origin under `/api`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cognito_sso.platforms import Platform

# CloudFront keeps an origin's errors for 10 s, whatever their Cache-Control: one user's 503 for all.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
_NEVER_CACHED = (400, 403, 404, 405, 414, 500, 501, 502, 503, 504)

_EDGE_FUNCTIONS = Path(__file__).parent / "edge_functions"


class Website(Construct):
    """A private bucket, a distribution in front of it, `/api/*` to the API, and `/config.json`.

    `connect_to` names the other origins that the pages may call; the CSP allows nothing else.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        label: str,
        platform: Platform,
        api: apigateway.SpecRestApi,
        connect_to: Sequence[str],
    ) -> None:
        super().__init__(scope, construct_id)
        self._label = label
        self._platform = platform
        self.bucket = s3.Bucket(
            self,
            "Bucket",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            encryption=s3.BucketEncryption.S3_MANAGED,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            enforce_ssl=True,
            removal_policy=platform.removal_policy,
        )
        headers = self._security_headers(connect_to)
        self.distribution = cloudfront.Distribution(
            self,
            "Distribution",
            comment=f"{cdk.Stack.of(self).stack_name} {label}",
            default_root_object="index.html",
            default_behavior=cloudfront.BehaviorOptions(
                origin=origins.S3BucketOrigin.with_origin_access_control(self.bucket),
                viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
                response_headers_policy=headers,
                compress=True,
                function_associations=[self._edge_function("DeepLinks", "deep_links.js")],
            ),
            additional_behaviors={
                "/api/*": cloudfront.BehaviorOptions(
                    origin=platform.api_origin(api),
                    viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
                    allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
                    cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
                    origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
                    response_headers_policy=headers,
                    function_associations=[self._edge_function("SiteHost", "site_host.js")],
                )
            },
            error_responses=[
                cloudfront.ErrorResponse(http_status=status, ttl=cdk.Duration.seconds(0))
                for status in _NEVER_CACHED
            ],
        )
        self.origin = platform.site_origin(label, self.distribution)

    def publish(self, dist: Path, config: dict[str, Any]) -> None:
        """Put the built site and its `/config.json` behind the CDN."""
        self._platform.publish(
            self,
            label=self._label,
            dist=dist,
            config=config,
            bucket=self.bucket,
            distribution=self.distribution,
        )

    def _edge_function(self, construct_id: str, file_name: str) -> cloudfront.FunctionAssociation:
        function = cloudfront.Function(
            self,
            construct_id,
            code=cloudfront.FunctionCode.from_file(file_path=str(_EDGE_FUNCTIONS / file_name)),
            runtime=cloudfront.FunctionRuntime.JS_2_0,
        )
        return cloudfront.FunctionAssociation(
            function=function, event_type=cloudfront.FunctionEventType.VIEWER_REQUEST
        )

    def _security_headers(self, connect_to: Sequence[str]) -> cloudfront.ResponseHeadersPolicy:
        return cloudfront.ResponseHeadersPolicy(
            self,
            "SecurityHeaders",
            security_headers_behavior=cloudfront.ResponseSecurityHeadersBehavior(
                content_security_policy=cloudfront.ResponseHeadersContentSecurityPolicy(
                    content_security_policy=content_security_policy(connect_to), override=True
                ),
                content_type_options=cloudfront.ResponseHeadersContentTypeOptions(override=True),
                frame_options=cloudfront.ResponseHeadersFrameOptions(
                    frame_option=cloudfront.HeadersFrameOption.DENY, override=True
                ),
                referrer_policy=cloudfront.ResponseHeadersReferrerPolicy(
                    referrer_policy=cloudfront.HeadersReferrerPolicy.NO_REFERRER, override=True
                ),
                strict_transport_security=cloudfront.ResponseHeadersStrictTransportSecurity(
                    access_control_max_age=cdk.Duration.days(365), include_subdomains=True, override=True
                ),
            ),
            custom_headers_behavior=cloudfront.ResponseCustomHeadersBehavior(
                custom_headers=[
                    cloudfront.ResponseCustomHeader(header=header, value=value, override=True)
                    for header, value in (
                        ("Cross-Origin-Opener-Policy", "same-origin"),
                        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
                    )
                ]
            ),
        )


def content_security_policy(connect_to: Sequence[str]) -> str:
    """Scripts, styles and images of the site itself, requests to the site and `connect_to`, no framing."""
    directives = (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "manifest-src 'self'",
        " ".join(["connect-src 'self'", *connect_to]),
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return "; ".join(directives)
