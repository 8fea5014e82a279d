"""What was imported for an address, and who gets it: its owner alone, once he has proved it."""

import json
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import pytest
from chalicelib.composition.enrolment import pending_imports_over
from chalicelib.models.table import Table
from sso_world.dynamodb import (
    TABLE_NAME,
    AtomicClient,
    FailingClient,
    HookedClient,
    no_call,
    stored_items,
)
from sso_world.fake_cognito import event
from sso_world.moving import (
    AT_OFFICE,
    CARLA,
    JOINED,
    NEW,
    OLD,
    OTHER_OLD,
    SINCE,
    comes,
    item_of,
    take,
    waiting,
)
from sso_world.operator_world import OperatorWorld
from sso_world.triggers import post_confirmation
from sso_world.world import World, error_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def test_a_letter_that_looks_alike_in_lower_case_claims_nothing(olga: OperatorWorld) -> None:
    world = olga.world
    take(olga, CARLA | {"email": "karla@example.com"}, AT_OFFICE)
    world.cognito.users[NEW] = {"email": "\N{KELVIN SIGN}arla@example.com"}
    bearer = world.bearer(NEW, email_verified=True)
    assert error_of(world.init_session(bearer, application_id="office")) == (403, "not_a_member")
    world.request("POST", "/sso-session", headers=bearer)
    assert len(waiting(world)) == 1


def test_what_waits_is_claimed_by_who_signs_up_and_proves_the_address(olga: OperatorWorld) -> None:
    world = olga.world
    assert take(olga, CARLA, AT_OFFICE) == (0, 2, [])
    assert "example.com" not in json.dumps(waiting(world), default=str).lower()
    sent = event("cognito_post_confirmation")
    attributes = {"sub": NEW, "email": "carla@example.com", "email_verified": "true", "name": "Carla B."}
    sent["request"]["userAttributes"] = attributes
    for _ in range(3):
        post_confirmation(Table(world.dynamodb, name=TABLE_NAME), world.clock, world.log)(sent)
    assert item_of(world, f"user-{NEW}", "user") == {
        "PK": {"S": f"user-{NEW}"},
        "SK": {"S": "user"},
        "sub": {"S": NEW},
        "email": {"S": "carla@example.com"},
        "name": {"S": "Carla B."},
        "phone": {"S": "+39061234567"},
        "gender": {"S": "female"},
        "accepts_marketing": {"BOOL": False},
        "created_at": {"S": SINCE},
        "previous_user_ids": {"SS": [OLD]},
    }
    membership = item_of(world, "application-office", f"user-{NEW}")
    assert membership is not None
    assert membership["created_at"] == {"S": JOINED}
    assert world.memberships.exists("shop", NEW)
    assert waiting(world) == []
    assert world.log.events().count(("import_claimed", "ok")) == 1


@pytest.mark.parametrize("verified", [False, "false", None, "TRUE", 1, ""])
def test_an_address_that_is_not_proved_claims_nothing(olga: OperatorWorld, verified: object) -> None:
    world = olga.world
    take(olga, CARLA, AT_OFFICE)
    bearer = comes(world, verified=verified)
    world.memberships.add("shop", NEW, created_at=JOINED)
    assert error_of(world.init_session(bearer, application_id="office")) == (403, "not_a_member")
    assert world.init_session(bearer).status_code == 201
    sent = event("cognito_post_confirmation")
    sent["request"]["userAttributes"] = {"sub": NEW, "email": "carla@example.com", "email_verified": verified}
    post_confirmation(Table(world.dynamodb, name=TABLE_NAME), world.clock)(sent)
    assert len(waiting(world)) == 1
    assert not world.memberships.exists("office", NEW)


def test_an_address_of_someone_else_claims_nothing(olga: OperatorWorld) -> None:
    take(olga, CARLA, AT_OFFICE)
    bearer = olga.world.bearer(email_verified=True)
    assert error_of(olga.world.init_session(bearer, application_id="office")) == (403, "not_a_member")
    assert len(waiting(olga.world)) == 1


@pytest.mark.parametrize("first", ["check", "init", "account", "join"])
def test_who_signs_in_is_a_member_at_once(olga: OperatorWorld, first: str) -> None:
    """A user whom Cognito has fetched from the old pool comes without any trigger of ours."""
    world = olga.world
    take(olga, CARLA, AT_OFFICE)
    bearer = comes(world)
    body = {"application_id": "office"}
    calls: dict[str, Callable[[], Any]] = {
        "check": lambda: world.request("GET", "/check-app-user?application_id=office", headers=bearer),
        "init": lambda: world.init_session(bearer, application_id="office"),
        "account": lambda: world.request("POST", "/sso-session", headers=bearer),
        "join": lambda: world.request("POST", "/join-application", headers=bearer, body=body),
    }
    assert calls[first]().status_code in (200, 201)
    checked = calls["check"]().json_body
    assert (checked["user_id"], checked["member"]) == (NEW, True)
    assert calls["init"]().status_code == 201
    assert waiting(world) == []


def test_who_has_signed_up_before_the_import_gets_it_at_once(olga: OperatorWorld) -> None:
    world = olga.world
    comes(world)
    assert take(olga, CARLA, AT_OFFICE) == (2, 0, [])
    assert world.memberships.exists("office", NEW)
    assert waiting(world) == []


