"""GET and PATCH /me: the profile, equal in Cognito and in the User item."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from chalice.test import HTTPResponse
from sso_world.dynamodb import FailingClient
from sso_world.world import ALI, MARIA, USERS, World, error_of

PROFILE = {
    "user_id": MARIA,
    "email": "maria@example.com",
    "name": "Maria",
    "phone": "+4915112345",
    "gender": "female",
    "accepts_marketing": False,
    "created_at": "2026-11-23T04:00:00Z",
    "totp": False,
}
POOL_NAMES = {"name": "name", "phone": "phone_number", "gender": "gender"}


def me(world: World, cookie: dict[str, str]) -> HTTPResponse:
    return world.request("GET", "/me", headers=cookie)


def change(world: World, cookie: dict[str, str], body: object) -> HTTPResponse:
    return world.request("PATCH", "/me", headers=cookie, body=body)


def records_agree(world: World, user_id: str = MARIA) -> bool:
    pool, item = world.cognito.users[user_id], world.users.get(user_id)
    assert item is not None
    return (
        all(pool.get(there) == getattr(item, here) for here, there in POOL_NAMES.items())
        and (pool.get("custom:accepts_marketing") == "true") == item.accepts_marketing
        and pool["email"] == item.email
    )


def test_a_user_sees_himself(world: World) -> None:
    assert me(world, world.logged_in()).json_body == PROFILE


def test_a_second_factor_is_shown(world: World) -> None:
    world.cognito.with_totp.add(MARIA)
    assert me(world, world.logged_in()).json_body == PROFILE | {"totp": True}


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"name": "Maria Fernanda"}, {}),
        ({"phone": None}, {}),
        ({"phone": "", "gender": ""}, {"phone": None, "gender": None}),
        ({"gender": None, "accepts_marketing": True}, {}),
        ({"accepts_marketing": False}, {}),
        ({"name": "M", "phone": "+4930123456", "gender": "diverse", "accepts_marketing": True}, {}),
    ],
)
def test_a_change_is_the_same_in_both_records(
    world: World, changes: dict[str, object], shown: dict[str, object]
) -> None:
    cookie = world.logged_in()
    answer = change(world, cookie, changes)
    assert (answer.status_code, answer.json_body) == (200, PROFILE | changes | shown)
    assert me(world, cookie).json_body == answer.json_body
    assert records_agree(world)


def test_what_is_no_field_of_the_profile_changes_nothing(world: World) -> None:
    hostile = {
        "email": "evil@example.com",
        "email_verified": True,
        "sub": ALI,
        "user_id": ALI,
        "phone_number": "+19999999999",
        "phone_number_verified": True,
        "custom:accepts_marketing": "true",
        "custom:role": "admin",
        "cognito:groups": ["admin"],
        "groups": ["admin"],
        "created_at": "1970-01-01T00:00:00Z",
        "totp": True,
        "PK": f"user-{ALI}",
        "SK": "application",
        "UserAttributes": [{"Name": "email", "Value": "evil@example.com"}],
    }
    cookie = world.logged_in()
    assert change(world, cookie, hostile | {"name": "Mia"}).json_body == PROFILE | {"name": "Mia"}
    assert world.cognito.users == {MARIA: USERS[MARIA] | {"name": "Mia"}, ALI: USERS[ALI]}
    ali = world.users.get(ALI)
    assert ali is not None
    assert ali.name == "Ali"
    refused = change(world, cookie, hostile)
    assert error_of(refused) == (400, "invalid_request")
    assert "accepts_marketing" in refused.json_body["message"]


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "\x1b[1m"), ("phone", "0301234567"), ("gender", "\ud800"), ("accepts_marketing", "true")],
)
def test_a_wrong_value_is_named_and_changes_nothing(world: World, field: str, value: object) -> None:
    cookie = world.logged_in()
    answer = change(world, cookie, {"name": "Mia", "gender": "other"} | {field: value})
    assert error_of(answer) == (400, "invalid_request")
    assert field in answer.json_body["message"]
    assert me(world, cookie).json_body == PROFILE
    assert world.cognito.users[MARIA] == USERS[MARIA]


def test_what_is_no_change_is_refused(world: World) -> None:
    cookie = world.logged_in()
    bodies: list[object] = [{}, b"", b"[]", b"null", b"{", b'{"name":"a","name":"b"}', b"\xff"]
    for body in bodies:
        assert error_of(change(world, cookie, body)) == (400, "invalid_request")


def test_a_megabyte_is_too_much(world: World) -> None:
    assert change(world, world.logged_in(), {"name": "x" * 1_000_000}).status_code == 413


@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_without_a_live_login_nobody_is_known(world: World, method: str) -> None:
    cookie = world.logged_in()
    world.clock.advance(13 * 3600)
    body = {"name": "Mia"} if method == "PATCH" else None
    for headers in (cookie, world.cookie("A" * 86), {"sec-fetch-site": "same-origin"}, world.bearer()):
        answer = world.request(method, "/me", headers=headers, body=body)
        assert error_of(answer) == (401, "login_required")
    assert world.cognito.users[MARIA] == USERS[MARIA]


def test_a_user_whom_cognito_no_longer_lets_in_must_sign_in(world: World) -> None:
    cookie = world.logged_in()
    world.cognito.disabled.add(MARIA)
    assert error_of(me(world, cookie)) == (401, "login_required")
    assert error_of(change(world, cookie, {"name": "Mia"})) == (401, "login_required")
    assert world.cognito.users[MARIA] == USERS[MARIA]
    del world.cognito.users[MARIA]
    assert error_of(me(world, cookie)) == (401, "login_required")
    assert error_of(change(world, cookie, {"name": "Mia"})) == (401, "login_required")


def test_a_user_who_goes_during_the_change_must_sign_in(world: World) -> None:
    cookie = world.logged_in()
    world.cognito.failing["AdminUpdateUserAttributes"] = "UserNotFoundException"
    assert error_of(change(world, cookie, {"name": "Mia"})) == (401, "login_required")


def test_reading_mends_an_item_that_differs(world: World) -> None:
    cookie = world.logged_in()
    item = world.users.get(MARIA)
    assert item is not None
    world.users.replace(
        replace(item, name="Wrong", phone=None, accepts_marketing=True, email="old@example.com")
    )
    assert not records_agree(world)
    assert me(world, cookie).json_body == PROFILE
    assert world.users.get(MARIA) == item


def test_reading_makes_an_item_that_is_missing(world: World) -> None:
    cookie = world.logged_in()
    world.dynamodb.delete_item(TableName="sso-test", Key={"PK": {"S": f"user-{MARIA}"}, "SK": {"S": "user"}})
    assert me(world, cookie).json_body == PROFILE | {"created_at": "2026-11-22T04:00:00Z"}
    assert records_agree(world)


def profile_writes(name: str, arguments: dict[str, Any]) -> bool:
    return name in ("put_item", "update_item") and arguments.get("Key", {}).get("SK") == {"S": "user"}


@pytest.mark.parametrize("repeated", ["GET", "PATCH"])
def test_a_change_that_reached_cognito_alone_is_finished_by_the_next_call(
    make_world: Callable[..., World], world: World, repeated: str
) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=profile_writes)
    failing = make_world(dynamodb=client)
    cookie = failing.logged_in()
    answer = change(failing, cookie, {"name": "Mia", "phone": None})
    assert error_of(answer) == (503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert not records_agree(failing)
    client.fails = lambda *_: False
    again = me(failing, cookie) if repeated == "GET" else change(failing, cookie, {"gender": "x"})
    assert again.json_body["name"] == "Mia"
    assert records_agree(failing)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("TooManyRequestsException", (429, "too_many_requests")),
        ("InternalErrorException", (503, "temporarily_unavailable")),
    ],
)
@pytest.mark.parametrize("operation", ["AdminGetUser", "AdminUpdateUserAttributes"])
def test_a_busy_cognito_is_worth_another_try(
    world: World, operation: str, code: str, expected: tuple[int, str]
) -> None:
    cookie = world.logged_in()
    world.cognito.failing[operation] = code
    answer = change(world, cookie, {"name": "Mia"})
    assert error_of(answer) == expected
    assert int(answer.headers["Retry-After"]) > 0
    assert records_agree(world)
