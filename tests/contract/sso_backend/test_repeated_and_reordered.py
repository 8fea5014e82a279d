"""Requests that come twice or late, and clocks that differ: nobody is let in, everybody goes on."""

from collections.abc import Callable

import pytest
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.services.tickets import TicketOffice
from chalicelib.triggers.auth_challenge import AuthChallenge
from sso_world.dynamodb import TABLE_NAME, items_like
from sso_world.fake_cognito import event
from sso_world.time_and_chance import repeatable_bytes
from sso_world.triggers import post_confirmation
from sso_world.world import ALI, MARIA, World, cookie_value, error_of, refresh_handle

AGREED = [-300, -60, -59, 0, 59]
APART = [60, 300]
"""Seconds by which the second clock is ahead of the first one."""


def at(world: World, seconds: int, call: Callable[[], object]) -> None:
    """A call that is answered by a function whose clock is so many seconds ahead."""
    world.clock.advance(seconds)
    call()
    world.clock.advance(-seconds)


@pytest.mark.parametrize("seconds", AGREED)
def test_a_hand_off_is_redeemed_by_a_function_of_another_clock(world: World, seconds: int) -> None:
    handle = world.handle()
    at(world, seconds, lambda: refresh_handle(world.get_session(handle)))


@pytest.mark.parametrize("seconds", APART)
def test_a_hand_off_that_is_late_by_another_clock_costs_no_second_login(world: World, seconds: int) -> None:
    cookie = world.logged_in()
    handle = world.handle_of(cookie)
    at(world, seconds, lambda: refused(world, handle))
    assert world.refresh_handle(cookie)


def refused(world: World, handle: str) -> None:
    assert error_of(world.get_session(handle)) == (400, "invalid_session")


@pytest.mark.parametrize("seconds", [*AGREED, *APART])
def test_a_session_is_refreshed_by_functions_of_many_clocks(world: World, seconds: int) -> None:
    first = world.refresh_handle()
    handles = [first]

    def refresh() -> None:
        handles.append(refresh_handle(world.refresh(handles[-1])))

    for other in (seconds, 0, seconds):
        at(world, other, refresh)
    assert error_of(world.refresh(first)) == (401, "session_ended")


def with_triggers_ahead(world: World, seconds: int) -> None:
    tickets = TicketOffice(
        TicketRepository(Table(world.dynamodb, name=TABLE_NAME)),
        clock=lambda: world.clock() + seconds,
        random_bytes=repeatable_bytes(4),
    )
    world.cognito.trigger = AuthChallenge(tickets)


@pytest.mark.parametrize("seconds", AGREED)
def test_a_sign_in_by_a_trigger_of_another_clock(world: World, seconds: int) -> None:
    with_triggers_ahead(world, seconds)
    assert world.init_session(world.bearer()).status_code == 201


@pytest.mark.parametrize("seconds", APART)
def test_a_trigger_whose_clock_is_a_minute_ahead_opens_nothing(world: World, seconds: int) -> None:
    with_triggers_ahead(world, seconds)
    assert error_of(world.init_session(world.bearer())) == (401, "login_required")
    assert not items_like(world.dynamodb, "session-") + items_like(world.dynamodb, "sso-session-")


@pytest.mark.parametrize("seconds", [-60, 60, 299])
def test_a_password_of_just_now_by_another_clock(world: World, seconds: int) -> None:
    headers = world.bearer()
    at(world, seconds, lambda: signed_in(world, headers))


def signed_in(world: World, headers: dict[str, str]) -> None:
    assert world.init_session(headers).status_code == 201


@pytest.mark.parametrize("seconds", [-300, -61, 301])
def test_a_password_beyond_the_tolerance_lets_nobody_in(world: World, seconds: int) -> None:
    headers = world.bearer()
    world.clock.advance(seconds)
    assert world.init_session(headers).status_code == 401
    assert not items_like(world.dynamodb, "sso-session-")


def test_a_sign_in_asked_for_twice_opens_twice_and_each_once(world: World) -> None:
    headers = world.logged_in()
    handles = [world.handle_of(headers) for _ in range(2)]
    assert [world.get_session(handle).status_code for handle in handles] == [200, 200]
    assert [world.get_session(handle).status_code for handle in handles] == [400, 400]
    assert world.refresh_handle(headers)


def test_a_refresh_that_comes_after_the_logout_opens_nothing(world: World) -> None:
    handle = world.refresh_handle()
    later = refresh_handle(world.refresh(handle))
    world.log_out(refresh_token=later)
    for late in (handle, later):
        assert error_of(world.refresh(late)) == (401, "session_ended")
    assert world.refresh_handle()


def test_a_redemption_that_comes_after_the_logout_opens_nothing(world: World) -> None:
    cookie = world.logged_in()
    handle = world.handle_of(cookie)
    world.log_out(cookie)
    assert error_of(world.get_session(handle)) == (400, "invalid_session")


def test_a_late_logout_of_one_user_leaves_the_next_one_in(world: World) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    former = world.logged_in()
    next_one = world.cookie(cookie_value(world.init_session(former | world.bearer(ALI))))
    handle = world.refresh_handle(next_one)
    assert world.log_out(former).status_code == 204
    assert world.refresh(handle).status_code == 200


def test_a_late_repetition_of_a_recovery_asks_for_the_new_password_once_more(world: World) -> None:
    """Cognito calls the trigger again, and meanwhile the user has signed in with the new password."""
    trigger = post_confirmation(Table(world.dynamodb, name=TABLE_NAME), world.clock)
    recovered = "cognito_post_confirmation_recovery"
    trigger(event(recovered))
    world.clock.advance(1)
    handle = world.refresh_handle()
    world.clock.advance(1)
    trigger(event(recovered))
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert world.refresh_handle()


def test_an_account_deleted_twice_is_gone_once_and_stays_gone(world: World) -> None:
    headers = world.bearer()
    for _ in range(2):
        assert world.request("DELETE", "/me", headers=headers).status_code == 204
    for path in ("/init-session", "/sso-session", "/join-application"):
        body = {"application_id": "shop"}
        assert world.request("POST", path, headers=headers, body=body).status_code in (400, 401, 403)
    assert not [item for item in items_like(world.dynamodb, "") if MARIA in item["PK"]["S"] + item["SK"]["S"]]


def test_memberships_and_profiles_may_be_written_twice(world: World) -> None:
    headers, body = world.bearer(ALI), {"application_id": "shop"}
    for _ in range(2):
        assert world.request("POST", "/join-application", headers=headers, body=body).status_code == 200
    cookie = world.logged_in(ALI)
    for _ in range(2):
        assert world.request("PATCH", "/me", headers=cookie, body={"name": "A"}).json_body["name"] == "A"
