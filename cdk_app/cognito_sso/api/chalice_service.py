"""A Chalice app on AWS: its REST API and one function, role and log group per entry point."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_logs as logs
from constructs import Construct

from cognito_sso.api.access_logs import REQUEST_LINE, ApiGatewayAccount, ApiLogs
from cognito_sso.api.gateway_responses import add_gateway_responses, described_responses
from cognito_sso.api.log_retention import retention_of
from cognito_sso.api.origin_key import OriginKey, demanded_by_all
from cognito_sso.packaging.chalice_package import ChalicePackage
from cognito_sso.packaging.wheels import RUNTIME_PYTHON
from cognito_sso.platforms.platform import STAGE_NAME, Platform
from cognito_sso.rule_exceptions import excuse
from cognito_sso.settings.environment import SsoSettings

# Spelled out, because the emulator imports no `x-amazon-apigateway-any-method`.
_METHODS = ("get", "post", "put", "patch", "delete", "head", "options")
_PROXY_PARAMETER = {"name": "proxy", "in": "path", "required": True, "type": "string"}


@dataclass(frozen=True, kw_only=True)
class SiteApi:
    """A REST API that is called through its site only."""

    rest_api: apigateway.SpecRestApi
    function: lambda_.Function
    """Behind all its routes."""
    origin_key: OriginKey


class ChaliceService(Construct):
    """Chalice packages and describes the app; native resources are made here, so each can be checked.

    `add_rest_api` serves the routes of `app.app`. `add_entry_point` makes a function of its own for
    another handler in the same package, such as a Cognito trigger; `functions` has all of them by name. They
    write their metrics under `metrics_namespace`. `log_account` lets the API write logs; None: it may.
    """

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        package: ChalicePackage,
        platform: Platform,
        settings: SsoSettings,
        metrics_namespace: str,
        log_account: ApiGatewayAccount | None,
    ) -> None:
        super().__init__(scope, construct_id)
        self._platform = platform
        self._settings = settings
        self._log_account = log_account
        self.metrics_namespace = metrics_namespace
        self.functions: dict[str, lambda_.Function] = {}
        self._code = lambda_.Code.from_asset(str(package.zip_path))
        self._described = package.open_api

    def add_rest_api(
        self, *, environment: Mapping[str, str], statements: Sequence[iam.PolicyStatement], description: str
    ) -> SiteApi:
        """The REST API of the app and the one function behind all its routes."""
        function = self.add_entry_point(
            "Rest",
            handler="app.app",
            environment=environment,
            statements=statements,
            memory_mib=1024,
            timeout=cdk.Duration.seconds(15),
            description=description,
        )
        api_logs = ApiLogs(self, "ApiLogs", retention_days=self._settings.log_retention_days)
        api = apigateway.SpecRestApi(
            self,
            "Api",
            api_definition=apigateway.ApiDefinition.from_inline(self._api_body(function)),
            rest_api_name=self.node.path.replace("/", "-"),
            endpoint_types=[apigateway.EndpointType.REGIONAL],
            description=description,
            deploy_options=self._stage_options(api_logs),
            cloud_watch_role=False,
        )
        excuse(
            api,
            "AwsSolutions-APIG2",
            reason="The function behind it checks every request and says in the error format what is wrong.",
        )
        excuse(
            api.deployment_stage,
            "AwsSolutions-APIG3",
            reason="The firewall is at the site, and the API refuses whoever comes without the site's key.",
        )
        api_logs.precede(api, self._log_account)
        if not self._platform.imports_gateway_responses:
            add_gateway_responses(api)
        function.add_permission(
            "InvokedByApi",
            principal=iam.ServicePrincipal("apigateway.amazonaws.com"),
            source_arn=api.arn_for_execute_api(method="*", path="/*", stage=STAGE_NAME),
        )
        return SiteApi(rest_api=api, function=function, origin_key=OriginKey(self, "OriginKey", api=api))

    def add_entry_point(
        self,
        name: str,
        *,
        handler: str,
        environment: Mapping[str, str],
        description: str,
        statements: Sequence[iam.PolicyStatement] = (),
        memory_mib: int = 512,
        timeout: cdk.Duration | None = None,
    ) -> lambda_.Function:
        """A function for `handler` that may write its own log and what `statements` allow, no more.

        The default timeout is the 5 s that Cognito waits for a trigger.
        """
        log_group = logs.LogGroup(
            self,
            f"{name}Log",
            retention=retention_of(self._settings.log_retention_days),
            removal_policy=self._platform.log_removal_policy,
        )
        role = iam.Role(
            self,
            f"{name}Role",
            assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
            description=description,
        )
        log_group.grant_write(role)
        for statement in statements:
            role.add_to_policy(statement)
        function = lambda_.Function(
            self,
            name,
            code=self._code,
            handler=handler,
            runtime=lambda_.Runtime(RUNTIME_PYTHON, lambda_.RuntimeFamily.PYTHON),
            architecture=self._platform.architecture,
            memory_size=memory_mib,
            timeout=timeout or cdk.Duration.seconds(5),
            environment={**environment, "METRICS_NAMESPACE": self.metrics_namespace},
            role=role,
            log_group=log_group,
            description=description,
        )
        # A function that starts before its policy is in force would fail its first calls.
        function.node.add_dependency(role)
        excuse(
            function,
            "AwsSolutions-L1",
            reason="The runtime is the Python that packages the code, so that both have the same modules.",
        )
        self.functions[name] = function
        return function

    def _stage_options(self, api_logs: ApiLogs) -> apigateway.StageOptions:
        rate = self._settings.api_requests_per_second
        return apigateway.StageOptions(
            stage_name=STAGE_NAME,
            throttling_rate_limit=rate,
            throttling_burst_limit=2 * rate,
            access_log_destination=api_logs.requests,
            access_log_format=REQUEST_LINE,
            logging_level=apigateway.MethodLoggingLevel.ERROR,
            # It would show tokens and bodies.
            data_trace_enabled=False,
            metrics_enabled=True,
        )

    def _api_body(self, function: lambda_.Function) -> dict[str, Any]:
        stack = cdk.Stack.of(self)
        uri = (
            f"arn:{stack.partition}:apigateway:{stack.region}:lambda:path/2015-03-31/functions/"
            f"{function.function_arn}/invocations"
        )
        return integrate(self._described, uri=uri, title=self.node.path)


def integrate(described: Mapping[str, Any], *, uri: str, title: str) -> dict[str, Any]:
    """Chalice's description with every route, and every other path and method, sent to the function.

    The rest goes there too so that 404 and 405 are answered in the API's own words; API Gateway would
    answer both with 403 "Missing Authentication Token".
    """
    body: dict[str, Any] = copy.deepcopy(dict(described))
    body["info"] = {"version": "1.0", "title": title}
    body["x-amazon-apigateway-gateway-responses"] = described_responses()
    # JSON only; a binary media type would make API Gateway hand bodies over in base64.
    body.pop("x-amazon-apigateway-binary-media-types", None)
    integration = {
        "type": "aws_proxy",
        "httpMethod": "POST",
        "uri": uri,
        "passthroughBehavior": "when_no_match",
        "responses": {"default": {"statusCode": "200"}},
    }
    for operations in [*body["paths"].values(), body["paths"].setdefault("/{proxy+}", {})]:
        parameters = next(iter(operations.values()), {"parameters": [_PROXY_PARAMETER]}).get("parameters", [])
        for method in _METHODS:
            operation = operations.setdefault(method, {"responses": {}, "parameters": parameters})
            operation["x-amazon-apigateway-integration"] = integration
    return demanded_by_all(body)
