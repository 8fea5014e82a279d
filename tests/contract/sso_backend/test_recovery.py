"""A recovered password throws out whoever was signed in with the old one."""

from typing import TYPE_CHECKING, Any, cast

import pytest
from chalice.test import HTTPResponse
from chalicelib.models.table import Table
from chalicelib.triggers.post_confirmation import PostConfirmation, SessionsNotEnded
from sso_world.dynamodb import TABLE_NAME, FailingClient, RecordingClient, items_like
from sso_world.fake_cognito import event
from sso_world.triggers import post_confirmation
from sso_world.world import ALI, World, error_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

RECOVERED = "cognito_post_confirmation_recovery"


def trigger_over(client: object, world: World) -> PostConfirmation:
    return post_confirmation(Table(cast("DynamoDBClient", client), name=TABLE_NAME), world.clock)


def me(world: World, cookie: dict[str, str]) -> HTTPResponse:
    return world.request("GET", "/me", headers=cookie)


def test_every_session_of_the_user_is_over(world: World) -> None:
    phone, laptop = world.logged_in(), world.logged_in()
    active, pending = world.refresh_handle(phone), world.handle()
    sent = event(RECOVERED)
    assert trigger_over(world.dynamodb, world)(sent) == event(RECOVERED)
    for cookie in (phone, laptop):
        assert error_of(me(world, cookie)) == (401, "login_required")
    assert error_of(world.refresh(active)) == (401, "session_ended")
    assert error_of(world.get_session(pending)) == (400, "invalid_session")
    assert not [item for item in items_like(world.dynamodb, "session-") if "token_set" in item]


def test_other_users_stay_signed_in(world: World) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    cookie = world.logged_in(ALI)
    trigger_over(world.dynamodb, world)(event(RECOVERED))
    assert me(world, cookie).status_code == 200


def test_the_new_password_signs_in(world: World) -> None:
    world.logged_in()
    trigger_over(world.dynamodb, world)(event(RECOVERED))
    assert me(world, world.logged_in()).status_code == 200


def test_a_confirmed_sign_up_ends_nothing(world: World) -> None:
    cookie = world.logged_in()
    trigger_over(world.dynamodb, world)(event("cognito_post_confirmation"))
    assert me(world, cookie).status_code == 200


def test_the_trigger_asks_for_nothing_but_its_grants(world: World) -> None:
    world.refresh_handle()
    client = RecordingClient(world.dynamodb)
    for name in (RECOVERED, "cognito_post_confirmation"):
        trigger_over(client, world)(event(name))
    assert {name for name, _ in client.calls} == {"get_item", "put_item", "update_item", "query"}
    assert not [arguments for _, arguments in client.calls if "IndexName" in arguments]


@pytest.mark.parametrize("failing", ["query", "put_item", "update_item"])
def test_a_failing_table_is_not_hidden_and_a_repetition_ends_the_rest(
    world: World, failing: str, caplog: pytest.LogCaptureFixture
) -> None:
    cookie, handle = world.logged_in(), world.refresh_handle()

    def fails(name: str, _arguments: dict[str, Any]) -> bool:
        return name == failing

    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=fails)
    with pytest.raises(SessionsNotEnded) as raised:
        trigger_over(client, world)(event(RECOVERED))
    assert "Your new password is set." in str(raised.value)
    assert "Throttling" not in str(raised.value)
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert "maria" not in caplog.text
    trigger_over(world.dynamodb, world)(event(RECOVERED))
    assert error_of(me(world, cookie)) == (401, "login_required")
    assert error_of(world.refresh(handle)) == (401, "session_ended")
