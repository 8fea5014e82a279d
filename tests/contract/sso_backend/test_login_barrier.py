"""One write ends all of a user's logins, begun or not, however far the sweep gets that follows it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from chalice.test import HTTPResponse
from chalicelib.models.table import Table
from chalicelib.models.user import UserRepository
from chalicelib.triggers.post_confirmation import SessionsNotEnded
from sso_world.dynamodb import TABLE_NAME, FailingClient, HookedClient, items_like, no_call
from sso_world.fake_cognito import event
from sso_world.time_and_chance import NOW
from sso_world.triggers import post_confirmation
from sso_world.world import ALI, MARIA, World, cookie_value, error_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

LOGIN_REQUIRED = (401, "login_required")
SESSION_ENDED = (401, "session_ended")


def me(world: World, cookie: dict[str, str]) -> HTTPResponse:
    return world.request("GET", "/me", headers=cookie)


def begin(world: World, headers: dict[str, str]) -> HTTPResponse:
    return world.request("POST", "/sso-session", headers=headers)


def recover(world: World) -> None:
    """A second later than whatever has happened so far."""
    world.clock.advance(1)
    post_confirmation(Table(world.dynamodb, name=TABLE_NAME), world.clock)(_recovered())


def recover_but_for_the_sweep(world: World) -> None:
    """As with thousands of logins, which the trigger's five seconds do not suffice for."""
    world.clock.advance(1)
    client = FailingClient(
        world.dynamodb, code="ThrottlingException", fails=lambda name, _arguments: name == "query"
    )
    table = Table(cast("DynamoDBClient", client), name=TABLE_NAME)
    with pytest.raises(SessionsNotEnded):
        post_confirmation(table, world.clock)(_recovered())


def end_others(world: World, cookie: dict[str, str]) -> HTTPResponse:
    return world.request("DELETE", "/sessions", headers=cookie)


def barrier(world: World) -> tuple[int, str | None]:
    _, stored = world.users.with_barrier(MARIA)
    return stored.not_before, stored.spared_login


def _recovered() -> dict[str, object]:
    return event("cognito_post_confirmation_recovery")


def test_a_stolen_token_is_worth_nothing_after_a_recovery(world: World) -> None:
    stolen = world.bearer()
    recover(world)
    for answer in (
        world.init_session(stolen),
        begin(world, stolen),
        world.request("DELETE", "/me", headers=stolen),
    ):
        assert error_of(answer) == LOGIN_REQUIRED
        assert "Set-Cookie" not in answer.headers
    assert not items_like(world.dynamodb, "sso-session-")
    assert MARIA in world.cognito.users


def test_nor_after_all_others_were_ended(world: World) -> None:
    cookie, stolen = world.logged_in(), world.bearer()
    world.clock.advance(1)
    assert end_others(world, cookie).status_code == 204
    for answer in (world.init_session(stolen), begin(world, stolen), begin(world, stolen | cookie)):
        assert error_of(answer) == LOGIN_REQUIRED
    assert me(world, cookie).status_code == 200


def test_a_recovery_without_a_profile_bars_as_well(world: World) -> None:
    world.users.erase(MARIA)
    stolen = world.bearer()
    recover(world)
    assert error_of(world.init_session(stolen)) == LOGIN_REQUIRED
    assert world.users.get(MARIA) is None
    world.logged_in()
    profile = world.users.get(MARIA)
    assert profile is not None
    assert profile.name == "Maria"
    assert barrier(world) == (NOW + 1, None)


def test_the_owner_gets_in_in_the_same_second(world: World) -> None:
    recover(world)
    cookie = world.logged_in()
    assert me(world, cookie).status_code == 200
    assert world.refresh(world.refresh_handle(cookie)).status_code == 200


def test_other_users_meet_no_barrier(world: World) -> None:
    token = world.bearer(ALI)
    recover(world)
    assert begin(world, token).status_code == 201


