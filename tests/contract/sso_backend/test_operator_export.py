"""What leaves an environment: applications, users and memberships, in pages and without secrets."""

import base64
import json

import pytest
from sso_world.dynamodb import stored_items
from sso_world.moving import JOINED, everything
from sso_world.operator_world import OperatorWorld
from sso_world.world import ALI, MARIA


def test_an_export_has_applications_users_and_memberships_in_this_order(olga: OperatorWorld) -> None:
    olga.world.cognito.disabled.add(ALI)
    olga.world.users.erase(ALI)
    records = everything(olga)
    assert [one["record"] for one in records] == ["application"] * 2 + ["user"] * 2 + ["membership"]
    assert [one["managed_by"] for one in records[:2]] == ["stack", "stack"]
    assert records[2:] == [
        {
            "record": "user",
            "user_id": MARIA,
            "email": "maria@example.com",
            "email_verified": True,
            "name": "Maria",
            "phone": "+4915112345",
            "gender": "female",
            "accepts_marketing": False,
            "created_at": "2026-11-23T04:00:00Z",
            "status": "CONFIRMED",
        },
        {
            "record": "user",
            "user_id": ALI,
            "email": "ali@example.com",
            "email_verified": True,
            "name": "Ali",
            "phone": None,
            "gender": None,
            "accepts_marketing": True,
            "created_at": "2026-11-22T04:00:00Z",
            "status": "DISABLED",
        },
        {
            "record": "membership",
            "application_id": "shop",
            "user_id": MARIA,
            "created_at": "2026-11-23T04:00:00Z",
        },
    ]


def test_an_export_has_no_session_token_or_code(olga: OperatorWorld) -> None:
    world = olga.world
    handle = world.refresh_handle(world.logged_in())
    world.request("POST", "/send-code", body={"email": "maria@example.com", "purpose": "recovery"})
    before = len(stored_items(world.dynamodb))
    told = json.dumps(everything(olga))
    assert handle not in told
    for word in ("session", "token", "hash", "code", "client_id", "registered_by"):
        assert word not in told
    assert len(stored_items(world.dynamodb)) == before


def test_a_big_environment_comes_in_pages_and_whole(olga: OperatorWorld) -> None:
    world = olga.world
    users = [f"00000000-0000-4000-8000-{number:012}" for number in range(130)]
    for number in range(55):
        world.add_application(f"app-{number:02}", "open", f"https://app-{number}.example")
    for number, user_id in enumerate(users):
        world.cognito.users[user_id] = {"email": f"user-{number}@example.com"}
        for application_id in ("app-07", "app-08", "app-54"):
            world.memberships.add(application_id, user_id, created_at=JOINED)
    records = everything(olga)
    keys = [(one["record"], one.get("application_id"), one.get("user_id")) for one in records]
    assert len(keys) == len(set(keys)) == 57 + 132 + 3 * 130 + 1
    assert max(len(json.dumps(one)) for one in records) < 100_000


@pytest.mark.parametrize(
    "parts",
    [
        ["sessions", "", ""],
        ["applications", "../x", ""],
        ["memberships", "shop", "x"],
        ["memberships", "x" * 65, ""],
        ["users", "evil", ""],
        ["users", ""],
        ["users", "", "", ""],
        ["users", 5, ""],
        {"users": ""},
    ],
)
def test_a_made_up_cursor_is_refused(olga: OperatorWorld, parts: object) -> None:
    cursor = base64.urlsafe_b64encode(json.dumps(parts).encode()).decode()
    assert olga.sentence("environment.export", cursor=cursor).startswith("cursor")
