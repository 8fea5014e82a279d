"""GET /sessions, DELETE /sessions and DELETE /sessions/{id}: a user's own sessions, and nobody else's."""

from collections.abc import Callable
from typing import Any

import pytest
from sso_world.dynamodb import TABLE_NAME, items_like
from sso_world.time_and_chance import NOW
from sso_world.world import ALI, MARIA, SHOP_ORIGIN, World, error_of

FIREFOX = {"user-agent": "Firefox/1"}


@pytest.fixture
def cookie(world: World) -> dict[str, str]:
    """Of Maria's login with Firefox, which has left no hand-off behind."""
    world.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    return world.logged_in()


def listed(world: World, cookie: dict[str, str]) -> list[dict[str, Any]]:
    answer = world.request("GET", "/sessions", headers=cookie)
    assert answer.status_code == 200
    assert set(answer.json_body) == {"sessions"}
    sessions: list[dict[str, Any]] = answer.json_body["sessions"]
    return sessions


def end(world: World, cookie: dict[str, str], session_id: str = "") -> Any:
    return world.request("DELETE", f"/sessions/{session_id}".rstrip("/"), headers=cookie)


def test_logins_and_application_sessions_by_last_use(world: World, cookie: dict[str, str]) -> None:
    world.clock.advance(100)
    handle = world.refresh_handle(cookie | FIREFOX)
    world.clock.advance(100)
    world.refresh_handle(cookie, "office")
    world.clock.advance(100)
    world.refresh(handle)
    shop, login, office = listed(world, cookie)
    assert shop == {
        "id": shop["id"],
        "kind": "application",
        "login_id": login["id"],
        "application_id": "shop",
        "application_name": "Shop",
        "device": "Firefox/1",
        "created_at": "2026-11-23T04:01:40Z",
        "last_seen_at": "2026-11-23T04:05:00Z",
        "expires_at": NOW + 12 * 3600,
        "current": True,
    }
    assert (login["kind"], login["login_id"], login["current"]) == ("login", login["id"], True)
    assert (login["application_id"], login["application_name"]) == (None, None)
    assert (office["application_id"], office["last_seen_at"]) == ("office", "2026-11-23T04:03:20Z")


def test_only_what_is_live(world: World, cookie: dict[str, str]) -> None:
    world.log_out(refresh_token=world.refresh_handle(cookie), scope="application")
    other = world.logged_in()
    world.refresh_handle(other)
    assert [one["kind"] for one in listed(world, cookie)].count("login") == 2
    world.log_out(other)
    [login] = listed(world, cookie)
    assert login["current"] is True
    world.refresh_handle(cookie)
    [session] = [item for item in items_like(world.dynamodb, "session-") if item["status"]["S"] == "active"]
    world.dynamodb.put_item(TableName=TABLE_NAME, Item=session | {"expires_at": {"N": str(NOW)}})
    assert listed(world, cookie) == [login]


def test_nothing_of_a_login_that_has_idled(world: World, cookie: dict[str, str]) -> None:
    world.refresh_handle()
    world.clock.advance(3000)
    assert len(listed(world, cookie)) == 3
    world.clock.advance(600)
    assert [one["current"] for one in listed(world, cookie)] == [True]


def test_other_browsers_are_not_current(world: World, cookie: dict[str, str]) -> None:
    world.refresh_handle()
    assert sorted(one["current"] for one in listed(world, cookie)) == [False, False, True]


def test_the_session_of_a_forgotten_application_has_no_name(world: World, cookie: dict[str, str]) -> None:
    world.refresh_handle(cookie)
    world.dynamodb.delete_item(
        TableName=TABLE_NAME, Key={"PK": {"S": "application-shop"}, "SK": {"S": "application"}}
    )
    names = {one["application_id"]: one["application_name"] for one in listed(world, cookie)}
    assert names == {None: None, "shop": None}


def test_nothing_secret_is_listed(world: World, cookie: dict[str, str]) -> None:
    handle = world.refresh_handle(cookie)
    text = world.request("GET", "/sessions", headers=cookie).body.decode()
    for secret in (handle, handle[43:], cookie["cookie"][-43:], "hash", "token"):
        assert secret not in text


def test_one_session_is_ended_again_and_again(world: World, cookie: dict[str, str]) -> None:
    shop, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    [session_id] = [one["id"] for one in listed(world, cookie) if one["application_id"] == "shop"]
    for _ in range(2):
        answer = end(world, cookie, session_id)
        assert (answer.status_code, answer.body) == (204, b"")
        assert "Set-Cookie" not in answer.headers
    assert error_of(world.refresh(shop)) == (401, "session_ended")
    assert world.refresh(office, application_id="office").status_code == 200


