"""Where an environment runs: AWS, or the emulator on one machine.

All that may differ between the two is here, and nothing else: the synthesizer, the architecture of the
functions, whether data outlives its stack, whether mails in our words need a sender of our own, whether
callers use TLS, how the API's description is read, which alarms there are, the API's origin and its
addresses, the sites' public origins, the Cognito endpoint, and who uploads the sites.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_cloudfront as cloudfront
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from constructs import Construct, IConstruct

from cognito_sso.edge.site_domain import SiteDomain
from cognito_sso.packaging.wheels import Target

STAGE_NAME = "api"
"""Of every API: the stage is the first part of the path that a site forwards, `/api/...`."""

_DEFAULT_PORT = 4566


class Platform(ABC):
    """What the constructs ask instead of knowing where they run."""

    target: Target
    architecture: lambda_.Architecture
    imports_gateway_responses: bool
    """Whether an API's description brings its gateway responses along."""
    removal_policy: cdk.RemovalPolicy
    """Of everything that holds data."""
    log_removal_policy: cdk.RemovalPolicy
    """Of the functions' logs, which hold the audit trail."""
    mails_need_sender: bool
    """Whether Cognito refuses a trigger's words for mails that it sends from its own address."""
    uses_tls: bool
    """Whether AWS's own APIs are called by TLS, so that a policy may insist on it."""

    alarms_on_expressions: bool
    """Whether an alarm may watch a metric that is computed from others."""

    @staticmethod
    def of(scope: IConstruct) -> "Platform":
        """The emulator where the context says `environment=local` (as the local runner does), else AWS."""
        # Both derive from this class.
        from cognito_sso.platforms.aws import AwsPlatform  # noqa: PLC0415
        from cognito_sso.platforms.emulator import EmulatorPlatform  # noqa: PLC0415

        if scope.node.try_get_context("environment") != "local":
            return AwsPlatform()
        return EmulatorPlatform(port=int(scope.node.try_get_context("local_port") or _DEFAULT_PORT))

    @property
    def protects_data(self) -> bool:
        """Whether stateful resources refuse deletion."""
        return self.removal_policy == cdk.RemovalPolicy.RETAIN

    @abstractmethod
    def synthesizer(self) -> cdk.IStackSynthesizer:
        """How stacks find their assets. A new one per stack."""

    @abstractmethod
    def require_synthesizer(self, stack: cdk.Stack) -> None:
        """Raises `SettingsError` for a stack whose synthesizer cannot work here."""

    @abstractmethod
    def api_origin(self, api: apigateway.SpecRestApi, *, headers: Mapping[str, str]) -> cloudfront.IOrigin:
        """The origin behind `/api/*`, which gets `headers`; the API's stage name is the path's first part."""

    @abstractmethod
    def api_endpoint(self, api: apigateway.SpecRestApi) -> str:
        """The API's own address, which refuses whoever comes past its site."""

    @abstractmethod
    def api_url(self, label: str, *, site_origin: str) -> str:
        """Where other backends call the API of the site `label`, through that site."""

    @abstractmethod
    def site_origin(self, label: str, distribution: cloudfront.Distribution) -> str:
        """Scheme and host that browsers use for a site, such as `https://d111.cloudfront.net`."""

    @abstractmethod
    def known_site_origin(self, label: str, domain: SiteDomain | None) -> str:
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
