"""Logouts that fail half way: never called done, never stuck, finished by a repetition."""

from collections.abc import Callable
from typing import Any

import pytest
from chalicelib.models.table import Table
from sso_world.dynamodb import (
    TABLE_NAME,
    FailingClient,
    HookedClient,
    RepeatingClient,
    items_like,
    no_call,
    nth_write,
)
from sso_world.fake_cognito import event
from sso_world.triggers import post_confirmation
from sso_world.world import MARIA, World, error_of

BUSY = (503, "temporarily_unavailable")
Failing = tuple[FailingClient, World]
CODES = ["ThrottlingException", "ProvisionedThroughputExceededException", "InternalServerError"]


@pytest.fixture
def failing_world(make_world: Callable[..., World], world: World) -> Callable[..., Failing]:
    """Another process over the same table, and its client, which fails once it is told what."""

    def make(code: str = "ThrottlingException") -> Failing:
        client = FailingClient(world.dynamodb, code=code, fails=no_call)
        return client, make_world(dynamodb=client)

    return make


# The writes of a logout everywhere: the login's, news and end of two redeemed sessions, a waiting one's end.
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("way", ["handle", "cookie"])
def test_a_logout_that_fails_half_way_is_finished_by_a_repetition(
    failing_world: Callable[..., Failing], world: World, way: str, number: int, code: str
) -> None:
    client, failing = failing_world(code)
    failing.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    cookie = failing.logged_in()
    shop, office = failing.refresh_handle(cookie), failing.refresh_handle(cookie, "office")

    def log_out() -> Any:
        return failing.log_out(cookie) if way == "cookie" else failing.log_out(refresh_token=shop)

    client.fails = nth_write(number)
    answer = log_out()
    assert error_of(answer) == BUSY
    assert "Set-Cookie" not in answer.headers
    client.fails = no_call
    assert log_out().status_code == 204
    for handle, application_id in ((shop, "shop"), (office, "office")):
        assert failing.refresh(handle, application_id=application_id).status_code == 401
    assert failing.init_session(cookie).status_code == 401
    assert [item["status"]["S"] for item in items_like(world.dynamodb, "session-")] == ["ended"] * 3
    assert len({item["origin_jti"]["S"] for item in items_like(world.dynamodb, "ended-")}) == 2


def test_a_login_ends_before_all_that_began_from_it(failing_world: Callable[..., Failing]) -> None:
    """However far the ending gets: nothing can go on that rests on it."""
    client, failing = failing_world()
    cookie = failing.logged_in()
    handle, waiting = failing.refresh_handle(cookie), failing.handle_of(cookie)
    client.fails = nth_write(2)
    assert error_of(failing.log_out(cookie)) == BUSY
    assert error_of(failing.init_session(cookie)) == (401, "login_required")
    assert error_of(failing.get_session(waiting)) == (400, "invalid_session")
    assert error_of(failing.refresh(handle)) == (401, "session_ended")


def test_a_lost_answer_is_not_given_again_once_the_login_is_over(
    failing_world: Callable[..., Failing],
) -> None:
    """Also where the ending has not come to the session itself."""
    client, failing = failing_world()
    cookie = failing.logged_in()
    handle = failing.refresh_handle(cookie)
    assert failing.refresh(handle).status_code == 200
    client.fails = nth_write(2)
    assert error_of(failing.log_out(cookie)) == BUSY
    client.fails = no_call
    assert error_of(failing.refresh(handle)) == (401, "session_ended")


def test_a_logout_with_the_previous_handle_can_be_repeated_as_well(
    failing_world: Callable[..., Failing],
) -> None:
    client, failing = failing_world()
    cookie = failing.logged_in()
    handle = failing.refresh_handle(cookie)
    failing.refresh(handle)
    client.fails = nth_write(3)
    assert error_of(failing.log_out(refresh_token=handle)) == BUSY
    client.fails = no_call
    assert failing.log_out(refresh_token=handle).status_code == 204
    assert failing.init_session(cookie).status_code == 401


@pytest.mark.parametrize("stored", ["session-", "sso-session-"])
def test_what_ends_before_it_is_known_to_be_stored_is_no_error_of_ours(
    make_world: Callable[..., World], world: World, stored: str
) -> None:
    """The first answer of the write is lost, and its repetition finds what has ended."""
    client: Any = HookedClient(world.dynamodb)
    unlucky = make_world(dynamodb=RepeatingClient(client))
    trigger = post_confirmation(Table(world.dynamodb, name=TABLE_NAME), world.clock)

    def end_it(name: str, arguments: dict[str, Any]) -> None:
        if name == "put_item" and arguments["Item"]["SK"]["S"].startswith(stored):
            trigger(event("cognito_post_confirmation_recovery"))

    client.after = end_it
    assert error_of(unlucky.init_session(unlucky.bearer())) == BUSY
    assert {item["status"]["S"] for item in items_like(world.dynamodb, stored)} == {"ended"}
