"""Users whom an operator finds, shuts out, signs out, deletes; and their sessions."""

import json
from typing import Any

import pytest
from sso_world.dynamodb import FailingClient, items_like, no_call, stored_items
from sso_world.operator_world import OperatorWorld
from sso_world.world import ALI, MARIA, World, error_of

NOBODY = "00000000-0000-4000-8000-000000000000"


def found(olga: OperatorWorld, query: str) -> list[str]:
    return [user["user_id"] for user in olga.do("users.find", query=query)["users"]]


def me(world: World, cookie: dict[str, str]) -> Any:
    return world.request("GET", "/me", headers=cookie)


def test_users_are_found_by_id_address_and_its_beginning(olga: OperatorWorld) -> None:
    olga.world.cognito.with_totp.add(MARIA)
    for query in (MARIA, "maria@example.com", "mar"):
        [maria] = olga.do("users.find", query=query)["users"]
        assert maria == {
            "user_id": MARIA,
            "email": "maria@example.com",
            "name": "Maria",
            "status": "CONFIRMED",
            "enabled": True,
            "totp": True,
            "created_at": "2026-11-22T04:00:00Z",
            "user": maria["user"],
        }
    assert found(olga, "nobody") == found(olga, NOBODY) == []


@pytest.mark.parametrize("query", ['m" or email ^= "', '"', "m\\", 'm\\"', "\u0000", "m\n"])
def test_a_query_cannot_leave_its_quotation_marks(olga: OperatorWorld, query: str) -> None:
    assert olga.sentence("users.find", query=query).startswith("query")
    assert olga.pool.filters == []


@pytest.mark.parametrize("query", ["%", "*", "' or 1=1", "status = Enabled", "o'brien+x@example.com"])
def test_other_characters_mean_themselves(olga: OperatorWorld, query: str) -> None:
    assert found(olga, query) == []
    assert olga.pool.filters == [f'email ^= "{query}"']


def test_many_users_come_in_pages(olga: OperatorWorld) -> None:
    for number in range(70):
        user_id = f"00000000-0000-4000-8000-{number:012}"
        olga.world.cognito.users[user_id] = {"email": f"test-{number}@example.com"}
    first = olga.do("users.find", query="test-")
    second = olga.do("users.find", query="test-", cursor=first["next_cursor"])
    assert (len(first["users"]), len(second["users"]), second["next_cursor"]) == (50, 20, None)


@pytest.mark.parametrize("cursor", ["x", "WyJ1c2VycyIsImV2aWwiXQ=="])
def test_a_cursor_that_cognito_never_gave_is_refused(olga: OperatorWorld, cursor: str) -> None:
    assert olga.sentence("users.find", query="m", cursor=cursor).startswith("cursor")


def test_a_user_is_shown_with_his_applications(olga: OperatorWorld) -> None:
    shown = olga.do("users.show", user="maria@example.com")
    assert shown["user"]["user_id"] == MARIA
    assert shown["applications"] == [
        {"application_id": "shop", "name": "Shop", "joined_at": "2026-11-23T04:00:00Z"}
    ]


def test_a_disabled_user_is_out_everywhere_at_once(olga: OperatorWorld) -> None:
    world = olga.world
    cookie = world.logged_in()
    handle, waiting, token = world.refresh_handle(cookie), world.handle_of(cookie), world.bearer()
    olga.do("users.disable", user="maria@example.com")
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert error_of(world.get_session(waiting)) == (400, "invalid_session")
    assert error_of(me(world, cookie)) == (401, "login_required")
    assert error_of(world.init_session(cookie)) == (401, "login_required")
    assert world.authorize(cookie).json_body["user"] is None
    # In the very second of the password.
    for headers in (token, token | cookie):
        assert error_of(world.request("POST", "/sso-session", headers=headers)) == (401, "login_required")
        assert error_of(world.init_session(headers)) == (401, "login_required")
    assert items_like(world.dynamodb, "sso-session-")[0]["status"]["S"] == "ended"
    assert (olga.pool.signed_out, world.cognito.disabled) == ([MARIA], {MARIA})


def test_disabling_again_is_fine(olga: OperatorWorld) -> None:
    assert "already" not in olga.do("users.disable", user=MARIA)
    assert olga.do("users.disable", user=MARIA)["already"] is True


@pytest.mark.parametrize("operation", ["update_item", "query"])
def test_a_disabling_that_fails_half_way_is_finished_by_a_repetition(world: World, operation: str) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=no_call)
    olga = OperatorWorld(world, dynamodb=client)
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    client.fails = lambda name, _arguments: name == operation
    assert olga.refused("users.disable", user=MARIA) == "temporarily_unavailable"
    assert MARIA in world.cognito.disabled
    client.fails = no_call
    assert olga.do("users.disable", user=MARIA)["already"] is True
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "sso-session-")} == {"ended"}
    assert error_of(world.refresh(handle)) == (401, "session_ended")


def test_an_enabled_user_signs_in_anew_and_gets_nothing_old_back(olga: OperatorWorld) -> None:
    world = olga.world
    cookie, token = world.logged_in(), world.bearer()
    olga.do("users.disable", user=MARIA)
    assert "already" not in olga.do("users.enable", user=MARIA)
    assert olga.do("users.enable", user=MARIA)["already"] is True
    assert error_of(me(world, cookie)) == (401, "login_required")
    assert error_of(world.init_session(token)) == (401, "login_required")
    world.clock.advance(1)
    assert me(world, world.logged_in()).status_code == 200


def test_a_signed_out_user_needs_his_password_again(olga: OperatorWorld) -> None:
    world = olga.world
    cookie, stolen = world.logged_in(), world.bearer()
    handle = world.refresh_handle(cookie)
    world.clock.advance(1)
    olga.do("users.sign_out", user=MARIA)
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert error_of(world.init_session(stolen)) == (401, "login_required")
    assert error_of(me(world, cookie)) == (401, "login_required")
    assert olga.pool.signed_out == [MARIA]
    assert me(world, world.logged_in()).status_code == 200