@pytest.mark.parametrize("standing", ["invited", "unconfirmed", "disabled", "unverified"])
def test_but_not_if_he_has_not_proved_his_address(olga: OperatorWorld, standing: str) -> None:
    world = olga.world
    comes(world)
    sets = {
        "invited": olga.pool.invited,
        "unconfirmed": world.cognito.unconfirmed,
        "disabled": world.cognito.disabled,
    }
    if standing in sets:
        sets[standing].add(NEW)
    else:
        world.cognito.users[NEW]["email_verified"] = "false"
    assert take(olga, CARLA, AT_OFFICE) == (0, 2, [])
    assert not world.memberships.exists("office", NEW)


def test_a_membership_that_comes_late_finds_its_user(olga: OperatorWorld) -> None:
    world = olga.world
    take(olga, CARLA)
    world.request("POST", "/sso-session", headers=comes(world))
    assert take(olga, AT_OFFICE, CARLA) == (2, 0, [])
    assert world.memberships.exists("office", NEW)
    assert waiting(world) == []


def test_two_users_of_one_address_wait_as_one(olga: OperatorWorld) -> None:
    take(olga, CARLA, CARLA | {"user_id": OTHER_OLD, "email": "CARLA@EXAMPLE.COM", "name": "C."})
    take(olga, AT_OFFICE, AT_OFFICE | {"user_id": OTHER_OLD, "application_id": "shop"})
    olga.world.request("POST", "/sso-session", headers=comes(olga.world))
    assert olga.world.users.previous_ids(NEW) == {OLD, OTHER_OLD}
    assert olga.world.memberships.exists("office", NEW)
    assert olga.world.memberships.exists("shop", NEW)


def test_too_many_memberships_do_not_wait(olga: OperatorWorld) -> None:
    for number in range(81):
        olga.world.add_application(f"app-{number:02}", "open", "https://app.example")
    rows = [AT_OFFICE | {"application_id": f"app-{number:02}"} for number in range(81)]
    written, pending, reasons = take(olga, CARLA, *rows)
    assert (written, pending, len(reasons)) == (0, 81, 1)
    olga.world.request("POST", "/sso-session", headers=comes(olga.world))
    assert len(olga.do("users.show", user=NEW)["applications"]) == 80
    assert take(olga, *rows) == (81, 0, [])


def test_of_many_claims_at_once_one_is_the_claim(world: World, dynamodb: "DynamoDBClient") -> None:
    take(OperatorWorld(world), CARLA, AT_OFFICE)
    atomic = cast("DynamoDBClient", AtomicClient(dynamodb))
    claims = pending_imports_over(Table(atomic, name=TABLE_NAME), audit=world.log.audit, clock=world.clock)
    attributes = {"email": "carla@example.com", "email_verified": "true"}
    outcomes: list[bool] = []
    threads = [
        threading.Thread(target=lambda: outcomes.append(claims.claim(NEW, attributes))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False] * 7 + [True]
    assert waiting(world) == []


def test_a_membership_imported_during_the_claim_is_claimed_as_well(
    make_world: Callable[..., World], world: World
) -> None:
    client = HookedClient(world.dynamodb)
    racing = make_world(dynamodb=client)
    olga = OperatorWorld(racing)
    take(olga, CARLA)

    def import_first(name: str, _arguments: dict[str, Any]) -> None:
        if name == "transact_write_items":
            client.before = lambda *_: None
            take(olga, AT_OFFICE)

    client.before = import_first
    assert racing.init_session(comes(racing), application_id="office").status_code == 201
    assert waiting(racing) == []


def test_a_claim_that_fails_leaves_all_to_the_next(make_world: Callable[..., World], world: World) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=no_call)
    failing = make_world(dynamodb=client)
    take(OperatorWorld(failing), CARLA, AT_OFFICE)
    bearer = comes(failing)
    client.fails = lambda name, _arguments: name == "transact_write_items"
    assert error_of(failing.request("POST", "/sso-session", headers=bearer)) == (
        503,
        "temporarily_unavailable",
    )
    assert failing.users.get(NEW) is None
    client.fails = no_call
    assert failing.init_session(bearer, application_id="office").status_code == 201


def test_a_deleted_user_leaves_no_trace_of_where_he_came_from(olga: OperatorWorld) -> None:
    world = olga.world
    take(olga, CARLA, AT_OFFICE)
    world.request("POST", "/sso-session", headers=comes(world))
    olga.do("users.delete", user=NEW)
    told = json.dumps(stored_items(world.dynamodb), default=str)
    assert OLD not in told
    assert NEW not in told


@pytest.mark.parametrize("gone", [True, False])
def test_the_token_of_a_deleted_or_disabled_user_claims_nothing(olga: OperatorWorld, gone: bool) -> None:
    world = olga.world
    bearer = comes(world)
    if gone:
        olga.do("users.delete", user=NEW)
    else:
        olga.do("users.disable", user=NEW)
    take(olga, CARLA, AT_OFFICE)
    before = stored_items(world.dynamodb)
    asked = world.request("GET", "/check-app-user?application_id=office", headers=bearer)
    assert error_of(asked) == (401, "login_required")
    assert error_of(world.init_session(bearer, application_id="office")) == (401, "login_required")
    assert stored_items(world.dynamodb) == before


def test_the_token_of_a_deleted_user_claims_nothing_that_is_not_there(olga: OperatorWorld) -> None:
    world = olga.world
    bearer = comes(world)
    before = stored_items(world.dynamodb)
    world.request("GET", "/check-app-user?application_id=office", headers=bearer)
    assert stored_items(world.dynamodb) == before
