"""The custom resource that keeps an application's record."""

from typing import TYPE_CHECKING, Any

import pytest
from chalicelib.models.application import Application, ApplicationRepository, Branding, Channel
from chalicelib.models.table import Table
from sso_world.dynamodb import TABLE_NAME, FailingClient, items_like
from sso_world.fake_cognito import event
from sso_world.stack import Stack
from sso_world.time_and_chance import ManualClock

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LOGO = "data:image/png;base64,iVBORw0KGgo="


@pytest.fixture
def stack(table: Table, clock: ManualClock) -> Stack:
    return Stack(table, clock)


@pytest.fixture
def applications(table: Table) -> ApplicationRepository:
    return ApplicationRepository(table)


def test_a_new_stack_registers_its_application(stack: Stack, applications: ApplicationRepository) -> None:
    answer = stack.deploy()
    channel = Channel("web", "https://shop.example/success", "https://shop.example/")
    assert applications.get("shop") == Application("shop", "Shop", "open", "client-shop", (channel,))
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", "application-shop")
    request = event("cloudformation_create")
    assert stack.sent[0][0] == request["ResponseURL"]
    for name in ("StackId", "RequestId", "LogicalResourceId"):
        assert answer[name] == request[name]


def test_an_update_replaces_the_record_and_keeps_its_age(
    stack: Stack, applications: ApplicationRepository, clock: ManualClock, dynamodb: "DynamoDBClient"
) -> None:
    stack.deploy()
    clock.advance(86_400)
    answer = stack.deploy("Update", "application-shop", Name="The Shop", Enrolment="invite")
    assert answer["PhysicalResourceId"] == "application-shop"
    updated = applications.get("shop")
    assert updated is not None
    assert (updated.name, updated.enrolment) == ("The Shop", "invite")
    assert items_like(dynamodb, "application")[0]["created_at"]["S"] == "2026-11-23T04:00:00Z"


def test_branding_comes_and_goes_with_the_declaration(
    stack: Stack, applications: ApplicationRepository, dynamodb: "DynamoDBClient"
) -> None:
    stack.deploy()
    plain = items_like(dynamodb, "application")
    for declared, shown in (
        ({"accent_color": "#7A1F5C", "logo": LOGO}, Branding("#7a1f5c", LOGO)),
        ({"logo": LOGO}, Branding(logo=LOGO)),
    ):
        stack.deploy("Update", "application-shop", Branding=declared)
        updated = applications.get("shop")
        assert updated is not None
        assert updated.branding == shown
    stack.deploy("Update", "application-shop")
    assert items_like(dynamodb, "application") == plain


def test_repetition_changes_nothing(stack: Stack, dynamodb: "DynamoDBClient") -> None:
    stack.deploy(Branding={"accent_color": "#7a1f5c"})
    once = items_like(dynamodb, "application")
    stack.deploy(Branding={"accent_color": "#7a1f5c"})
    assert items_like(dynamodb, "application") == once


def test_deleting_takes_the_record_away_and_again_is_fine(
    stack: Stack, applications: ApplicationRepository
) -> None:
    stack.deploy()
    for _ in range(2):
        assert stack.deploy("Delete", "application-shop")["Status"] == "SUCCESS"
    assert applications.get("shop") is None


def test_a_renamed_application_loses_its_old_record_only(
    stack: Stack, applications: ApplicationRepository
) -> None:
    stack.deploy()
    assert stack.deploy("Update", "application-shop", ApplicationId="store")["PhysicalResourceId"] == (
        "application-store"
    )
    stack.deploy("Delete", "application-shop", ApplicationId="shop")
    assert applications.get("shop") is None
    assert applications.get("store") is not None


@pytest.mark.parametrize(
    ("properties", "named"),
    [
        ({"ApplicationId": ""}, "ApplicationId"),
        ({"ApplicationId": "shop/office"}, "ApplicationId"),
        ({"ApplicationId": None}, "ApplicationId"),
        ({"Name": " "}, "Name"),
        ({"Enrolment": "closed"}, "Enrolment"),
        ({"UserPoolClientId": 7}, "UserPoolClientId"),
        ({"Channels": []}, "Channels"),
        ({"Channels": "web"}, "Channels"),
        ({"Channels": ["web"]}, "Channels"),
        ({"Branding": "purple"}, "Branding must be"),
        ({"Branding": {"accent_color": "purple"}}, "Branding.accent_color must be"),
        ({"Branding": {"logo": "https://evil.example/logo.svg"}}, "Branding.logo must be"),
    ],
)
def test_a_wrong_declaration_fails_with_a_sentence_naming_the_property(
    stack: Stack, applications: ApplicationRepository, properties: dict[str, Any], named: str
) -> None:
    answer = stack.deploy("Create", None, **properties)
    assert answer["Status"] == "FAILED"
    assert named in answer["Reason"]
    assert applications.get("shop") is None


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example/success",
        "javascript:alert(1)",
        "//shop.example/",
        "https:///success",
        "https://shop.example/success?next=1",
        "https://shop.example/#here",
        "https://user@shop.example/",
        "https://shop.example\\@evil.example/",
        "https://shop.example:port/",
        "https://shop.example:0/",
        "https://shop example/",
        "http://localhost.evil.example/",
        "",
    ],
)
@pytest.mark.parametrize("name", ["return_url", "logout_url"])
def test_a_url_that_is_no_safe_way_back_is_refused(stack: Stack, name: str, url: str) -> None:
    channel = {"channel_id": "web", "return_url": "https://a.example/", "logout_url": "https://a.example/"}
    answer = stack.deploy(Channels=[channel | {name: url}])
    assert (answer["Status"], name in answer["Reason"]) == ("FAILED", True)


def test_plain_http_is_for_this_machine(stack: Stack) -> None:
    url = "http://shop.localhost:4566/success"
    channel = {"channel_id": "web", "return_url": url, "logout_url": "http://127.0.0.1:4566/"}
    assert stack.deploy(Channels=[channel])["Status"] == "SUCCESS"


def test_a_channel_id_is_given_once(stack: Stack) -> None:
    channel = {"channel_id": "web", "return_url": "https://a.example/", "logout_url": "https://a.example/"}
    assert "Channels" in stack.deploy(Channels=[channel, channel])["Reason"]


def test_rolling_back_a_refused_creation_deletes_nobody_elses_record(
    stack: Stack, applications: ApplicationRepository
) -> None:
    stack.deploy()
    refused = stack.deploy(Enrolment="closed")
    stack.deploy("Delete", refused["PhysicalResourceId"], Enrolment="closed")
    assert applications.get("shop") is not None


def test_a_refused_update_keeps_its_id(stack: Stack) -> None:
    stack.deploy()
    assert stack.deploy("Update", "application-shop", Name="")["PhysicalResourceId"] == "application-shop"


@pytest.mark.parametrize("request_type", ["Create", "Delete"])
def test_a_failing_table_is_reported_and_not_waited_for(
    dynamodb: "DynamoDBClient", clock: ManualClock, request_type: str
) -> None:
    client = FailingClient(dynamodb, code="ThrottlingException")
    stack = Stack(Table(client, name=TABLE_NAME), clock)  # type: ignore[arg-type]  # a stand-in
    answer = stack.deploy(request_type, "application-shop")
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", "application-shop")
    assert "ClientError" in answer["Reason"]
