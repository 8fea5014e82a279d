"""POST /init-session: from a login at the SSO to a hand-off to the application."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sso_world.dynamodb import items_like, stored_items
from sso_world.time_and_chance import NOW
from sso_world.world import ALI, MARIA, SETTINGS, SHOP_ORIGIN, World, cookie_value, error_of


def test_a_fresh_login_gets_a_hand_off_of_a_minute_and_the_registered_way_back(world: World) -> None:
    answer = world.init_session(world.bearer())
    assert answer.status_code == 201
    body = answer.json_body
    assert set(body) == {"session_id", "return_url", "expires_at"}
    assert len(body["session_id"]) == 86
    assert body["return_url"] == f"{SHOP_ORIGIN}/success"
    assert body["expires_at"] == NOW + 60


def test_the_cookie_is_set_for_this_host_only_and_out_of_scripts_reach(world: World) -> None:
    answer = world.init_session(world.bearer())
    name_and_value, *flags = answer.headers["Set-Cookie"].split("; ")
    assert name_and_value.startswith("__Host-sso=")
    assert sorted(flags) == ["HttpOnly", "Path=/", "SameSite=Lax", "Secure"]


def test_a_login_by_cookie_sets_no_cookie(world: World) -> None:
    answer = world.init_session(world.logged_in())
    assert answer.status_code == 201
    assert "Set-Cookie" not in answer.headers


def test_every_login_gets_a_value_never_seen_before(world: World) -> None:
    planted = world.logged_in()
    answer = world.init_session(planted | world.bearer())
    assert cookie_value(answer) not in planted["cookie"]


@pytest.mark.parametrize(("age", "status"), [(-61, 401), (-60, 201), (0, 201), (300, 201), (301, 401)])
def test_a_token_begins_a_session_within_five_minutes_of_the_password(
    world: World, age: int, status: int
) -> None:
    answer = world.init_session(world.bearer(auth_time=NOW - age))
    assert answer.status_code == status
    if status == 401:
        assert error_of(answer) == (401, "login_required")
        assert not items_like(world.dynamodb, "sso-session-")


def test_a_token_that_does_not_say_when_needs_a_new_login(world: World) -> None:
    assert error_of(world.init_session(world.bearer(auth_time=None))) == (401, "login_required")


def test_with_neither_token_nor_live_cookie_a_login_is_required(world: World) -> None:
    assert error_of(world.init_session({})) == (401, "login_required")
    assert error_of(world.init_session(world.cookie("A" * 86))) == (401, "login_required")
    assert error_of(world.init_session(world.cookie(""))) == (401, "login_required")


def test_a_bad_token_is_an_invalid_token(world: World) -> None:
    assert error_of(world.init_session({"authorization": "Bearer x.y.z"})) == (401, "invalid_token")


def test_no_one_enters_who_has_not_joined_even_where_anyone_may(world: World) -> None:
    assert error_of(world.init_session(world.bearer(ALI))) == (403, "not_a_member")
    assert error_of(world.init_session(world.bearer(), application_id="office")) == (403, "not_a_member")
    assert error_of(world.init_session(world.logged_in(), application_id="office")) == (403, "not_a_member")
    assert "client-office" not in str(world.cognito.answers)


def test_a_refused_user_gets_no_cookie_and_leaves_no_session(world: World) -> None:
    answer = world.init_session(world.bearer(ALI))
    assert "Set-Cookie" not in answer.headers
    assert not items_like(world.dynamodb, "sso-session-") + items_like(world.dynamodb, "session-")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"application_id": "nowhere"}, (404, "unknown_application")),
        ({"channel_id": "kiosk"}, (404, "unknown_channel")),
        ({"state": None}, (400, "invalid_request")),
        ({"state": "x" * 513}, (400, "invalid_request")),
        ({"code_challenge": "short"}, (400, "invalid_request")),
        ({"code_challenge": 43}, (400, "invalid_request")),
        ({"code_challenge_method": "plain"}, (400, "invalid_request")),
    ],
)
def test_a_wrong_request_is_refused(
    world: World, changed: dict[str, object], expected: tuple[int, str]
) -> None:
    assert error_of(world.init_session(world.bearer(), **changed)) == expected


def test_the_way_back_is_the_records_whatever_the_request_says(world: World) -> None:
    answer = world.init_session(world.bearer(), return_url="https://evil.example/", channel="evil")
    assert answer.json_body["return_url"] == f"{SHOP_ORIGIN}/success"


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'"text"'])
def test_a_body_that_is_no_object_is_refused(world: World, body: bytes) -> None:
    headers = world.bearer() | {"content-type": "application/json"}
    answer = world.request("POST", "/init-session", headers=headers, body=body)
    assert error_of(answer) == (400, "invalid_request")


def test_a_body_over_16_kb_is_too_large(world: World) -> None:
    assert error_of(world.init_session(world.bearer(), padding="x" * 16_384)) == (413, "payload_too_large")


def test_what_is_stored_opens_nothing(world: World) -> None:
    """A leak of the table yields neither the handles nor the tokens."""
    answer = world.init_session(world.bearer())
    handle, cookie = answer.json_body["session_id"], cookie_value(answer)
    [ticket] = world.cognito.answers
    stored = str(stored_items(world.dynamodb))
    for secret in (handle, cookie, ticket, handle[43:], cookie[43:], ticket.partition(".")[2], "eyJ"):
        assert secret not in stored


def test_the_stored_session_has_the_contracts_attributes(world: World) -> None:
    world.init_session(world.bearer() | {"user-agent": "Firefox\x7f/" + "9" * 500})
    [item] = items_like(world.dynamodb, "session-")
    assert item["PK"]["S"] == f"user-{MARIA}"
    assert item["SK"]["S"] == f"session-{item['session_id']['S']}"
    assert (item["status"]["S"], item["application_id"]["S"]) == ("pending", "shop")
    assert item["expires_at"]["N"] == str(NOW + 60)
    assert item["created_at"]["S"] == item["last_seen_at"]["S"] == "2026-11-23T04:00:00Z"
    [login] = items_like(world.dynamodb, "sso-session-")
    assert item["sso_session_id"]["S"] == login["sso_session_id"]["S"]
    assert item["user_agent"]["S"].startswith("Firefox/999")
    assert len(item["user_agent"]["S"]) <= 160


def test_a_hand_off_never_outlives_the_login(world: World) -> None:
    cookie = world.logged_in()
    for _ in range(24):  # kept from idling
        world.clock.advance(1799)
        world.authorize(cookie)
    assert world.init_session(cookie).json_body["expires_at"] == NOW + 12 * 3600


def test_the_ticket_is_used_up(world: World) -> None:
    world.init_session(world.bearer())
    assert not items_like(world.dynamodb, "ticket-")


def test_a_missing_profile_is_repaired_from_the_login(world: World) -> None:
    key = {"PK": {"S": f"user-{MARIA}"}, "SK": {"S": "user"}}
    world.dynamodb.delete_item(TableName="sso-test", Key=key)
    world.init_session(world.bearer())
    repaired = world.dynamodb.get_item(TableName="sso-test", Key=key)["Item"]
    assert repaired["sub"]["S"] == MARIA
    assert (repaired["email"]["S"], repaired["phone"]["S"]) == ("maria@example.com", "+4915112345")


def test_a_kept_profile_is_not_overwritten_by_a_login(world: World) -> None:
    world.cognito.users[MARIA]["name"] = "Another"
    world.init_session(world.bearer())
    kept = world.users.get(MARIA)
    assert kept is not None
    assert kept.name == "Maria"


@pytest.mark.parametrize(
    "code",
    [
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        "PasswordResetRequiredException",
    ],
)
def test_a_user_whom_cognito_refuses_has_to_sign_in_again(world: World, code: str) -> None:
    cookie = world.logged_in()
    world.cognito.fail_with = code
    assert error_of(world.init_session(cookie)) == (401, "login_required")


def test_where_the_domain_is_known_at_run_time_only_the_site_says_which(
    make_world: Callable[..., World],
) -> None:
    world = make_world(settings=replace(SETTINGS, sso_origin=""))
    cookie = {"cookie": world.logged_in()["cookie"], "x-site-host": "d1.cloudfront.net"}
    own = cookie | {"origin": "https://d1.cloudfront.net"}
    foreign = cookie | {"origin": "https://d2.cloudfront.net"}
    assert world.init_session(own).status_code == 201
    assert error_of(world.init_session(foreign)) == (403, "forbidden_origin")
