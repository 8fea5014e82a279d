"""DELETE /me: after a fresh password, nothing of the account is left."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from chalice.test import HTTPResponse
from chalicelib.models.table import Table
from chalicelib.models.ticket import Ticket, TicketRepository
from sso_world.dynamodb import TABLE_NAME, FailingClient, items_like, stored_items
from sso_world.world import ALI, MARIA, World, error_of

NOW = "2026-11-23T04:00:00Z"
CLEARED = "__Host-sso=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
Fails = Callable[[str, dict[str, Any]], bool]


def delete_me(world: World, headers: dict[str, str]) -> HTTPResponse:
    return world.request("DELETE", "/me", headers=headers)


def items_of(world: World, user_id: str) -> list[dict[str, Any]]:
    """Every item that the user's id occurs in."""
    return [item for item in stored_items(world.dynamodb) if user_id in json.dumps(item, default=str)]


def settle(world: World) -> str:
    """Maria in use: two logins, sessions of all kinds, a left-over ticket, three memberships, one of them of
    an application that is registered no more. Answers the refresh handle of an active session."""
    cookie = world.logged_in()
    world.handle()
    world.log_out(application_id="shop", refresh_token=world.refresh_handle(cookie), scope="application")
    table = Table(world.dynamodb, name=TABLE_NAME)
    TicketRepository(table).add(Ticket(MARIA, "left", b"hash", "client-shop", int(world.clock()) + 60))
    for application_id in ("office", "gone"):
        world.memberships.add(application_id, MARIA, created_at=NOW)
    return world.refresh_handle(cookie)


def test_nothing_is_left(world: World) -> None:
    refresh_handle = settle(world)
    statuses = {item["status"]["S"] for item in items_like(world.dynamodb, "session-")}
    assert statuses == {"pending", "active", "ended"}
    cookie = world.logged_in()
    answer = delete_me(world, world.bearer() | cookie)
    assert (answer.status_code, answer.body) == (204, b"")
    assert answer.headers["Set-Cookie"] == CLEARED
    assert items_of(world, MARIA) == []
    assert set(world.cognito.users) == {ALI}
    assert error_of(world.refresh(refresh_handle)) == (401, "session_ended")
    assert error_of(world.request("GET", "/me", headers=cookie)) == (401, "login_required")


def test_the_applications_are_told_the_id_and_nothing_else(world: World) -> None:
    settle(world)
    delete_me(world, world.bearer())
    [message] = world.topic.messages
    assert json.loads(message) == {"user_id": MARIA}


def test_backends_hear_that_the_sessions_are_over(world: World) -> None:
    settle(world)
    before = len(items_like(world.dynamodb, "ended-"))
    delete_me(world, world.bearer())
    news = items_like(world.dynamodb, "ended-")
    assert len(news) > before
    assert MARIA not in json.dumps(news, default=str)


def test_nobody_else_loses_anything(world: World) -> None:
    world.memberships.add("shop", ALI, created_at=NOW)
    handle = world.refresh_handle(world.bearer(ALI))
    before = items_of(world, ALI)
    settle(world)
    delete_me(world, world.bearer())
    assert items_of(world, ALI) == before
    assert world.refresh(handle).status_code == 200


def test_a_membership_that_the_index_does_not_know_yet_goes_too(
    make_world: Callable[..., World], world: World
) -> None:
    class LaggingIndex(FailingClient):
        """Answers no memberships from the index."""

        def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
            paginator = super()._call(name, method, arguments)
            return paginator if name != "get_paginator" else _WithoutMemberships(paginator)

    lagging = make_world(dynamodb=LaggingIndex(world.dynamodb, code="", fails=lambda *_: False))
    assert delete_me(lagging, lagging.bearer()).status_code == 204
    assert items_of(lagging, MARIA) == []


class _WithoutMemberships:
    def __init__(self, paginator: Any) -> None:
        self._paginator = paginator

    def paginate(self, **arguments: Any) -> Any:
        for page in self._paginator.paginate(**arguments):
            of_a_user = arguments.get("ExpressionAttributeValues", {}).get(":sort") == {"S": f"user-{MARIA}"}
            yield {"Items": []} if of_a_user else page


def test_the_cookie_alone_is_not_enough(world: World) -> None:
    cookie = world.logged_in()
    before = items_of(world, MARIA)
    for headers in (cookie, {}, {"sec-fetch-site": "same-origin"}):
        assert error_of(delete_me(world, headers)) == (401, "login_required")
    assert items_of(world, MARIA) == before
    assert MARIA in world.cognito.users
    assert world.topic.messages == []


@pytest.mark.parametrize(
    "claims",
    [{"auth_time": -301}, {"auth_time": 61}, {"auth_time": None}],
)
def test_an_old_password_is_not_enough(world: World, claims: dict[str, int | None]) -> None:
    offset = claims["auth_time"]
    auth_time = None if offset is None else int(world.clock()) + offset
    refused = delete_me(world, world.bearer(auth_time=auth_time))
    assert error_of(refused) == (401, "login_required")
    assert "Set-Cookie" not in refused.headers
    assert MARIA in world.cognito.users


