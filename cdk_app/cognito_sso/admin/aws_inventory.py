"""Looking at what is deployed by AWS's APIs."""

from collections.abc import Callable, Sequence
from typing import Any

from botocore.exceptions import ClientError

from cognito_sso.admin.aws_access import AwsAccess
from cognito_sso.admin.aws_errors import sentences
from cognito_sso.admin.deployed import DeployedStack

_MISSING = ("ResourceNotFoundException", "TableNotFoundException", "ResourceNotFound")
_ALARMS_A_PAGE = 100


def all_stacks(access: AwsAccess) -> list[DeployedStack]:
    """Every stack of the account in this region."""
    with sentences("cloudformation"):
        pages = access.client("cloudformation").get_paginator("describe_stacks").paginate()
        return [_stack(found) for page in pages for found in page["Stacks"]]


def one_stack(access: AwsAccess, name: str) -> DeployedStack | None:
    """The stack of that name, or None."""
    with sentences("cloudformation"):
        try:
            answer = access.client("cloudformation").describe_stacks(StackName=name)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ValidationError":
                return None
            raise
    return _stack(answer["Stacks"][0])


def _stack(found: dict[str, Any]) -> DeployedStack:
    return DeployedStack(
        name=found["StackName"],
        status=found["StackStatus"],
        updated_at=(found.get("LastUpdatedTime") or found["CreationTime"]).isoformat(),
        outputs={one["OutputKey"]: one["OutputValue"] for one in found.get("Outputs", [])},
    )


class AwsInventory:
    """`Inventory` by AWS's APIs."""

    def __init__(self, access: AwsAccess) -> None:
        self._access = access

    def resources(self, stack: str, *types: str) -> list[str]:
        with sentences("cloudformation"):
            client = self._access.client("cloudformation")
            pages = client.get_paginator("list_stack_resources").paginate(StackName=stack)
            return [
                str(found["PhysicalResourceId"])
                for page in pages
                for found in page["StackResourceSummaries"]
                if found["ResourceType"] in types and found.get("PhysicalResourceId")
            ]

    def function(self, name: str) -> dict[str, Any] | None:
        client = self._access.client("lambda")
        return _found("lambda", lambda: client.get_function_configuration(FunctionName=name))

    def user_pool(self, user_pool_id: str) -> dict[str, Any] | None:
        client = self._access.client("cognito-idp")
        answer = _found("cognito-idp", lambda: client.describe_user_pool(UserPoolId=user_pool_id))
        return answer["UserPool"] if answer else None

    def app_client(self, user_pool_id: str, client_id: str) -> dict[str, Any] | None:
        client = self._access.client("cognito-idp")
        answer = _found(
            "cognito-idp",
            lambda: client.describe_user_pool_client(UserPoolId=user_pool_id, ClientId=client_id),
        )
        return answer["UserPoolClient"] if answer else None

    def table(self, name: str) -> dict[str, Any] | None:
        client = self._access.client("dynamodb")
        answer = _found("dynamodb", lambda: client.describe_table(TableName=name))
        return answer["Table"] if answer else None

    def keeps_recovery_points(self, table: str) -> bool:
        with sentences("dynamodb"):
            answer = self._access.client("dynamodb").describe_continuous_backups(TableName=table)
        described = answer["ContinuousBackupsDescription"].get("PointInTimeRecoveryDescription", {})
        return bool(described.get("PointInTimeRecoveryStatus") == "ENABLED")

    def expiry_attribute(self, table: str) -> str | None:
        with sentences("dynamodb"):
            answer = self._access.client("dynamodb").describe_time_to_live(TableName=table)
        described = answer["TimeToLiveDescription"]
        return described.get("AttributeName") if described["TimeToLiveStatus"] == "ENABLED" else None

    def alarms(self, names: Sequence[str]) -> list[dict[str, Any]]:
        client = self._access.client("cloudwatch")
        found: list[dict[str, Any]] = []
        with sentences("cloudwatch"):
            for first in range(0, len(names), _ALARMS_A_PAGE):
                answer = client.describe_alarms(
                    AlarmNames=list(names[first : first + _ALARMS_A_PAGE]),
                    AlarmTypes=["MetricAlarm", "CompositeAlarm"],
                    MaxRecords=_ALARMS_A_PAGE,
                )
                found += [*answer.get("MetricAlarms", []), *answer.get("CompositeAlarms", [])]
        return found

    def confirmed_subscriptions(self, topic_arn: str) -> int:
        with sentences("sns"):
            client = self._access.client("sns")
            pages = client.get_paginator("list_subscriptions_by_topic").paginate(TopicArn=topic_arn)
            arns = [one["SubscriptionArn"] for page in pages for one in page["Subscriptions"]]
        return sum(arn.startswith("arn:") for arn in arns)  # else: "PendingConfirmation", "Deleted"

    def may_mail_anyone(self, region: str) -> bool:
        with sentences("ses"):
            return bool(self._access.client("sesv2", region).get_account()["ProductionAccessEnabled"])


def _found(service: str, describe: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    with sentences(service):
        try:
            return describe()
        except ClientError as error:
            if error.response["Error"]["Code"] in _MISSING:
                return None
            raise
