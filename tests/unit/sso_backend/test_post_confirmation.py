"""PostConfirmation: the items of a new user, however often Cognito calls."""

from typing import TYPE_CHECKING, Any

import pytest
from chalicelib.models.application import Application, ApplicationRepository, Channel, Owner
from chalicelib.models.application import Enrolment as Kind
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.table import Table
from chalicelib.models.user import User, UserRepository
from chalicelib.triggers.post_confirmation import PostConfirmation, ProfileNotWritten
from sso_world.dynamodb import TABLE_NAME, FailingClient, stored_items
from sso_world.fake_cognito import event
from sso_world.time_and_chance import ManualClock
from sso_world.triggers import post_confirmation

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MARIA = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"


@pytest.fixture
def trigger(table: Table, clock: ManualClock) -> PostConfirmation:
    add_application(table, "shop", "open")
    add_application(table, "office", "invite")
    return post_confirmation(table, clock)


def add_application(table: Table, application_id: str, enrolment: Kind) -> None:
    channel = Channel("web", "https://shop.example/success", "https://shop.example/")
    application = Application(application_id, "Name", enrolment, "client", (channel,))
    ApplicationRepository(table).put(
        application, owner=Owner("stack/shop", "Registration"), created_at="2026-11-23T04:00:00Z"
    )


def confirmed(**changed: object) -> dict[str, Any]:
    sent = event("cognito_post_confirmation")
    sent["request"] |= changed
    return sent


def test_a_confirmed_user_gets_profile_and_membership(
    trigger: PostConfirmation, dynamodb: "DynamoDBClient"
) -> None:
    assert trigger(confirmed()) == confirmed()
    assert dynamodb.get_item(TableName=TABLE_NAME, Key={"PK": {"S": f"user-{MARIA}"}, "SK": {"S": "user"}})[
        "Item"
    ] == {
        "PK": {"S": f"user-{MARIA}"},
        "SK": {"S": "user"},
        "sub": {"S": MARIA},
        "email": {"S": "maria@example.com"},
        "phone": {"S": "+4915112345"},
        "name": {"S": "Maria"},
        "gender": {"S": "female"},
        "accepts_marketing": {"BOOL": True},
        "created_at": {"S": "2026-11-23T04:00:00Z"},
    }
    assert dynamodb.get_item(
        TableName=TABLE_NAME, Key={"PK": {"S": "application-shop"}, "SK": {"S": f"user-{MARIA}"}}
    )["Item"] == {
        "PK": {"S": "application-shop"},
        "SK": {"S": f"user-{MARIA}"},
        "application_id": {"S": "shop"},
        "user_id": {"S": MARIA},
        "created_at": {"S": "2026-11-23T04:00:00Z"},
    }


def test_three_calls_leave_what_one_leaves(
    trigger: PostConfirmation, dynamodb: "DynamoDBClient", clock: ManualClock
) -> None:
    trigger(confirmed())
    once = stored_items(dynamodb)
    for _ in range(2):
        clock.advance(10)
        trigger(confirmed())
    assert stored_items(dynamodb) == once


def test_a_late_repetition_undoes_no_edit(trigger: PostConfirmation, table: Table) -> None:
    edited = User(MARIA, "maria@example.com", None, "Maria F.", None, False, "2026-11-23T03:00:00Z")
    UserRepository(table).add(edited)
    trigger(confirmed())
    assert UserRepository(table).get(MARIA) == edited


def test_what_cognito_does_not_know_is_left_out(trigger: PostConfirmation, table: Table) -> None:
    trigger(confirmed(userAttributes={"sub": MARIA, "email": "maria@example.com", "phone_number": ""}))
    user = UserRepository(table).get(MARIA)
    assert user == User(MARIA, "maria@example.com", None, None, None, False, "2026-11-23T04:00:00Z")


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        {},
        {"application_id": ""},
        {"application_id": "office"},
        {"application_id": "nowhere"},
        {"application_id": "x" * 5000},
    ],
)
def test_the_browser_cannot_name_itself_into_other_applications(
    trigger: PostConfirmation, dynamodb: "DynamoDBClient", metadata: object
) -> None:
    trigger(confirmed(clientMetadata=metadata))
    assert [item["SK"]["S"] for item in stored_items(dynamodb) if "user" in item["SK"]["S"]] == ["user"]


def test_an_event_without_metadata_makes_the_profile(trigger: PostConfirmation, table: Table) -> None:
    sent = confirmed()
    del sent["request"]["clientMetadata"]
    trigger(sent)
    assert UserRepository(table).get(MARIA) is not None


def test_a_recovered_password_creates_nothing(trigger: PostConfirmation, table: Table) -> None:
    reset = event("cognito_post_confirmation_recovery")
    assert trigger(reset) == reset
    assert UserRepository(table).get(MARIA) is None
    assert not MembershipRepository(table).exists("shop", MARIA)


def test_a_failing_table_is_not_hidden_and_the_next_call_repairs_it(
    trigger: PostConfirmation, dynamodb: "DynamoDBClient", table: Table, clock: ManualClock
) -> None:
    def second_write(name: str, arguments: dict[str, Any]) -> bool:
        return name == "put_item" and arguments["Item"]["PK"]["S"].startswith("application-")

    client = FailingClient(dynamodb, code="ThrottlingException", fails=second_write)
    failing = post_confirmation(Table(client, name=TABLE_NAME), clock)  # type: ignore[arg-type]  # a stand-in
    with pytest.raises(ProfileNotWritten) as raised:
        failing(confirmed())
    assert "Throttling" not in str(raised.value)
    assert "table" not in str(raised.value)
    assert raised.value.__suppress_context__
    trigger(confirmed())
    assert MembershipRepository(table).exists("shop", MARIA)