def test_tokens_for_something_else_are_not_enough(world: World) -> None:
    for token in (world.cognito.id_token(MARIA, "client-shop"), "rubbish"):
        headers = world.logged_in() | {"authorization": f"Bearer {token}"}
        assert error_of(delete_me(world, headers)) == (401, "invalid_token")
    assert MARIA in world.cognito.users


def test_five_minutes_are_fresh(world: World) -> None:
    headers = world.bearer()
    world.clock.advance(300)
    assert delete_me(world, headers).status_code == 204


def on(operation: str, sort_key: str = "") -> Fails:
    def fails(name: str, arguments: dict[str, Any]) -> bool:
        key = arguments.get("Key", {"SK": {"S": ""}})["SK"]["S"] + "|"
        return name == operation and key.startswith(sort_key)

    return fails


@pytest.mark.parametrize(
    "fails",
    [
        on("query"),
        on("get_paginator"),
        on("update_item", "sso-session-"),
        on("update_item", "session-"),
        on("put_item"),
        on("batch_get_item"),
        on("delete_item", f"user-{MARIA}"),
        on("delete_item", "session-"),
        on("delete_item", "user|"),
    ],
)
def test_a_table_that_fails_half_way_is_finished_by_a_repetition(
    make_world: Callable[..., World], world: World, fails: Fails
) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=lambda *_: False)
    failing = make_world(dynamodb=client)
    settle(failing)
    headers, client.fails = failing.bearer(), fails
    refused = delete_me(failing, headers)
    assert error_of(refused) == (503, "temporarily_unavailable")
    assert int(refused.headers["Retry-After"]) > 0
    assert "Set-Cookie" not in refused.headers
    assert MARIA in failing.cognito.users
    client.fails = lambda *_: False
    assert delete_me(failing, headers).status_code == 204
    assert items_of(failing, MARIA) == []
    assert set(failing.cognito.users) == {ALI}
    assert failing.topic.messages


@pytest.mark.parametrize("code", ["ThrottledException", "InternalErrorException"])
def test_a_topic_that_fails_leaves_an_account_that_can_be_deleted(world: World, code: str) -> None:
    settle(world)
    world.topic.fail_with = code
    headers = world.bearer()
    assert error_of(delete_me(world, headers)) == (503, "temporarily_unavailable")
    assert MARIA in world.cognito.users
    world.topic.fail_with = None
    assert delete_me(world, headers).status_code == 204
    assert items_of(world, MARIA) == []
    assert len(world.topic.messages) == 1


def test_a_cognito_that_fails_last_is_asked_again(world: World) -> None:
    settle(world)
    world.cognito.failing["AdminDeleteUser"] = "InternalErrorException"
    headers = world.bearer()
    assert error_of(delete_me(world, headers)) == (503, "temporarily_unavailable")
    world.cognito.failing.clear()
    assert delete_me(world, headers).status_code == 204
    assert set(world.cognito.users) == {ALI}


def test_what_is_deleted_may_be_deleted_again(world: World) -> None:
    headers = world.bearer()
    assert [delete_me(world, headers).status_code for _ in range(3)] == [204, 204, 204]


def test_the_token_of_a_deleted_user_brings_nothing_back(world: World) -> None:
    headers = world.bearer()
    delete_me(world, headers)
    assert error_of(world.request("POST", "/sso-session", headers=headers)) == (401, "login_required")
    joining = world.request("POST", "/join-application", headers=headers, body={"application_id": "shop"})
    assert error_of(joining) == (401, "login_required")
    assert error_of(world.init_session(headers)) == (403, "not_a_member")
    assert items_of(world, MARIA) == []


def test_what_a_login_beside_it_writes_goes_too(world: World) -> None:
    """Cognito lets the user in until the very end, and his profile and membership would come back."""
    delete_user, headers = world.cognito.admin_delete_user, world.bearer()

    def log_in_first(**arguments: Any) -> dict[str, Any]:
        world.request("POST", "/join-application", headers=headers, body={"application_id": "shop"})
        assert world.init_session(headers).status_code == 201
        return delete_user(**arguments)

    world.cognito.admin_delete_user = log_in_first  # type: ignore[method-assign]  # a stand-in
    assert delete_me(world, headers).status_code == 204
    assert items_of(world, MARIA) == []


def test_a_reading_that_was_under_way_brings_no_profile_back(world: World) -> None:
    cookie = world.logged_in()
    get_user = world.cognito.admin_get_user

    def slow_answer(**arguments: Any) -> dict[str, Any]:
        answer = get_user(**arguments)
        delete_me(world, world.bearer())
        return answer

    world.cognito.users[MARIA]["name"] = "Mia"  # so that there is something to mend
    world.cognito.admin_get_user = slow_answer  # type: ignore[method-assign]  # a stand-in
    world.request("GET", "/me", headers=cookie)
    assert items_of(world, MARIA) == []
