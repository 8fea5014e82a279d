"""Clocks that differ: nobody is let in, everybody goes on."""

from collections.abc import Callable

import pytest
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.services.tickets import TicketOffice
from chalicelib.triggers.auth_challenge import AuthChallenge
from sso_world.dynamodb import TABLE_NAME, items_like
from sso_world.time_and_chance import repeatable_bytes
from sso_world.world import World, error_of, refresh_handle

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