def test_a_sweep_that_fails_leaves_nobody_in(world: World) -> None:
    cookie = world.logged_in()
    handle, waiting = world.refresh_handle(cookie), world.handle_of(cookie)
    recover_but_for_the_sweep(world)
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "sso-session-")} == {"active"}
    assert error_of(me(world, cookie)) == LOGIN_REQUIRED
    assert error_of(world.init_session(cookie)) == LOGIN_REQUIRED
    assert error_of(end_others(world, cookie)) == LOGIN_REQUIRED
    assert world.authorize(cookie).json_body["user"] is None
    assert error_of(world.get_session(waiting)) == (400, "invalid_session")
    assert error_of(world.refresh(handle)) == SESSION_ENDED
    owner = world.logged_in()
    listed = world.request("GET", "/sessions", headers=owner).json_body["sessions"]
    assert [one["current"] for one in listed] == [True]


def test_what_was_barred_is_not_renewed(world: World) -> None:
    """Or the sessions that began from it would go on with the new login."""
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    recover_but_for_the_sweep(world)
    assert me(world, world.cookie(cookie_value(begin(world, world.bearer() | cookie)))).status_code == 200
    assert error_of(world.refresh(handle)) == SESSION_ENDED


def test_ending_the_others_bars_them_before_it_sweeps(make_world: Callable[..., World], world: World) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=no_call)
    failing = make_world(dynamodb=client)
    other, cookie = failing.logged_in(), failing.logged_in()
    elsewhere, here = failing.refresh_handle(other), failing.refresh_handle(cookie)
    failing.clock.advance(1)
    client.fails = lambda name, _arguments: name == "query"
    assert error_of(end_others(failing, cookie)) == (503, "temporarily_unavailable")
    client.fails = no_call
    assert error_of(me(failing, other)) == LOGIN_REQUIRED
    assert error_of(failing.refresh(elsewhere)) == SESSION_ENDED
    assert me(failing, cookie).status_code == 200
    assert failing.refresh(here).status_code == 200


def test_the_spared_login_goes_on_and_may_do_so_again(world: World) -> None:
    cookie = world.logged_in()
    waiting = world.handle_of(cookie)
    for _ in range(2):
        world.clock.advance(1)
        assert end_others(world, cookie).status_code == 204
    assert world.get_session(waiting).status_code == 200
    assert world.refresh(world.refresh_handle(cookie)).status_code == 200
    renewed = begin(world, world.bearer() | cookie)
    assert me(world, world.cookie(cookie_value(renewed))).status_code == 200
    assert len(items_like(world.dynamodb, "sso-session-")) == 1


def test_a_recovery_spares_nobody(world: World) -> None:
    cookie = world.logged_in()
    world.clock.advance(1)
    end_others(world, cookie)
    recover_but_for_the_sweep(world)
    assert error_of(me(world, cookie)) == LOGIN_REQUIRED
    assert barrier(world) == (NOW + 2, None)


def test_a_thief_who_is_recovered_from_meanwhile_spares_himself_in_vain(
    make_world: Callable[..., World], world: World
) -> None:
    """His request was let in just before, and writes just after."""
    client = HookedClient(world.dynamodb)
    racing = make_world(dynamodb=client)
    cookie = racing.logged_in()
    racing.clock.advance(1)

    def recover_first(name: str, arguments: dict[str, object]) -> None:
        if name == "update_item" and arguments["Key"] == {"PK": {"S": f"user-{MARIA}"}, "SK": {"S": "user"}}:
            client.before = lambda *_: None
            recover_but_for_the_sweep(racing)

    client.before = recover_first
    assert error_of(end_others(racing, cookie)) == LOGIN_REQUIRED
    assert error_of(me(racing, cookie)) == LOGIN_REQUIRED
    assert barrier(racing) == (NOW + 2, None)


def test_writing_the_profile_keeps_the_barrier(world: World) -> None:
    cookie = world.logged_in()
    world.clock.advance(1)
    end_others(world, cookie)
    before = barrier(world)
    assert before[0] == NOW + 1
    world.request("PATCH", "/me", headers=cookie, body={"name": "Mia", "phone": None})
    user = world.users.get(MARIA)
    assert user is not None
    UserRepository(Table(world.dynamodb, name=TABLE_NAME)).replace(replace(user, name="Wrong"))
    assert me(world, cookie).json_body["name"] == "Mia"
    post_confirmation(Table(world.dynamodb, name=TABLE_NAME), world.clock)(event("cognito_post_confirmation"))
    assert barrier(world) == before
