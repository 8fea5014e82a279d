"""Finding an environment through CloudFormation, and resources that are not there, by botocore's stubs."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.stub import Stubber
from cognito_sso.admin.aws_access import AwsAccess
from cognito_sso.admin.aws_inventory import AwsInventory
from cognito_sso.admin.aws_reach import reach_by
from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.where import Where
from deployed_world import OPERATIONS, SHOP_OUTPUT


def described(name: str, **outputs: object) -> dict[str, Any]:
    return {
        "StackName": name,
        "StackStatus": "CREATE_COMPLETE",
        "CreationTime": datetime(2026, 11, 23, tzinfo=UTC),
        "Outputs": [{"OutputKey": key, "OutputValue": json.dumps(value)} for key, value in outputs.items()],
    }


SSO_STACK = described("cognito-sso-dev", SsoOperations=OPERATIONS)
SHOP_STACK = described("cognito-sso-dev-shop", ApplicationShop=SHOP_OUTPUT)
BOOTSTRAP = described("CDKToolkit")


@pytest.fixture
def access() -> AwsAccess:
    return AwsAccess(region="eu-west-1", local_port=4999)


@pytest.fixture
def stacks(access: AwsAccess) -> Iterator[Stubber]:
    with Stubber(access.client("cloudformation")) as stub:
        yield stub
        stub.assert_no_pending_responses()


def test_an_environment_is_found_on_any_page(access: AwsAccess, stacks: Stubber) -> None:
    stacks.add_response("describe_stacks", {"Stacks": [BOOTSTRAP, SHOP_STACK], "NextToken": "2"}, {})
    stacks.add_response("describe_stacks", {"Stacks": [SSO_STACK]}, {"NextToken": "2"})
    environment = reach_by(access, Where(environment="dev")).environment
    assert environment.title == "environment dev (eu-west-1)"
    assert environment.sso.user_pool_id == "eu-west-1_Pool"
    assert [one.name for one in environment.stacks] == ["cognito-sso-dev", "cognito-sso-dev-shop"]
    assert environment.applications[0].seed_function == "Seed"


def test_a_missing_environment(access: AwsAccess, stacks: Stubber) -> None:
    stacks.add_response("describe_stacks", {"Stacks": [SSO_STACK]}, {})
    with pytest.raises(
        AdminError, match="no stack cognito-sso-prod in eu-west-1; an Sso is in: cognito-sso-dev"
    ):
        reach_by(access, Where(environment="prod"))


def test_stacks_by_their_own_names(access: AwsAccess, stacks: Stubber) -> None:
    hello = described("Hello", SsoOperations=OPERATIONS, ApplicationShop=SHOP_OUTPUT)
    stacks.add_response("describe_stacks", {"Stacks": [hello]}, {"StackName": "Hello"})
    assert reach_by(access, Where(stacks=("Hello",))).environment.applications[0].application_id == "shop"


def test_a_missing_stack(access: AwsAccess, stacks: Stubber) -> None:
    stacks.add_client_error("describe_stacks", "ValidationError", "Stack with id Helo does not exist")
    stacks.add_response("describe_stacks", {"Stacks": [SSO_STACK]}, {})
    with pytest.raises(AdminError, match="There is no stack Helo") as raised:
        reach_by(access, Where(stacks=("Helo",)))
    assert raised.value.code == "no_such_stack"


def test_a_local_run_is_all_its_stacks(access: AwsAccess, stacks: Stubber) -> None:
    stacks.add_response("describe_stacks", {"Stacks": [BOOTSTRAP, SSO_STACK, SHOP_STACK]}, {})
    environment = reach_by(access, Where(local=True)).environment
    assert environment.title == "local run on port 4999"
    assert environment.keys_url.startswith("http://localhost:4999/eu-west-1_Pool/")
    assert len(environment.stacks) == 2


def test_a_local_run_that_is_not_deployed_yet(access: AwsAccess, stacks: Stubber) -> None:
    stacks.add_response("describe_stacks", {"Stacks": [BOOTSTRAP]}, {})
    with pytest.raises(AdminError, match="nothing is deployed") as raised:
        reach_by(access, Where(local=True))
    assert raised.value.code == "no_such_stack"


def test_listing_stacks_may_be_refused(access: AwsAccess, stacks: Stubber) -> None:
    stacks.add_client_error("describe_stacks", "AccessDenied", "no")
    with pytest.raises(AdminError, match="permission cloudformation:DescribeStacks"):
        reach_by(access, Where(environment="dev"))


@pytest.mark.parametrize(
    ("service", "operation", "look"),
    [
        ("lambda", "get_function_configuration", lambda seen: seen.function("F")),
        ("cognito-idp", "describe_user_pool", lambda seen: seen.user_pool("eu-west-1_Pool")),
        ("cognito-idp", "describe_user_pool_client", lambda seen: seen.app_client("eu-west-1_Pool", "c")),
        ("dynamodb", "describe_table", lambda seen: seen.table("Table")),
    ],
)
def test_what_is_gone_is_none(access: AwsAccess, service: str, operation: str, look: Any) -> None:
    with Stubber(access.client(service)) as stub:
        stub.add_client_error(operation, "ResourceNotFoundException")
        assert look(AwsInventory(access)) is None


def test_unconfirmed_subscriptions_do_not_count(access: AwsAccess) -> None:
    topic = "arn:aws:sns:eu-west-1:000000000000:alarms"
    with Stubber(access.client("sns")) as stub:
        found = [{"SubscriptionArn": arn} for arn in ("PendingConfirmation", f"{topic}:1", "Deleted")]
        stub.add_response("list_subscriptions_by_topic", {"Subscriptions": found})
        assert AwsInventory(access).confirmed_subscriptions(topic) == 1


@pytest.mark.parametrize(("status", "attribute"), [("ENABLED", "expires_at"), ("DISABLED", None)])
def test_expiry_counts_only_while_it_is_on(access: AwsAccess, status: str, attribute: str | None) -> None:
    with Stubber(access.client("dynamodb")) as stub:
        found = {"TimeToLiveStatus": status, "AttributeName": "expires_at"}
        stub.add_response("describe_time_to_live", {"TimeToLiveDescription": found})
        assert AwsInventory(access).expiry_attribute("Table") == attribute


def test_many_alarms_are_asked_for_in_parts(access: AwsAccess) -> None:
    names = [f"alarm-{number}" for number in range(130)]
    with Stubber(access.client("cloudwatch")) as stub:
        for part in (names[:100], names[100:]):
            alarms = [{"AlarmName": name, "StateValue": "OK"} for name in part]
            expected = {
                "AlarmNames": part,
                "AlarmTypes": ["MetricAlarm", "CompositeAlarm"],
                "MaxRecords": 100,
            }
            stub.add_response("describe_alarms", {"MetricAlarms": alarms}, expected)
        assert [one["AlarmName"] for one in AwsInventory(access).alarms(names)] == names


def test_only_resources_of_the_type_are_told(access: AwsAccess) -> None:
    with Stubber(access.client("cloudformation")) as stub:
        summaries = [
            {
                "LogicalResourceId": kind,
                "PhysicalResourceId": kind.lower(),
                "ResourceType": f"AWS::{kind}::{kind}",
                "LastUpdatedTimestamp": datetime(2026, 11, 23, tzinfo=UTC),
                "ResourceStatus": "CREATE_COMPLETE",
            }
            for kind in ("Lambda", "S3")
        ]
        stub.add_response("list_stack_resources", {"StackResourceSummaries": summaries}, {"StackName": "A"})
        assert AwsInventory(access).resources("A", "AWS::S3::S3") == ["s3"]
