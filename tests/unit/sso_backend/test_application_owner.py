"""An application's record belongs to one stack, and outlives changes of that stack's template."""

from typing import TYPE_CHECKING

import pytest
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.keys import application_key
from chalicelib.models.table import Table
from sso_world.dynamodb import TABLE_NAME, RepeatingClient, items_like
from sso_world.stack import Stack
from sso_world.time_and_chance import ManualClock

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@pytest.fixture
def stack(table: Table, clock: ManualClock) -> Stack:
    return Stack(table, clock)


@pytest.fixture
def applications(table: Table) -> ApplicationRepository:
    return ApplicationRepository(table)


def test_another_stack_cannot_take_an_application(stack: Stack, dynamodb: "DynamoDBClient") -> None:
    stack.deploy()
    before = items_like(dynamodb, "application")
    taken = stack.deploy(stack_id="evil-shop/1", Name="Evil shop")
    assert taken["Status"] == "FAILED"
    assert "ApplicationId" in taken["Reason"]
    renamed = stack.deploy("Update", "application-evil", stack_id="evil-shop/1")
    assert (renamed["Status"], renamed["PhysicalResourceId"]) == ("FAILED", "application-evil")
    assert stack.deploy("Delete", taken["PhysicalResourceId"], stack_id="evil-shop/1")["Status"] == "SUCCESS"
    assert stack.deploy("Delete", "application-shop", stack_id="evil-shop/1")["Status"] == "SUCCESS"
    assert items_like(dynamodb, "application") == before


def test_a_stack_that_was_deleted_and_made_again_finds_its_record(
    stack: Stack, applications: ApplicationRepository
) -> None:
    stack.deploy()
    assert stack.deploy(stack_id="shop/2")["Status"] == "SUCCESS"
    stack.deploy("Delete", "application-shop", stack_id="shop/2")
    assert applications.get("shop") is None


def test_a_resource_under_a_new_logical_id_keeps_its_record(
    stack: Stack, applications: ApplicationRepository
) -> None:
    """CloudFormation creates the new one before it deletes the old one."""
    stack.deploy()
    created = stack.deploy(logical_id="SignOn", Name="The Shop")
    assert (created["Status"], created["PhysicalResourceId"]) == ("SUCCESS", "application-shop")
    for _ in range(2):
        assert stack.deploy("Delete", "application-shop")["Status"] == "SUCCESS"
    kept = applications.get("shop")
    assert kept is not None
    assert kept.name == "The Shop"
    stack.deploy("Delete", "application-shop", logical_id="SignOn")
    assert applications.get("shop") is None


def test_rolling_back_a_new_logical_id_keeps_the_record(
    stack: Stack, applications: ApplicationRepository
) -> None:
    """CloudFormation deletes the new one and does not touch the old one again."""
    stack.deploy()
    stack.deploy(logical_id="SignOn")
    stack.deploy("Delete", "application-shop", logical_id="SignOn")
    assert applications.get("shop") is not None
    stack.deploy("Delete", "application-shop")
    assert applications.get("shop") is None


def test_a_record_without_an_owner_gets_one(stack: Stack, table: Table) -> None:
    table.put_new(application_key("shop"), {"created_at": "2026-01-01T00:00:00Z"})
    stack.deploy("Delete", "application-shop")
    assert table.get(application_key("shop")) is not None
    assert stack.deploy()["Status"] == "SUCCESS"
    assert stack.deploy(stack_id="evil-shop/1")["Status"] == "FAILED"


def test_a_deletion_whose_answer_was_lost_is_done(
    dynamodb: "DynamoDBClient", applications: ApplicationRepository, clock: ManualClock
) -> None:
    unlucky = Stack(Table(RepeatingClient(dynamodb), name=TABLE_NAME), clock)  # type: ignore[arg-type]  # a stand-in
    assert unlucky.deploy()["Status"] == "SUCCESS"
    assert unlucky.deploy("Delete", "application-shop")["Status"] == "SUCCESS"
    assert applications.get("shop") is None
