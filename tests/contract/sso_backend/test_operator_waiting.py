"""Who was imported and has not come yet: shown, exported, deleted, taken out of applications."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sso_world.dynamodb import FailingClient, HookedClient, items_like, no_call, stored_items
from sso_world.operator_world import OperatorWorld
from sso_world.world import MARIA, World, error_of

OLD = "11111111-1111-4111-8111-111111111111"
OTHER_OLD = "22222222-2222-4222-8222-222222222222"
NEW = "33333333-3333-4333-8333-333333333333"
EMAIL = "carla@example.com"
JOINED = "2024-05-01T10:00:00Z"
SINCE = "2023-01-01T00:00:00Z"
CARLA = {
    "record": "user",
    "user_id": OLD,
    "email": EMAIL,
    "email_verified": True,
    "name": "Carla",
    "created_at": SINCE,
    "status": "CONFIRMED",
}
AT_OFFICE = {"record": "membership", "application_id": "office", "user_id": OLD, "created_at": JOINED}
AT_SHOP = AT_OFFICE | {"application_id": "shop"}
WAITS = {
    "previous_user_ids": [OLD],
    "memberships": [
        {"application_id": "office", "joined_at": JOINED},
        {"application_id": "shop", "joined_at": JOINED},
    ],
}
WIKI = {
    "application_id": "wiki",
    "name": "Wiki",
    "enrolment": "invite",
    "channels": [{"channel_id": "web", "return_url": "https://wiki.example/success"}],
}


@pytest.fixture
def olga(world: World) -> OperatorWorld:
    olga = OperatorWorld(world)
    olga.do("environment.import", records=[CARLA, AT_OFFICE, AT_SHOP])
    return olga


def comes(world: World) -> dict[str, str]:
    """Headers of Carla's first login in this pool."""
    world.cognito.users[NEW] = {"email": EMAIL}
    return world.bearer(NEW, email_verified=True)


def imported(world: World) -> list[dict[str, Any]]:
    return items_like(world.dynamodb, "import")


@pytest.mark.parametrize(("user", "email"), [("Carla@Example.com", "Carla@Example.com"), (OLD, None)])
def test_who_has_not_come_yet_is_shown_as_waiting(olga: OperatorWorld, user: str, email: str | None) -> None:
    shown = olga.do("users.show", user=user)
    assert shown == {
        "user": {
            "user_id": OLD,
            "email": email,
            "name": "Carla",
            "status": "WAITING",
            "enabled": True,
            "totp": False,
            "created_at": SINCE,
            "user": shown["user"]["user"],
        },
        "applications": [
            {"application_id": "office", "name": "Office", "joined_at": JOINED},
            {"application_id": "shop", "name": "Shop", "joined_at": JOINED},
        ],
    }


@pytest.mark.parametrize("user", [EMAIL, OLD])
def test_an_export_has_what_waits(olga: OperatorWorld, user: str) -> None:
    olga.world.request("POST", "/send-code", body={"email": EMAIL, "purpose": "recovery"})
    held = olga.do("users.export", user=user)
    assert held["user"]["status"] == "WAITING"
    assert held["profile"] == {"name": "Carla", "accepts_marketing": False, "created_at": SINCE}
    assert {name: held[name] for name in WAITS} == WAITS
    assert (held["attributes"], held["sessions"]) == ({}, [])
    assert [one["purpose"] for one in held["codes"]] == ["recovery"]


@pytest.mark.parametrize("user", [EMAIL, "CARLA@example.com", OLD])
def test_what_waits_is_deleted_and_never_claimed(olga: OperatorWorld, user: str) -> None:
    assert olga.do("users.delete", user=user) == {"user_id": OLD, "waiting": WAITS}
    assert imported(olga.world) == []
    assert OLD not in json.dumps(stored_items(olga.world.dynamodb), default=str)
    assert olga.world.topic.messages == []
    for name in (EMAIL, OLD):
        assert olga.refused("users.delete", user=name) == "unknown_user"
    bearer = comes(olga.world)
    assert error_of(olga.world.init_session(bearer, application_id="office")) == (403, "not_a_member")


def test_two_who_wait_under_one_address_are_deleted_together(olga: OperatorWorld) -> None:
    olga.do("environment.import", records=[CARLA | {"user_id": OTHER_OLD}])
    waited = olga.do("users.delete", user=OTHER_OLD)["waiting"]
    assert waited["previous_user_ids"] == [OLD, OTHER_OLD]
    assert imported(olga.world) == []


def test_who_has_begun_to_sign_up_goes_with_what_waits_under_his_address(olga: OperatorWorld) -> None:
    olga.world.cognito.users[NEW] = {"email": EMAIL, "email_verified": "false"}
    olga.world.cognito.unconfirmed.add(NEW)
    assert olga.do("users.delete", user=NEW) == {"user_id": NEW, "waiting": WAITS}
    assert NEW not in olga.world.cognito.users
    assert imported(olga.world) == []


