"""POST /sso-session: the account pages' own sign-in, which leads to no application."""

from collections.abc import Callable

import pytest
from chalice.test import HTTPResponse
from sso_world.dynamodb import FailingClient, items_like
from sso_world.world import ALI, MARIA, World, cookie_value, error_of


def begin(world: World, headers: dict[str, str]) -> HTTPResponse:
    return world.request("POST", "/sso-session", headers=headers)


def test_a_fresh_login_gets_a_cookie(world: World) -> None:
    answer = begin(world, world.bearer())
    assert (answer.status_code, answer.json_body) == (201, {"expires_at": int(world.clock()) + 12 * 3600})
    assert answer.headers["Set-Cookie"].endswith("; Path=/; Secure; HttpOnly; SameSite=Lax")
    me = world.request("GET", "/me", headers=world.cookie(cookie_value(answer)))
    assert me.json_body["user_id"] == MARIA


def test_it_signs_in_at_applications_too(world: World) -> None:
    cookie = world.cookie(cookie_value(begin(world, world.bearer())))
    assert world.init_session(cookie).status_code == 201


def test_the_same_login_goes_on_under_a_new_value(world: World) -> None:
    first = world.logged_in()
    again = begin(world, world.bearer() | first)
    assert cookie_value(again) not in first["cookie"]
    assert len(items_like(world.dynamodb, "sso-session-")) == 1
    assert error_of(world.request("GET", "/me", headers=first)) == (401, "login_required")


def test_another_users_login_in_this_browser_ends(world: World) -> None:
    of_maria = world.logged_in()
    assert begin(world, world.bearer(ALI) | of_maria).status_code == 201
    assert error_of(world.request("GET", "/me", headers=of_maria)) == (401, "login_required")


def test_nothing_less_than_a_fresh_password_begins_a_login(world: World) -> None:
    old = world.bearer(auth_time=int(world.clock()) - 301)
    for headers in (world.logged_in(), {}, old):
        refused = begin(world, headers)
        assert error_of(refused) == (401, "login_required")
        assert "Set-Cookie" not in refused.headers
    stranger = {"authorization": f"Bearer {world.cognito.id_token(MARIA, 'client-shop')}"}
    assert error_of(begin(world, stranger)) == (401, "invalid_token")


def test_a_disabled_user_does_not_get_in(world: World) -> None:
    headers = world.bearer()
    world.cognito.disabled.add(MARIA)
    assert error_of(begin(world, headers)) == (401, "login_required")
    assert items_like(world.dynamodb, "sso-session-") == []


@pytest.mark.parametrize("operation", ["put_item", "get_item"])
def test_a_login_that_cannot_be_stored_is_none(
    make_world: Callable[..., World], world: World, operation: str
) -> None:
    client = FailingClient(
        world.dynamodb, code="ThrottlingException", fails=lambda name, _: name == operation
    )
    failing = make_world(dynamodb=client)
    refused = begin(failing, failing.bearer())
    assert error_of(refused) == (503, "temporarily_unavailable")
    assert "Set-Cookie" not in refused.headers