def test_others_are_left_alone(olga: OperatorWorld) -> None:
    world = olga.world
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    cookie = world.logged_in(ALI)
    for act in ("disable", "sign_out", "delete"):
        olga.do(f"users.{act}", user=MARIA)
    assert me(world, cookie).status_code == 200
    assert world.refresh(world.refresh_handle(cookie)).status_code == 200


def test_a_second_factor_is_reset(olga: OperatorWorld) -> None:
    olga.world.cognito.with_totp.add(MARIA)
    assert "already" not in olga.do("users.reset_second_factor", user=MARIA)
    assert olga.do("users.show", user=MARIA)["user"]["totp"] is False
    assert olga.do("users.reset_second_factor", user=MARIA)["already"] is True


def of_maria(world: World) -> list[dict[str, Any]]:
    return [item for item in stored_items(world.dynamodb) if MARIA in json.dumps(item, default=str)]


@pytest.mark.parametrize("name", [MARIA, "maria@example.com"])
def test_a_deleted_user_leaves_nothing_and_the_applications_hear_of_it(
    olga: OperatorWorld, name: str
) -> None:
    handle = olga.world.refresh_handle()
    assert olga.do("users.delete", user=name) == {"user_id": MARIA}
    assert of_maria(olga.world) == []
    assert set(olga.world.cognito.users) == {ALI}
    assert [json.loads(message) for message in olga.world.topic.messages] == [{"user_id": MARIA}]
    assert error_of(olga.world.refresh(handle)) == (401, "session_ended")
    assert olga.refused("users.delete", user=name) == "unknown_user"


def test_what_a_deletion_left_over_can_be_deleted_by_the_id(olga: OperatorWorld) -> None:
    del olga.world.cognito.users[MARIA]
    olga.do("users.delete", user=MARIA)
    assert of_maria(olga.world) == []
    assert olga.refused("users.delete", user=MARIA) == "unknown_user"
    assert len(olga.world.topic.messages) == 1


@pytest.mark.parametrize(
    "act", ["show", "disable", "enable", "sign_out", "delete", "reset_second_factor", "export"]
)
def test_nobody_is_an_unknown_user(olga: OperatorWorld, act: str) -> None:
    before = stored_items(olga.world.dynamodb)
    for user in (NOBODY, "nobody@example.com"):
        assert olga.refused(f"users.{act}", user=user) == "unknown_user"
    assert stored_items(olga.world.dynamodb) == before
    assert olga.world.topic.messages == []


def test_a_user_deleted_in_between_is_an_unknown_user(olga: OperatorWorld) -> None:
    olga.world.cognito.failing["AdminDisableUser"] = "UserNotFoundException"
    assert olga.refused("users.disable", user=MARIA) == "unknown_user"


def test_an_export_has_all_that_is_held_and_no_secret(olga: OperatorWorld) -> None:
    world = olga.world
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    world.request("POST", "/send-code", body={"email": "maria@example.com", "purpose": "recovery"})
    world.memberships.add("gone", MARIA, created_at="2026-11-20T04:00:00Z")
    held = olga.do("users.export", user=MARIA)
    assert held["profile"]["phone"] == held["attributes"]["phone_number"] == "+4915112345"
    assert [one["application_id"] for one in held["memberships"]] == ["gone", "shop"]
    assert sorted(one["kind"] for one in held["sessions"]) == ["application", "login"]
    assert [one["purpose"] for one in held["codes"]] == ["recovery"]
    told = json.dumps(held)
    for item in stored_items(world.dynamodb):
        for secret in ("handle_hash", "token_set", "lineage_key", "claim"):
            if secret in item:
                assert secret not in told
    assert handle not in told


def test_sessions_are_listed_and_ended_one_by_one(olga: OperatorWorld) -> None:
    world = olga.world
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    world.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    office = world.refresh_handle(cookie, "office")
    listed = olga.do("sessions.list", user=MARIA)["sessions"]
    assert sorted(str(one["application_id"]) for one in listed) == ["None", "office", "shop"]
    assert not any("current" in one for one in listed)
    [shop] = [one["id"] for one in listed if one["application_id"] == "shop"]
    olga.do("sessions.end", user="maria@example.com", session_id=shop)
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert world.refresh(office, application_id="office").status_code == 200
    [login] = [one["id"] for one in listed if one["kind"] == "login"]
    olga.do("sessions.end", user=MARIA, session_id=login)
    assert error_of(me(world, cookie)) == (401, "login_required")
    assert olga.do("sessions.list", user=MARIA)["sessions"] == []


@pytest.mark.parametrize("session_id", ["x", NOBODY, NOBODY.replace("-", ""), "sso-session-x", "../user"])
def test_an_unknown_session_is_refused(olga: OperatorWorld, session_id: str) -> None:
    olga.world.logged_in()
    assert olga.refused("sessions.end", user=MARIA, session_id=session_id) == "unknown_session"


def test_another_users_session_is_unknown(olga: OperatorWorld) -> None:
    cookie = olga.world.logged_in()
    [login, *_] = olga.do("sessions.list", user=MARIA)["sessions"]
    assert olga.refused("sessions.end", user=ALI, session_id=login["id"]) == "unknown_session"
    assert me(olga.world, cookie).status_code == 200


def test_sessions_of_nobody_are_refused(olga: OperatorWorld) -> None:
    for action, more in (("sessions.list", {}), ("sessions.end", {"session_id": NOBODY})):
        assert olga.refused(action, user=NOBODY, **more) == "unknown_user"
