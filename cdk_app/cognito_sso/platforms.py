"""Where an environment runs: AWS, or the emulator on one machine.

All that may differ between the two is here, and nothing else: the synthesizer, the architecture of the
functions, whether data outlives its stack, whether callers use TLS, how the API's description is read, the
API's origin and its address for other backends, the sites' public origins, the Cognito endpoint, and who
uploads the sites.
"""

import os
import platform as machine
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_deployment as s3_deployment
from constructs import Construct

from cognito_sso.wheels import Target

STAGE_NAME = "api"
"""Of every API: the stage is the first part of the path that a site forwards, `/api/...`."""


class Platform(ABC):
    """What the constructs ask instead of knowing where they run."""

    target: Target
    architecture: lambda_.Architecture
    imports_gateway_responses: bool
    """Whether an API's description brings its gateway responses along."""
    removal_policy: cdk.RemovalPolicy
    """Of everything that holds data."""
    uses_tls: bool
    """Whether AWS's own APIs are called by TLS, so that a policy may insist on it."""

    @property
    def protects_data(self) -> bool:
        """Whether stateful resources refuse deletion."""
        return self.removal_policy == cdk.RemovalPolicy.RETAIN

    @abstractmethod
    def synthesizer(self) -> cdk.IStackSynthesizer:
        """How stacks find their assets. A new one per stack."""

    @abstractmethod
    def api_origin(self, api: apigateway.SpecRestApi) -> cloudfront.IOrigin:
        """The origin behind `/api/*`; the API's stage name is the path's first part."""

    @abstractmethod
    def api_url(self, api: apigateway.SpecRestApi, *, site_origin: str) -> str:
        """Where other backends call the API; `site_origin` is that of its site."""

    @abstractmethod
    def site_origin(self, label: str, distribution: cloudfront.Distribution) -> str:
        """Scheme and host that browsers use for a site, such as `https://d111.cloudfront.net`."""

    @abstractmethod
    def known_site_origin(self, label: str) -> str:
        """The same where it is known before anything is deployed, else the empty string."""

    @abstractmethod
    def cognito_endpoint(self, region: str) -> str:
        """The origin of Cognito's API, for browsers."""

    def jwks_uri(self, region: str, user_pool_id: str) -> str:
        """Where the keys of the pool's tokens are."""
        return f"{self.cognito_endpoint(region)}/{user_pool_id}/.well-known/jwks.json"

    def extra_config(self) -> dict[str, str]:
        """What the SSO site's `/config.json` has here only."""
        return {}

    @abstractmethod
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
        """Bring the built site and its `/config.json` into the bucket."""


class AwsPlatform(Platform):
    """AWS itself."""

    target: Target = "lambda-arm64"
    architecture = lambda_.Architecture.ARM_64
    imports_gateway_responses = True
    removal_policy = cdk.RemovalPolicy.RETAIN
    uses_tls = True

    def synthesizer(self) -> cdk.IStackSynthesizer:
        return cdk.DefaultStackSynthesizer()

    def api_origin(self, api: apigateway.SpecRestApi) -> cloudfront.IOrigin:
        host = f"{api.rest_api_id}.execute-api.{cdk.Stack.of(api).region}.{cdk.Aws.URL_SUFFIX}"
        return origins.HttpOrigin(host, protocol_policy=cloudfront.OriginProtocolPolicy.HTTPS_ONLY)

    def api_url(self, api: apigateway.SpecRestApi, *, site_origin: str) -> str:
        return f"{site_origin}/{STAGE_NAME}"

    def site_origin(self, label: str, distribution: cloudfront.Distribution) -> str:
        return f"https://{distribution.distribution_domain_name}"

    def known_site_origin(self, label: str) -> str:
        return ""

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


class EmulatorPlatform(Platform):
    """The emulator of `make up`, listening on `port` of this machine.

    The runner uploads the sites, because the emulator lacks the layer that `BucketDeployment` runs on; it
    learns what to upload from one output per site.
    """

    target: Target = "this-machine"
    imports_gateway_responses = False
    removal_policy = cdk.RemovalPolicy.DESTROY
    uses_tls = False

    def __init__(self, *, port: int) -> None:
        self.port = port
        on_arm = machine.machine().lower() in ("arm64", "aarch64")
        self.architecture = lambda_.Architecture.ARM_64 if on_arm else lambda_.Architecture.X86_64

    def synthesizer(self) -> cdk.IStackSynthesizer:
        return cdk.CliCredentialsStackSynthesizer()

    def api_origin(self, api: apigateway.SpecRestApi) -> cloudfront.IOrigin:
        return origins.HttpOrigin(
            "localhost",
            http_port=self.port,
            protocol_policy=cloudfront.OriginProtocolPolicy.HTTP_ONLY,
            origin_path=_emulated_path(api),
        )

    def api_url(self, api: apigateway.SpecRestApi, *, site_origin: str) -> str:
        # The sites' names are known to browsers and to the runner, not to this machine's resolver.
        return f"http://localhost:{self.port}{_emulated_path(api)}/{STAGE_NAME}"

    def site_origin(self, label: str, distribution: cloudfront.Distribution) -> str:
        return self.known_site_origin(label)

    def known_site_origin(self, label: str) -> str:
        return f"http://{label}.localhost:{self.port}"

    def cognito_endpoint(self, region: str) -> str:
        return f"http://localhost:{self.port}"

    def extra_config(self) -> dict[str, str]:
        return {"mailbox_url": self.known_site_origin("mailbox")}

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
        stack = cdk.Stack.of(scope)
        site = {
            "label": label,
            "bucket": bucket.bucket_name,
            "distribution_domain": distribution.distribution_domain_name,
            "dist": os.path.relpath(dist),
            "config": config,
        }
        name = "Site" + "".join(part.capitalize() for part in label.split("-"))
        output = cdk.CfnOutput(stack, name, value=stack.to_json_string(site))
        output.override_logical_id(name)


def _emulated_path(api: apigateway.SpecRestApi) -> str:
    return f"/_aws/execute-api/{api.rest_api_id}"
