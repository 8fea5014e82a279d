"""Fields that a body should not have: none of them reaches a record, whichever call they come with."""

import json
from base64 import urlsafe_b64decode
from typing import Any

from sso_world.dynamodb import items_like, stored_items
from sso_world.world import ALI, MARIA, USERS, World, error_of

SOMEBODY = "5a5a5a5a-5a5a-4a5a-8a5a-5a5a5a5a5a5a"
STAMP = "2026-11-23T04:00:00Z"
PROTOTYPES: dict[str, Any] = {
    "__proto__": {"email": "evil@example.com", "admin": True},
    "constructor": {"prototype": {"admin": True}},
    "prototype": {"admin": True},
    "__class__": "admin",
    "__init__": {"__globals__": {}},
    "$set": {"email": "evil@example.com"},
    "#name": "email",
    ":name": "evil",
}
OF_OUR_RECORDS: dict[str, Any] = {
    "PK": f"user-{ALI}",
    "SK": "user",
    "sub": ALI,
    "user_id": SOMEBODY,
    "owner": SOMEBODY,
    "session_id": "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "sso_session_id": "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "handle_hash": "x",
    "lineage_key": "x",
    "token_set": "x",
    "origin_jti": "x",
    "status": "active",
    "expires_at": 4_000_000_000,
    "ends_at": 4_000_000_000,
    "idle_expires_at": 4_000_000_000,
    "auth_time": 4_000_000_000,
    "logins_not_before": 0,
    "spared_login": "x",
    "previous_user_ids": [ALI],
    "created_at": "1970-01-01T00:00:00Z",
    "joined_at": "1970-01-01T00:00:00Z",
    "member": True,
    "members": [SOMEBODY],
    "memberships": ["office"],
    "applications": ["office"],
    "enrolment": "open",
    "registered_by": "operator",
    "user_pool_client_id": "client-office",
    "return_url": "https://evil.example/success",
    "logout_url": "https://evil.example/",
    "channels": [{"channel_id": "web", "return_url": "https://evil.example/success"}],
}
OF_COGNITO: dict[str, Any] = {
    "email": "evil@example.com",
    "email_verified": True,
    "username": ALI,
    "cognito:username": ALI,
    "cognito:groups": ["admin"],
    "cognito:roles": ["admin"],
    "custom:role": "admin",
    "custom:accepts_marketing": "true",
    "dev:custom:role": "admin",
    "phone_number": "+19999999999",
    "phone_number_verified": True,
    "role": "admin",
    "roles": ["admin"],
    "groups": ["admin"],
    "is_admin": True,
    "enabled": True,
    "mfa": False,
    "totp": True,
    "password": "x",
    "ClientMetadata": {"purpose": "account"},
    "UserAttributes": [{"Name": "email", "Value": "evil@example.com"}],
}
HOSTILE = PROTOTYPES | OF_OUR_RECORDS | OF_COGNITO


def profiles(world: World) -> list[dict[str, Any]]:
    return [item for item in stored_items(world.dynamodb) if item["SK"]["S"] == "user"]


def test_a_profile_has_four_fields_to_write(world: World) -> None:
    cookie, before = world.logged_in(), profiles(world)
    for fields in (PROTOTYPES, OF_OUR_RECORDS, OF_COGNITO):
        answer = world.request("PATCH", "/me", headers=cookie, body=fields)
        assert error_of(answer) == (400, "invalid_request")
    assert (profiles(world), world.cognito.users) == (before, USERS)
    answer = world.request("PATCH", "/me", headers=cookie, body=HOSTILE | {"name": "Mia"})
    assert answer.status_code == 200
    assert world.cognito.users == {MARIA: USERS[MARIA] | {"name": "Mia"}, ALI: USERS[ALI]}
    changed = [
        item | {"name": {"S": "Mia"}} if item["PK"]["S"] == f"user-{MARIA}" else item for item in before
    ]
    assert sorted(map(str, profiles(world))) == sorted(map(str, changed))


def test_a_membership_is_of_the_caller_and_opens_nothing_else(world: World) -> None:
    before = items_like(world.dynamodb, "application")
    answer = world.request(
        "POST", "/join-application", headers=world.bearer(ALI), body=HOSTILE | {"application_id": "shop"}
    )
    assert answer.json_body == {"application_id": "shop", "user_id": ALI, "member": True}
    refused = world.request(
        "POST", "/join-application", headers=world.bearer(ALI), body=HOSTILE | {"application_id": "office"}
    )
    assert error_of(refused) == (403, "invitation_required")
    [mine] = items_like(world.dynamodb, f"user-{ALI}")
    assert set(mine) == {"PK", "SK", "application_id", "user_id", "created_at"}
    assert (mine["user_id"], mine["created_at"]) == ({"S": ALI}, {"S": STAMP})
    assert items_like(world.dynamodb, "application") == before
    assert SOMEBODY not in str(stored_items(world.dynamodb))


def test_a_session_is_what_the_login_and_the_record_say(world: World) -> None:
    for headers in (world.bearer(), world.logged_in()):
        answer = world.init_session(headers, **HOSTILE)
        assert answer.json_body["return_url"] == "https://shop.example/success"
        assert answer.json_body["expires_at"] == int(world.clock()) + 60
    for item in items_like(world.dynamodb, "session-"):
        assert (item["PK"]["S"], item["status"]["S"]) == (f"user-{MARIA}", "pending")
        assert int(item["ends_at"]["N"]) == int(world.clock()) + 12 * 3600
        assert not set(item) & (set(PROTOTYPES) | set(OF_COGNITO))
    tokens = world.get_session(answer.json_body["session_id"]).json_body["token_set"]
    claims = json.loads(urlsafe_b64decode(tokens["id_token"].split(".")[1] + "=="))
    assert (claims["aud"], claims["sub"]) == ("client-shop", MARIA)


def test_fields_of_the_query_are_none_of_the_body(world: World) -> None:
    """HTTP parameter pollution: two places for one value must not be read by two parts of the program."""
    query = "application_id=office&channel_id=evil&code_challenge=x&user_id=" + ALI
    polluted = world.request(
        "POST",
        f"/init-session?{query}",
        headers=world.bearer(),
        body={"application_id": "shop", "channel_id": "web", "state": "s"},
    )
    assert error_of(polluted) == (400, "invalid_request")
    joined = world.request(
        "POST", f"/join-application?{query}", headers=world.bearer(ALI), body={"application_id": "shop"}
    )
    assert joined.json_body == {"application_id": "shop", "user_id": ALI, "member": True}


def test_a_name_that_is_given_twice_is_no_body(world: World) -> None:
    cookie = world.logged_in()
    for method, path, body in [
        ("PATCH", "/me", b'{"name":"Mia","name":"Mallory"}'),
        ("PATCH", "/me", b'{"name":"Mia","n\\u0061me":"Mallory"}'),
        ("POST", "/join-application", b'{"application_id":"shop","application_id":"office"}'),
        ("POST", "/logout", b'{"scope":"application","application_id":"shop","scope":"everywhere"}'),
    ]:
        answer = world.request(method, path, headers=cookie, body=body)
        assert error_of(answer) == (400, "invalid_request")
    assert world.cognito.users == USERS
    assert world.request("GET", "/me", headers=cookie).status_code == 200
