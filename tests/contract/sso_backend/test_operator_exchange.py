"""Leaving an environment and coming to another: export, import, and what waits for its owner."""

import base64
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
    items_like,
    no_call,
    nth_write,
    stored_items,
)
from sso_world.fake_cognito import event
from sso_world.operator_world import OperatorWorld
from sso_world.signing import SigningKey
from sso_world.triggers import post_confirmation
from sso_world.world import ALI, MARIA, World, error_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

OLD = "11111111-1111-4111-8111-111111111111"
OTHER_OLD = "22222222-2222-4222-8222-222222222222"
NEW = "33333333-3333-4333-8333-333333333333"
JOINED = "2024-05-01T10:00:00Z"
SINCE = "2023-01-01T00:00:00Z"
CARLA = {
    "record": "user",
    "user_id": OLD,
    "email": "Carla@example.com",
    "email_verified": True,
    "name": "Carla",
    "phone": "+39061234567",
    "gender": "female",
    "accepts_marketing": True,
    "created_at": SINCE,
    "status": "CONFIRMED",
}
AT_OFFICE = {"record": "membership", "application_id": "office", "user_id": OLD, "created_at": JOINED}
BLOG = {
    "record": "application",
    "application_id": "blog",
    "name": "Blog",
    "enrolment": "invite",
    "channels": [
        {
            "channel_id": "web",
            "return_url": "https://blog.example/success",
            "logout_url": "https://blog.example/",
        }
    ],
    "created_at": SINCE,
    "managed_by": "operator",
}


@pytest.fixture
def olga(world: World) -> OperatorWorld:
    return OperatorWorld(world)


def take(olga: OperatorWorld, *records: object) -> tuple[int, int, list[str]]:
    """Imports; answers how many were written and wait, and the reasons of the others."""
    answer = olga.do("environment.import", records=list(records))
    return answer["written"], answer["pending"], [one["reason"] for one in answer["skipped"]]


def everything(olga: OperatorWorld) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = []
    cursor, pages = None, 0
    while pages == 0 or cursor is not None:
        page = olga.do("environment.export", cursor=cursor)
        assert len(page["records"]) <= 200
        records += page["records"]
        cursor, pages = page["next_cursor"], pages + 1
        assert pages < 100
    return records


def comes(world: World, *, verified: object = True, user_id: str = NEW) -> dict[str, str]:
    """Carla in the new pool, with no items yet; answers the headers of a fresh login."""
    world.cognito.users[user_id] = {"email": "carla@example.com"}
    return world.bearer(user_id, email_verified=verified)


def item_of(world: World, partition: str, sort: str) -> dict[str, Any] | None:
    key = {"PK": {"S": partition}, "SK": {"S": sort}}
    return world.dynamodb.get_item(TableName=TABLE_NAME, Key=key).get("Item")


def waiting(world: World) -> list[dict[str, Any]]:
    return [item for item in items_like(world.dynamodb, "import") if item["PK"]["S"].startswith("email-")]


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


def test_an_environment_moves_into_an_empty_one(
    dynamodb: "DynamoDBClient", signing_key: SigningKey, olga: OperatorWorld
) -> None:
    """The restore of a lost table, with the user pool still there."""
    olga.do("environment.import", records=[BLOG, CARLA | {"user_id": ALI}])
    olga.do("members.add", application_id="blog", user=ALI)
    records = everything(olga)
    for item in stored_items(dynamodb):
        dynamodb.delete_item(TableName=TABLE_NAME, Key={name: item[name] for name in ("PK", "SK")})
    olga.world.add_application("shop", "open", "https://shop.example")
    written, pending, reasons = take(olga, *records)
    assert (written, pending) == (len(records) - 1, 0)
    assert ["stack" in reason for reason in reasons] == [True]
    again = everything(olga)
    assert again == [one for one in records if one.get("application_id") != "office"]
    assert olga.world.init_session(olga.world.bearer()).status_code == 201
    assert olga.world.init_session(olga.world.bearer(ALI), application_id="blog").status_code == 201


def test_an_import_may_be_repeated(olga: OperatorWorld) -> None:
    records = (BLOG, CARLA, AT_OFFICE, AT_OFFICE | {"application_id": "blog", "user_id": MARIA})
    assert take(olga, *records) == (2, 2, [])
    [before] = waiting(olga.world)
    olga.world.clock.advance(60)
    assert take(olga, *records) == (2, 2, [])
    [after] = waiting(olga.world)
    del before["version"], after["version"]
    assert before == after
    assert len(olga.pool.app_clients) == 1


