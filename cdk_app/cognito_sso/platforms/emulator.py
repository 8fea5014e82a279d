"""Where an environment runs: the emulator on one machine."""

import os
import platform as machine
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct

from cognito_sso.edge.site_domain import SiteDomain
from cognito_sso.packaging.wheels import Target
from cognito_sso.platforms.platform import STAGE_NAME, Platform
from cognito_sso.settings.checks import SettingsError
from cognito_sso.stack_outputs import add_json_output, capitalised


class EmulatorPlatform(Platform):
    """The emulator of `make up`, listening on `port` of this machine.

    The runner uploads the sites, because the emulator lacks the layer that `BucketDeployment` runs on; it
    learns what to upload from one output per site.
    """

    target: Target = "this-machine"
    imports_gateway_responses = False
    removal_policy = cdk.RemovalPolicy.DESTROY
    log_removal_policy = cdk.RemovalPolicy.DESTROY
    mails_need_sender = False
    uses_tls = False
    alarms_on_expressions = False

    def __init__(self, *, port: int) -> None:
        self.port = port
        on_arm = machine.machine().lower() in ("arm64", "aarch64")
        self.architecture = lambda_.Architecture.ARM_64 if on_arm else lambda_.Architecture.X86_64

    def synthesizer(self) -> cdk.IStackSynthesizer:
        return cdk.CliCredentialsStackSynthesizer()

    def require_synthesizer(self, stack: cdk.Stack) -> None:
        # The default one uploads by a role that the emulator, with IAM enforced, refuses.
        if not isinstance(stack.synthesizer, cdk.CliCredentialsStackSynthesizer):
            raise SettingsError(
                stack.stack_name, "needs synthesizer=Platform.of(app).synthesizer() where it is made."
            )

    def api_origin(self, api: apigateway.SpecRestApi, *, headers: Mapping[str, str]) -> cloudfront.IOrigin:
        return origins.HttpOrigin(
            "localhost",
            http_port=self.port,
            protocol_policy=cloudfront.OriginProtocolPolicy.HTTP_ONLY,
            origin_path=_emulated_path(api),
            custom_headers=dict(headers),
        )

    def api_endpoint(self, api: apigateway.SpecRestApi) -> str:
        return f"http://localhost:{self.port}{_emulated_path(api)}/{STAGE_NAME}"

    def api_url(self, label: str, *, site_origin: str) -> str:
        # The sites' names are known to browsers and to the runner, not to this machine's resolver.
        return f"http://localhost:{self.port}/_sites/{label}/{STAGE_NAME}"

    def site_origin(self, label: str, distribution: cloudfront.Distribution) -> str:
        return self._origin_of(label)

    def known_site_origin(self, label: str, domain: SiteDomain | None) -> str:
        return self._origin_of(label)

    def cognito_endpoint(self, region: str) -> str:
        return f"http://localhost:{self.port}"

    def extra_config(self) -> dict[str, str]:
        return {"mailbox_url": self._origin_of("mailbox")}

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
        site = {
            "label": label,
            "bucket": bucket.bucket_name,
            "distribution_domain": distribution.distribution_domain_name,
            "dist": os.path.relpath(dist),
            "config": config,
        }
        add_json_output(scope, f"Site{capitalised(label)}", site)

    def _origin_of(self, label: str) -> str:
        return f"http://{label}.localhost:{self.port}"


def _emulated_path(api: apigateway.SpecRestApi) -> str:
    return f"/_aws/execute-api/{api.rest_api_id}"
