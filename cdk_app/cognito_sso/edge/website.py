"""A built front end behind a CDN, with its API on the same origin under `/api`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cognito_sso.api.chalice_service import SiteApi
from cognito_sso.edge.access_logs import AccessLogs
from cognito_sso.edge.page_rules import ISOLATION_HEADERS, content_security_policy
from cognito_sso.edge.site_domain import SiteDomain
from cognito_sso.platforms.platform import Platform
from cognito_sso.rule_exceptions import excuse

# CloudFront keeps an origin's errors for 10 s, whatever their Cache-Control: one user's 503 for all.
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
_NEVER_CACHED = (400, 403, 404, 405, 414, 500, 501, 502, 503, 504)

_EDGE_FUNCTIONS = Path(__file__).parent / "functions"


class Website(Construct):
    """A private bucket, a distribution in front of it, `/api/*` to the API if any, and `/config.json`.

    `connect_to` names the other origins that the pages may call; the CSP allows nothing else. `trusted_types`
    says by which Trusted Types policies they may make HTML of strings: True by any, False without one.
    `web_acl_arn` is a firewall of AWS WAF with CLOUDFRONT scope. Access logs are kept for `access_log_days`;
    `logs_visits` says whether the CDN writes one too. Never at an application's site: the query of its
    `/success` carries the one-time handle.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        label: str,
        platform: Platform,
        api: SiteApi | None,
        connect_to: Sequence[str],
        trusted_types: Sequence[str] | bool,
        access_log_days: int,
        logs_visits: bool,
        domain: SiteDomain | None = None,
        web_acl_arn: str | None = None,
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
        logs = AccessLogs.of_stack(self, platform=platform)
        logs.keep(label, days=access_log_days)
        logs.log_bucket(label, self.bucket)
        headers = self._security_headers(content_security_policy(connect_to, trusted_types=trusted_types))
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
            additional_behaviors={"/api/*": self._to_api(api, headers)} if api else None,
            error_responses=[
                cloudfront.ErrorResponse(http_status=status, ttl=cdk.Duration.seconds(0))
                for status in _NEVER_CACHED
            ],
            domain_names=[domain.name] if domain else None,
            certificate=domain.certificate if domain else None,
            minimum_protocol_version=cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021 if domain else None,
            http_version=cloudfront.HttpVersion.HTTP2_AND_3,
            enable_ipv6=True,
            web_acl_id=web_acl_arn,
            log_bucket=logs.bucket if logs_visits else None,
            log_file_prefix=logs.let_cdn_write(label) if logs_visits else None,
        )
        self.origin = platform.known_site_origin(label, domain) or platform.site_origin(
            label, self.distribution
        )
        self._excuse(
            logs_visits=logs_visits, has_domain=domain is not None, has_firewall=web_acl_arn is not None
        )
        if domain is not None:
            domain.add_records(self, self.distribution)

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

    def _excuse(self, *, logs_visits: bool, has_domain: bool, has_firewall: bool) -> None:
        excuse(self.distribution, "AwsSolutions-CFR1", reason="Users may sign in from any country.")
        if not logs_visits:
            excuse(
                self.distribution,
                "AwsSolutions-CFR3",
                reason="The log would show one-time handles, which come in the query of /success.",
            )
        if not has_domain:
            excuse(
                self.distribution,
                "AwsSolutions-CFR4",
                reason="Without a domain of its own a site has CloudFront's certificate and TLS versions.",
            )
        if not has_firewall:
            excuse(self.distribution, "AwsSolutions-CFR2", reason="The settings ask for no firewall here.")

    def _to_api(self, api: SiteApi, headers: cloudfront.ResponseHeadersPolicy) -> cloudfront.BehaviorOptions:
        return cloudfront.BehaviorOptions(
            origin=self._platform.api_origin(api.rest_api, headers=api.origin_key.headers),
            viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
            allowed_methods=cloudfront.AllowedMethods.ALLOW_ALL,
            cache_policy=cloudfront.CachePolicy.CACHING_DISABLED,
            origin_request_policy=cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
            response_headers_policy=headers,
            function_associations=[self._edge_function("SiteHost", "site_host.js")],
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

    def _security_headers(self, page_policy: str) -> cloudfront.ResponseHeadersPolicy:
        return cloudfront.ResponseHeadersPolicy(
            self,
            "SecurityHeaders",
            security_headers_behavior=cloudfront.ResponseSecurityHeadersBehavior(
                content_security_policy=cloudfront.ResponseHeadersContentSecurityPolicy(
                    content_security_policy=page_policy, override=True
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
                    for header, value in ISOLATION_HEADERS.items()
                ]
            ),
        )
