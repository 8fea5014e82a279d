"""GET /check-app-user and POST /join-application."""

from collections.abc import Callable

import pytest
from chalice.test import HTTPResponse
from sso_world.signing import SigningKey
from sso_world.world import ALI, MARIA, SSO_CLIENT_ID, World, error_of

Ask = Callable[[World, dict[str, str] | None], HTTPResponse]


def check(world: World, headers: dict[str, str] | None, application_id: str = "shop") -> HTTPResponse:
    return world.request("GET", f"/check-app-user?application_id={application_id}", headers=headers)


def join(world: World, headers: dict[str, str] | None, **body: object) -> HTTPResponse:
    return world.request("POST", "/join-application", headers=headers, body={"application_id": "shop"} | body)


@pytest.mark.parametrize(("user_id", "member"), [(MARIA, True), (ALI, False)])
def test_a_token_of_the_sso_client_may_ask(world: World, user_id: str, member: bool) -> None:
    answer = check(world, world.bearer(user_id))
    assert answer.json_body == {"application_id": "shop", "user_id": user_id, "member": member}


def test_the_cookie_may_ask_as_well(world: World) -> None:
    answer = check(world, world.logged_in(), "office")
    assert answer.json_body == {"application_id": "office", "user_id": MARIA, "member": False}


def test_an_older_login_may_still_ask(world: World) -> None:
    headers = world.bearer()
    world.clock.advance(1800)
    assert check(world, headers).status_code == 200


@pytest.mark.parametrize("ask", [check, join])
def test_with_neither_it_is_a_missing_token(world: World, ask: Ask) -> None:
    answer = ask(world, None)
    assert error_of(answer) == (401, "missing_token")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("ask", [check, join])
def test_a_dead_cookie_is_like_none(world: World, ask: Ask) -> None:
    assert error_of(ask(world, world.cookie("A" * 86))) == (401, "missing_token")


def test_tokens_that_are_not_the_ssos_id_tokens_are_refused(world: World) -> None:
    stranger = SigningKey("key-1")
    now = int(world.clock())
    claims = {"sub": MARIA, "iss": "https://issuer.example/pool", "iat": now, "exp": now + 60}
    for token in (
        world.cognito.id_token(MARIA, "client-shop"),
        world.key.sign(claims | {"token_use": "access", "client_id": SSO_CLIENT_ID}),
        world.key.sign(claims | {"token_use": "id", "aud": SSO_CLIENT_ID, "iss": "https://evil.example"}),
        stranger.sign(claims | {"token_use": "id", "aud": SSO_CLIENT_ID}),
        world.key.sign(claims | {"token_use": "id", "aud": SSO_CLIENT_ID, "sub": "../user"}),
        "rubbish",
    ):
        headers = {"authorization": f"Bearer {token}"}
        assert error_of(check(world, headers)) == (401, "invalid_token")
        assert error_of(join(world, headers)) == (401, "invalid_token")


def test_an_expired_token_says_so(world: World) -> None:
    headers = world.bearer()
    world.clock.advance(3600 + 61)
    assert error_of(check(world, headers)) == (401, "expired_token")


def test_a_bad_token_is_not_healed_by_a_good_cookie(world: World) -> None:
    headers = world.logged_in() | {"authorization": "Bearer rubbish"}
    assert error_of(check(world, headers)) == (401, "invalid_token")


def test_joining_an_open_application_makes_a_member_once_and_for_all(world: World) -> None:
    first, again = join(world, world.bearer(ALI)), join(world, world.bearer(ALI))
    assert first.status_code == again.status_code == 200
    assert first.json_body == again.json_body == {"application_id": "shop", "user_id": ALI, "member": True}
    assert check(world, world.bearer(ALI)).json_body["member"] is True


def test_a_user_without_a_profile_gets_one_on_joining(world: World) -> None:
    """An admin may have created him."""
    world.users.erase(ALI)
    assert join(world, world.bearer(ALI)).json_body["member"] is True
    profile = world.users.get(ALI)
    assert profile is not None
    assert profile.name == "Ali"


def test_nobody_lets_himself_into_an_application_by_invitation(world: World) -> None:
    assert error_of(join(world, world.bearer(ALI), application_id="office")) == (403, "invitation_required")
    assert check(world, world.bearer(ALI), "office").json_body["member"] is False


def test_an_invited_member_may_join_again(world: World) -> None:
    world.memberships.add("office", ALI, created_at="2026-11-23T04:00:00Z")
    assert join(world, world.bearer(ALI), application_id="office").json_body["member"] is True


def test_unknown_applications_are_not_found(world: World) -> None:
    assert error_of(check(world, world.bearer(), "nowhere")) == (404, "unknown_application")
    assert error_of(join(world, world.bearer(), application_id="nowhere")) == (404, "unknown_application")


@pytest.mark.parametrize("value", [None, 7, "", ["shop"], "x" * 300])
def test_an_ill_typed_application_id_is_named(world: World, value: object) -> None:
    answer = join(world, world.bearer(), application_id=value)
    assert error_of(answer) == (400, "invalid_request")
    assert "application_id" in answer.json_body["message"]
