"""Where an environment runs: AWS."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_deployment as s3_deployment
from constructs import Construct

from cognito_sso.edge.site_domain import SiteDomain
from cognito_sso.packaging.wheels import Target
from cognito_sso.platforms.platform import STAGE_NAME, Platform
from cognito_sso.rule_exceptions import excuse

_UPLOADER_ACTIONS = ("GetBucket", "GetObject", "List", "Abort", "DeleteObject")


class AwsPlatform(Platform):
    """AWS itself."""

    target: Target = "lambda-arm64"
    architecture = lambda_.Architecture.ARM_64
    imports_gateway_responses = True
    removal_policy = cdk.RemovalPolicy.RETAIN
    log_removal_policy = cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
    # "Custom message Lambda trigger" in AWS's guide: without SES they are an InvalidLambdaResponseException.
    mails_need_sender = True
    uses_tls = True
    alarms_on_expressions = True

    def synthesizer(self) -> cdk.IStackSynthesizer:
        return cdk.DefaultStackSynthesizer()

    def require_synthesizer(self, stack: cdk.Stack) -> None:
        """Any will do."""

    def api_origin(self, api: apigateway.SpecRestApi, *, headers: Mapping[str, str]) -> cloudfront.IOrigin:
        return origins.HttpOrigin(
            _api_host(api),
            protocol_policy=cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
            custom_headers=dict(headers),
        )

    def api_endpoint(self, api: apigateway.SpecRestApi) -> str:
        return f"https://{_api_host(api)}/{STAGE_NAME}"

    def api_url(self, label: str, *, site_origin: str) -> str:
        return f"{site_origin}/{STAGE_NAME}"

    def site_origin(self, label: str, distribution: cloudfront.Distribution) -> str:
        return f"https://{distribution.distribution_domain_name}"

    def known_site_origin(self, label: str, domain: SiteDomain | None) -> str:
        return f"https://{domain.name}" if domain else ""

    def cognito_endpoint(self, region: str) -> str:
        return f"https://cognito-idp.{region}.amazonaws.com"

    def publish(
        self,
        scope: Construct,
        *,
        label: str,
        dist: Path,
        config: dict[str, Any],
        bucket: s3.Bucket,
        distribution: cloudfront.Distribution,
    ) -> None:
        # Assets first: a page must never name a script that is not there yet.
        assets = s3_deployment.BucketDeployment(
            scope,
            "Assets",
            destination_bucket=bucket,
            destination_key_prefix="assets",
            sources=[s3_deployment.Source.asset(str(dist / "assets"))],
            cache_control=[s3_deployment.CacheControl.from_string("public, max-age=31536000, immutable")],
            prune=False,
        )
        pages = s3_deployment.BucketDeployment(
            scope,
            "Pages",
            destination_bucket=bucket,
            sources=[
                s3_deployment.Source.asset(str(dist), exclude=["assets/*"]),
                s3_deployment.Source.json_data("config.json", config),
            ],
            cache_control=[s3_deployment.CacheControl.from_string("no-cache")],
            prune=False,
            distribution=distribution,
            distribution_paths=["/*"],
        )
        pages.node.add_dependency(assets)
        _excuse_uploader(pages.handler_role, bucket)


def _excuse_uploader(role: iam.IRole, bucket: s3.Bucket) -> None:
    """The function, role and policy by which the CDK's own construct uploads the sites of a stack."""
    stack = cdk.Stack.of(bucket)
    account = "<AWS::AccountId>" if cdk.Token.is_unresolved(stack.account) else stack.account
    region = "<AWS::Region>" if cdk.Token.is_unresolved(stack.region) else stack.region
    assert isinstance(bucket.node.default_child, cdk.CfnElement)  # noqa: S101 - what a Bucket is made of
    logical_id = stack.resolve(bucket.node.default_child.logical_id)
    qualifier = stack.node.try_get_context("@aws-cdk/core:bootstrapQualifier")
    assets = f"cdk-{qualifier or cdk.DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-{account}-{region}"
    reason = (
        "The CDK's own construct for uploads is made so; it runs while a stack is deployed, and then only."
    )
    function = role.node.scope
    assert function is not None  # noqa: S101 - it is for a function
    excuse(function, "AwsSolutions-L1", reason=reason)
    excuse(
        role,
        "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]",
        reason=reason,
    )
    excuse(
        role.node.find_child("DefaultPolicy"),
        *(f"AwsSolutions-IAM5[Action::s3:{action}*]" for action in _UPLOADER_ACTIONS),
        f"AwsSolutions-IAM5[Resource::arn:aws:s3:::{assets}/*]",
        f"AwsSolutions-IAM5[Resource::<{logical_id}.Arn>/*]",
        "AwsSolutions-IAM5[Resource::*]",
        reason=reason,
    )


def _api_host(api: apigateway.SpecRestApi) -> str:
    return f"{api.rest_api_id}.execute-api.{cdk.Stack.of(api).region}.{cdk.Aws.URL_SUFFIX}"