def test_a_deletion_that_fails_is_finished_by_a_repetition(world: World) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=no_call)
    olga = OperatorWorld(world, dynamodb=client)
    olga.do("environment.import", records=[CARLA, AT_OFFICE, AT_SHOP])
    before = imported(world)
    client.fails = lambda name, _arguments: name == "transact_write_items"
    assert olga.refused("users.delete", user=OLD) == "temporarily_unavailable"
    assert imported(world) == before
    client.fails = no_call
    assert olga.do("users.delete", user=OLD)["waiting"] == WAITS


def test_what_comes_during_a_deletion_is_deleted_as_well(world: World) -> None:
    client = HookedClient(world.dynamodb)
    olga = OperatorWorld(world, dynamodb=client)
    olga.do("environment.import", records=[CARLA, AT_OFFICE])

    def import_first(name: str, _arguments: dict[str, Any]) -> None:
        if name == "transact_write_items":
            client.before = lambda *_: None
            olga.do("environment.import", records=[AT_SHOP])

    client.before = import_first
    assert olga.do("users.delete", user=EMAIL)["waiting"] == WAITS
    assert imported(world) == []


def test_who_has_come_is_known_by_his_old_id(olga: OperatorWorld) -> None:
    olga.world.request("POST", "/sso-session", headers=comes(olga.world))
    assert olga.do("users.show", user=OLD)["user"]["user_id"] == NEW
    olga.do("members.remove", application_id="office", user=OLD)
    assert not olga.world.memberships.exists("office", NEW)
    assert olga.do("users.delete", user=OLD) == {"user_id": NEW}
    assert NEW not in olga.world.cognito.users
    assert imported(olga.world) == []


@pytest.mark.parametrize("user", [EMAIL, OLD])
def test_a_membership_is_taken_out_of_what_waits(olga: OperatorWorld, user: str) -> None:
    removal = {"application_id": "office", "user": user}
    assert olga.do("members.remove", **removal) == {"user_id": OLD}
    assert olga.do("members.remove", **removal) == {"user_id": OLD, "already": True}
    bearer = comes(olga.world)
    assert error_of(olga.world.init_session(bearer, application_id="office")) == (403, "not_a_member")
    assert olga.world.init_session(bearer).status_code == 201


def test_who_has_begun_to_sign_up_gets_nothing_that_was_taken_out(olga: OperatorWorld) -> None:
    bearer = comes(olga.world)
    olga.world.cognito.unconfirmed.add(NEW)
    assert olga.do("members.remove", application_id="office", user=EMAIL) == {"user_id": NEW}
    olga.world.cognito.unconfirmed.clear()
    assert error_of(olga.world.init_session(bearer, application_id="office")) == (403, "not_a_member")


@pytest.mark.parametrize("user", [EMAIL, OLD])
def test_who_comes_during_his_removal_is_removed(
    make_world: Callable[..., World], world: World, user: str
) -> None:
    client = HookedClient(world.dynamodb)
    olga = OperatorWorld(world, dynamodb=client)
    olga.do("environment.import", records=[CARLA, AT_OFFICE])

    def come_first(name: str, _arguments: dict[str, Any]) -> None:
        if name == "update_item":
            client.before = lambda *_: None
            world.request("POST", "/sso-session", headers=comes(world))

    client.before = come_first
    assert olga.do("members.remove", application_id="office", user=user) == {"user_id": NEW}
    assert not world.memberships.exists("office", NEW)
    assert imported(world) == [one for one in imported(world) if one["PK"]["S"] == f"user-{OLD}"]


def test_who_is_disabled_where_he_comes_from_waits_no_more(olga: OperatorWorld) -> None:
    answer = olga.do("environment.import", records=[CARLA | {"status": "DISABLED"}, AT_OFFICE])
    assert (answer["written"], answer["pending"], len(answer["skipped"])) == (0, 0, 2)
    assert imported(olga.world) == []
    bearer = comes(olga.world)
    assert error_of(olga.world.init_session(bearer, application_id="office")) == (403, "not_a_member")


def test_an_application_that_is_made_again_gets_no_members_of_the_one_before(olga: OperatorWorld) -> None:
    olga.do("applications.add", **WIKI)
    olga.do("environment.import", records=[AT_OFFICE | {"application_id": "wiki"}])
    removed = olga.do("applications.remove", application_id="wiki")
    assert removed == {"application_id": "wiki", "members_removed": 1}
    olga.do("applications.add", **WIKI)
    bearer = comes(olga.world)
    assert error_of(olga.world.init_session(bearer, application_id="wiki")) == (403, "not_a_member")
    assert olga.world.init_session(bearer, application_id="office").status_code == 201
    assert olga.world.memberships.exists("shop", MARIA)


def test_who_comes_while_the_application_goes_is_no_member_either(
    make_world: Callable[..., World], world: World
) -> None:
    client = HookedClient(world.dynamodb)
    olga = OperatorWorld(world, dynamodb=client)
    olga.do("applications.add", **WIKI)
    olga.do("environment.import", records=[CARLA, AT_OFFICE | {"application_id": "wiki"}])

    def come_first(name: str, _arguments: dict[str, Any]) -> None:
        if name == "update_item":
            client.before = lambda *_: None
            world.request("POST", "/sso-session", headers=comes(world))

    client.before = come_first
    olga.do("applications.remove", application_id="wiki")
    assert not world.memberships.exists("wiki", NEW)
