"""What only a site's CDN can show to its API, so that nobody comes past the CDN and its firewall."""

from collections.abc import Mapping

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_secretsmanager as secretsmanager
from constructs import Construct

from cognito_sso.rule_exceptions import excuse

HEADER = "x-api-key"
"""Where API Gateway looks for an API key."""

_SCHEME = "origin_key"


class OriginKey(Construct):
    """A generated secret that is the API's key, and a header that the CDN adds to what it forwards.

    API Gateway refuses a request without it before any function runs. The secret stands in no template:
    CloudFormation resolves it when it sets the key and the CDN's header.
    https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-setup-api-key-with-console.html
    """

    def __init__(self, scope: Construct, construct_id: str, *, api: apigateway.SpecRestApi) -> None:
        super().__init__(scope, construct_id)
        self._secret = secretsmanager.Secret(
            self,
            "Secret",
            description=f"The key by which the CDN calls the API {self.node.path}",
            generate_secret_string=secretsmanager.SecretStringGenerator(
                password_length=48, exclude_punctuation=True
            ),
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
        excuse(
            self._secret,
            "AwsSolutions-SMG4",
            reason="The API and its CDN take a new value together, which only a deployment can do.",
        )
        plan = apigateway.UsagePlan(
            self,
            "Plan",
            description=f"Lets the CDN, and nobody else, call the API {self.node.path}",
            api_stages=[apigateway.UsagePlanPerApiStage(api=api, stage=api.deployment_stage)],
        )
        plan.add_api_key(
            apigateway.ApiKey(
                self,
                "Key",
                description="Shown by the CDN",
                value=self._secret.secret_value.unsafe_unwrap(),
            )
        )

    @property
    def headers(self) -> Mapping[str, str]:
        """What the CDN adds."""
        return {HEADER: self._secret.secret_value.unsafe_unwrap()}


def demanded_by_all(body: dict[str, object]) -> dict[str, object]:
    """The API's description with the key demanded for every operation of every path."""
    paths = body["paths"]
    if not isinstance(paths, dict):
        raise TypeError(paths)
    for operations in paths.values():
        for operation in operations.values():
            operation["security"] = [{_SCHEME: []}]
    schemes = {_SCHEME: {"type": "apiKey", "name": HEADER, "in": "header"}}
    return {**body, "securityDefinitions": schemes}