def test_a_login_is_ended_with_all_that_began_from_it(world: World, cookie: dict[str, str]) -> None:
    other = world.logged_in()
    elsewhere, here = world.refresh_handle(other), world.refresh_handle(cookie)
    [login_id] = [one["id"] for one in listed(world, other) if one["kind"] == "login" and one["current"]]
    for _ in range(2):
        assert end(world, cookie, login_id).status_code == 204
    assert error_of(world.refresh(elsewhere)) == (401, "session_ended")
    assert error_of(world.init_session(other)) == (401, "login_required")
    assert world.refresh(here).status_code == 200


def test_ending_ones_own_login_clears_the_cookie(world: World, cookie: dict[str, str]) -> None:
    [login] = listed(world, cookie)
    assert "Max-Age=0" in end(world, cookie, login["id"]).headers["Set-Cookie"]
    assert error_of(world.request("GET", "/sessions", headers=cookie)) == (401, "login_required")


def test_everything_else_is_ended(world: World, cookie: dict[str, str]) -> None:
    other = world.logged_in()
    elsewhere, here = world.refresh_handle(other), world.refresh_handle(cookie)
    alis = world.refresh_handle(world.bearer(ALI))
    for _ in range(2):
        assert end(world, cookie).status_code == 204
    assert {one["current"] for one in listed(world, cookie)} == {True}
    assert error_of(world.refresh(elsewhere)) == (401, "session_ended")
    assert error_of(world.init_session(other)) == (401, "login_required")
    assert world.refresh(here).status_code == 200
    assert world.refresh(alis).status_code == 200


def test_another_users_sessions_are_unknown(world: World, cookie: dict[str, str]) -> None:
    ali = world.logged_in(ALI)
    alis = world.refresh_handle(ali)
    assert MARIA not in str(listed(world, ali))
    for one in listed(world, ali):
        assert error_of(end(world, cookie, one["id"])) == (404, "unknown_session")
    assert world.refresh(alis).status_code == 200
    assert world.init_session(ali).status_code == 201


@pytest.mark.parametrize("spelled", [str.upper, "{{{}}}".format, "urn:uuid:{}".format])
def test_an_id_has_one_spelling(world: World, cookie: dict[str, str], spelled: Callable[[str], str]) -> None:
    """Another one would end one's own login and leave its cookie."""
    [login] = listed(world, cookie)
    assert error_of(end(world, cookie, spelled(login["id"]))) == (404, "unknown_session")
    assert listed(world, cookie) == [login]


def test_an_id_that_was_left_out_does_not_mean_all(world: World, cookie: dict[str, str]) -> None:
    world.logged_in()
    assert error_of(world.request("DELETE", "/sessions/", headers=cookie)) == (404, "not_found")
    assert len(listed(world, cookie)) == 2


@pytest.mark.parametrize(
    "session_id", ["0", "A" * 86, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "é", "x" * 3000]
)
def test_an_id_that_is_none_is_unknown(world: World, cookie: dict[str, str], session_id: str) -> None:
    assert error_of(end(world, cookie, session_id)) == (404, "unknown_session")


def test_a_session_past_its_time_is_unknown(world: World, cookie: dict[str, str]) -> None:
    world.refresh_handle(cookie)
    [session] = [item for item in items_like(world.dynamodb, "session-") if item["status"]["S"] == "active"]
    world.dynamodb.put_item(TableName=TABLE_NAME, Item=session | {"expires_at": {"N": str(NOW)}})
    assert error_of(end(world, cookie, session["session_id"]["S"])) == (404, "unknown_session")


def test_so_is_a_login_past_its_time(world: World, cookie: dict[str, str]) -> None:
    [own] = items_like(world.dynamodb, "sso-session-")
    world.logged_in()
    [other] = [item for item in items_like(world.dynamodb, "sso-session-") if item != own]
    world.dynamodb.put_item(TableName=TABLE_NAME, Item=other | {"expires_at": {"N": str(NOW)}})
    assert error_of(end(world, cookie, other["sso_session_id"]["S"])) == (404, "unknown_session")


def test_without_a_login_there_is_nothing(world: World, cookie: dict[str, str]) -> None:
    handle = world.refresh_handle(cookie)
    for headers in ({}, world.cookie("A" * 86), world.bearer(), world.cookie(handle)):
        for method, path in (("GET", "/sessions"), ("DELETE", "/sessions"), ("DELETE", "/sessions/x")):
            assert error_of(world.request(method, path, headers=headers)) == (401, "login_required")


@pytest.mark.parametrize("page", [{"origin": SHOP_ORIGIN}, {"sec-fetch-site": "cross-site"}, {}])
def test_another_sites_page_ends_nothing(world: World, cookie: dict[str, str], page: dict[str, str]) -> None:
    headers = {"cookie": cookie["cookie"]} | page
    [login] = listed(world, cookie)
    for path in ("/sessions", f"/sessions/{login['id']}"):
        assert error_of(world.request("DELETE", path, headers=headers)) == (403, "forbidden_origin")
    if page:
        assert error_of(world.request("GET", "/sessions", headers=headers)) == (403, "forbidden_origin")
    assert listed(world, cookie) == [login]
