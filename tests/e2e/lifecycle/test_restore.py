"""Data is lost, the tables are restored under new names, and the deployed environment goes on with those.

The emulator restores a table as it is at that moment, whatever time is asked for. So here the tables are
restored before the damage is done; on AWS it is the other way round, and the time is the one before it.
"""

import json
import secrets

from lifecycle.project import Project
from lifecycle.returning import returned
from local_stack import LocalStack, Person
from signed_in import Login

SHOP = 'id = "shop"\n'


def test_after_a_restore_users_memberships_and_orders_are_back(
    project: Project, stack: LocalStack, person: Person
) -> None:
    login = Login.fresh(person)
    session = login.open("shop")
    order = session.place_order().json()
    damaged = [
        _table_name(stack, "cognito-sso-local", "SsoOperations"),
        _table_name(stack, "cognito-sso-local-shop", "ApplicationShop"),
    ]
    restored = [_restored(stack, name) for name in damaged]

    _lose(stack, damaged[0], "application-shop", but="application")
    _lose(stack, damaged[1], f"user-{person.user_id}")
    assert (_memberships(login), session.orders().json()["orders"]) == ([], [])

    project.sources.set_in_environment(f'restored_table_name = "{restored[0]}"')
    project.sources.replace("environments/local.toml", SHOP, f'{SHOP}restored_table_name = "{restored[1]}"\n')
    done = project.deploy()

    assert done.succeeded, done.output
    assert (_memberships(login), session.orders().json()["orders"]) == (["shop"], [order])
    assert session.refresh().status_code == 200
    assert login.open("shop").place_order("after-the-restore").status_code == 201
    assert returned(stack, person.email).token_set("shop")
    assert Person.registered(stack).token_set("shop")


def _table_name(stack: LocalStack, stack_name: str, output: str) -> str:
    name: str = json.loads(stack.outputs[stack_name][output])["table_name"]
    return name


def _memberships(login: Login) -> list[str]:
    return [one["application_id"] for one in login.call("GET", "/applications").json()["applications"]]


def _restored(stack: LocalStack, name: str) -> str:
    target = f"restored-{secrets.token_hex(4)}"
    dynamodb = stack.client("dynamodb")
    dynamodb.restore_table_to_point_in_time(
        SourceTableName=name, TargetTableName=target, UseLatestRestorableTime=True
    )
    dynamodb.get_waiter("table_exists").wait(TableName=target)
    return target


def _lose(stack: LocalStack, table: str, partition: str, *, but: str = "") -> None:
    """Delete everything under the partition key, except one sort key."""
    dynamodb = stack.client("dynamodb")
    lost = dynamodb.query(
        TableName=table,
        KeyConditionExpression="PK = :pk",
        ExpressionAttributeValues={":pk": {"S": partition}},
    )["Items"]
    for item in lost:
        if item["SK"]["S"] != but:
            dynamodb.delete_item(TableName=table, Key={"PK": item["PK"], "SK": item["SK"]})
