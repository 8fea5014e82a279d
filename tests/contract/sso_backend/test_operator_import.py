"""What comes from another environment: taken over, skipped with a reason, or refused as a whole."""

from typing import TYPE_CHECKING

import pytest
from sso_world.dynamodb import TABLE_NAME, FailingClient, nth_write, stored_items
from sso_world.moving import (
    AT_OFFICE,
    BLOG,
    CARLA,
    NEW,
    OLD,
    OTHER_OLD,
    SINCE,
    comes,
    everything,
    take,
    waiting,
)
from sso_world.operator_world import OperatorWorld
from sso_world.signing import SigningKey
from sso_world.world import ALI, MARIA, World

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


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
        (CARLA | {"created_at": "\u0662026-11-23T04:09:11Z"}, "records[1].created_at"),
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


def test_a_known_user_gets_his_items_as_cognito_knows_him(olga: OperatorWorld) -> None:
    olga.world.users.erase(MARIA)
    assert take(olga, CARLA | {"user_id": MARIA}) == (1, 0, [])
    profile = olga.world.users.get(MARIA)
    assert profile is not None
    assert (profile.email, profile.name, profile.created_at) == ("maria@example.com", "Maria", SINCE)
    assert waiting(olga.world) == []


@pytest.mark.parametrize("write", [1, 2, 3, 4])
def test_an_import_that_fails_half_way_is_finished_by_a_repetition(world: World, write: int) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=nth_write(write))
    olga = OperatorWorld(world, dynamodb=client)
    records = [BLOG, CARLA, AT_OFFICE]
    assert olga.refused("environment.import", records=records) == "temporarily_unavailable"
    assert take(olga, *records) == (1, 2, [])
    assert world.init_session(comes(world), application_id="office").status_code == 201
