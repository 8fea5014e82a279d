"""What API Gateway writes down of the requests to an API."""

import json

import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigateway
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from constructs import Construct

from cognito_sso.api.log_retention import retention_of
from cognito_sso.platforms.platform import STAGE_NAME, Platform
from cognito_sso.rule_exceptions import excuse

_ID = "ApiGatewayAccount"

REQUEST_LINE = apigateway.AccessLogFormat.custom(
    json.dumps(
        {
            "request_id": "$context.requestId",
            "time": "$context.requestTimeEpoch",
            "method": "$context.httpMethod",
            "route": "$context.resourcePath",
            "status": "$context.status",
            "latency_ms": "$context.responseLatency",
            "function_status": "$context.integration.integrationStatus",
            "function_latency_ms": "$context.integration.latency",
            "answered_by_gateway": "$context.error.responseType",
            "response_bytes": "$context.responseLength",
        }
    )
)
"""One line of JSON for each request, by the route's pattern: no path, query, address or browser of anybody.

https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html
"""


class ApiGatewayAccount(Construct):
    """The role by which API Gateway writes logs: AWS has one for all APIs of an account in a region.

    So it stays on AWS when its stack goes, and a second environment in the account sets one as good.
    https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
    """

    def __init__(self, scope: cdk.Stack, construct_id: str, *, platform: Platform) -> None:
        super().__init__(scope, construct_id)
        role = iam.Role(
            self,
            "Role",
            assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com"),
            managed_policies=[
                iam.ManagedPolicy.from_aws_managed_policy_name(
                    "service-role/AmazonAPIGatewayPushToCloudWatchLogs"
                )
            ],
            description="API Gateway: writes logs",
        )
        role.apply_removal_policy(platform.removal_policy)
        excuse(
            role,
            "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/"
            "service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
            reason="API Gateway takes only a role that may do all that this policy allows.",
        )
        account = apigateway.CfnAccount(self, "Account", cloud_watch_role_arn=role.role_arn)
        account.apply_removal_policy(platform.removal_policy)

    @classmethod
    def of_stack(cls, scope: Construct, *, platform: Platform) -> "ApiGatewayAccount":
        """The one of the stack of `scope`, which the first who asks makes."""
        stack = cdk.Stack.of(scope)
        existing = stack.node.try_find_child(_ID)
        return existing if isinstance(existing, cls) else cls(stack, _ID, platform=platform)


class ApiLogs(Construct):
    """One log of an API's requests, and one of what goes wrong in API Gateway itself."""

    def __init__(self, scope: Construct, construct_id: str, *, retention_days: int) -> None:
        super().__init__(scope, construct_id)
        self._retention = retention_of(retention_days)
        self._requests = self._log("Requests", name=None)

    @property
    def requests(self) -> apigateway.IAccessLogDestination:
        """Where the stage writes a line for each request."""
        return apigateway.LogGroupLogDestination(self._requests)

    def precede(self, api: apigateway.SpecRestApi, account: ApiGatewayAccount | None) -> None:
        """Have all that logging needs before the API's stage.

        API Gateway itself would make the log of errors, and keep it forever.
        """
        errors = self._log("Errors", name=f"API-Gateway-Execution-Logs_{api.rest_api_id}/{STAGE_NAME}")
        api.deployment_stage.node.add_dependency(errors)
        if account is not None:
            api.deployment_stage.node.add_dependency(account)

    def _log(self, construct_id: str, *, name: str | None) -> logs.LogGroup:
        return logs.LogGroup(
            self,
            construct_id,
            log_group_name=name,
            retention=self._retention,
            removal_policy=cdk.RemovalPolicy.DESTROY,
        )