def test_an_imported_application_signs_users_in(olga: OperatorWorld) -> None:
    take(olga, BLOG, AT_OFFICE | {"application_id": "blog", "user_id": MARIA})
    [blog, *_] = olga.do("applications.list")["applications"]
    assert (blog["created_at"], blog["managed_by"]) == (SINCE, "operator")
    world = olga.world
    assert world.refresh(world.refresh_handle(None, "blog"), application_id="blog").status_code == 200


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (BLOG | {"managed_by": "stack"}, "stack"),
        (BLOG | {"application_id": "shop"}, "registered already"),
        (AT_OFFICE | {"application_id": "nowhere", "user_id": MARIA}, "no such application"),
        (AT_OFFICE, "no such user"),
        (CARLA | {"email_verified": False}, "never proved"),
        (CARLA | {"email": None}, "never proved"),
        (CARLA | {"status": "DISABLED"}, "disabled"),
        (CARLA | {"email": "carla"}, "address"),
        (CARLA | {"email": "c" * 130 + "@example.com"}, "address"),
        (CARLA | {"email": "carla@example.com\n"}, "address"),
        (CARLA | {"email": "\N{KELVIN SIGN}arla@example.com"}, "address"),
    ],
)
def test_what_cannot_be_taken_over_is_skipped_with_a_reason(
    olga: OperatorWorld, record: dict[str, object], reason: str
) -> None:
    before = stored_items(olga.world.dynamodb)
    answer = olga.do("environment.import", records=[record])
    [skipped] = answer["skipped"]
    assert skipped["record"] == record
    assert reason in skipped["reason"]
    assert (answer["written"], answer["pending"]) == (0, 0)
    assert stored_items(olga.world.dynamodb) == before
    assert olga.pool.app_clients == {}


@pytest.mark.parametrize(
    ("record", "named"),
    [
        (None, "records[1].record"),
        ({"record": "session"}, "records[1].record"),
        (CARLA | {"password": "x"}, "records[1].'password'"),
        (CARLA | {"user_id": "carla"}, "records[1].user_id"),
        (CARLA | {"user_id": f"{OLD}\n"}, "records[1].user_id"),
        (CARLA | {"email_verified": "true"}, "records[1].email_verified"),
        (CARLA | {"accepts_marketing": 1}, "records[1].accepts_marketing"),
        (CARLA | {"created_at": "yesterday"}, "records[1].created_at"),
        (AT_OFFICE | {"application_id": "a b"}, "records[1].application_id"),
        (AT_OFFICE | {"created_at": None}, "records[1].created_at"),
        (BLOG | {"channels": []}, "records[1].channels"),
        (BLOG | {"channels": [{"channel_id": "web"}]}, "records[1].channels[0].return_url"),
        (BLOG | {"enrolment": "closed"}, "records[1].enrolment"),
        (BLOG | {"managed_by": "me"}, "records[1].managed_by"),
        (BLOG | {"user_pool_client_id": "theirs"}, "records[1].'user_pool_client_id'"),
    ],
)
def test_a_wrong_record_is_named_before_anything_is_written(
    olga: OperatorWorld, record: object, named: str
) -> None:
    before = stored_items(olga.world.dynamodb)
    assert olga.sentence("environment.import", records=[CARLA, record]).startswith(named)
    assert stored_items(olga.world.dynamodb) == before


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "n" * 2048},
        {"name": "C\x07"},
        {"name": ""},
        {"gender": "x\n"},
        {"phone": ["+39"]},
        {"phone": 5},
    ],
)
def test_an_odd_fact_of_one_user_is_left_out_and_stops_nobody(
    olga: OperatorWorld, odd: dict[str, object]
) -> None:
    unusable = CARLA | {"user_id": OTHER_OLD, "email": "not an address"}
    written, pending, reasons = take(olga, unusable, CARLA | odd, AT_OFFICE)
    assert (written, pending, len(reasons)) == (0, 2, 1)
    olga.world.request("POST", "/sso-session", headers=comes(olga.world))
    profile = olga.world.users.get(NEW)
    assert profile is not None
    [fact] = odd
    facts = {"name": profile.name, "gender": profile.gender, "phone": profile.phone}
    assert facts == {name: CARLA[name] for name in facts} | {fact: None}
    assert olga.world.memberships.exists("office", NEW)


def test_a_letter_that_looks_alike_in_lower_case_claims_nothing(olga: OperatorWorld) -> None:
    world = olga.world
    take(olga, CARLA | {"email": "karla@example.com"}, AT_OFFICE)
    world.cognito.users[NEW] = {"email": "\N{KELVIN SIGN}arla@example.com"}
    bearer = world.bearer(NEW, email_verified=True)
    assert error_of(world.init_session(bearer, application_id="office")) == (403, "not_a_member")
    world.request("POST", "/sso-session", headers=bearer)
    assert len(waiting(world)) == 1


def test_a_known_user_gets_his_items_as_cognito_knows_him(olga: OperatorWorld) -> None:
    olga.world.users.erase(MARIA)
    assert take(olga, CARLA | {"user_id": MARIA}) == (1, 0, [])
    profile = olga.world.users.get(MARIA)
    assert profile is not None
    assert (profile.email, profile.name, profile.created_at) == ("maria@example.com", "Maria", SINCE)
    assert waiting(olga.world) == []


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


@pytest.mark.parametrize("write", [1, 2, 3, 4])
def test_an_import_that_fails_half_way_is_finished_by_a_repetition(world: World, write: int) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=nth_write(write))
    olga = OperatorWorld(world, dynamodb=client)
    records = [BLOG, CARLA, AT_OFFICE]
    assert olga.refused("environment.import", records=records) == "temporarily_unavailable"
    assert take(olga, *records) == (1, 2, [])
    assert world.init_session(comes(world), application_id="office").status_code == 201


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
