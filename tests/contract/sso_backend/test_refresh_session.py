"""POST /refresh-session: fresh tokens as long as login, membership and Cognito allow it."""

import base64

import pytest
from jose import jwt
from sso_world.dynamodb import TABLE_NAME, items_like, stored_items
from sso_world.time_and_chance import NOW
from sso_world.world import ALI, MARIA, World, error_of, refresh_handle

ENDED = (401, "session_ended")


def session(world: World) -> dict[str, dict[str, str]]:
    [item] = items_like(world.dynamodb, "session-")
    return item


def status(world: World) -> str:
    return session(world)["status"]["S"]


def change_item(world: World, prefix: str, **attributes: dict[str, str]) -> None:
    [item] = items_like(world.dynamodb, prefix)
    world.dynamodb.put_item(TableName=TABLE_NAME, Item=item | attributes)


def leave(world: World, application_id: str, user_id: str = MARIA) -> None:
    key = {"PK": {"S": f"application-{application_id}"}, "SK": {"S": f"user-{user_id}"}}
    world.dynamodb.delete_item(TableName=TABLE_NAME, Key=key)


def test_fresh_tokens_and_the_next_handle(world: World) -> None:
    first = world.get_session(world.handle()).json_body
    world.clock.advance(600)
    answer = world.refresh(first["token_set"]["refresh_token"])
    assert answer.status_code == 200
    assert answer.json_body.keys() == first.keys()
    tokens, before = answer.json_body["token_set"], first["token_set"]
    assert tokens.keys() == before.keys()
    assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", 3600)
    claims = jwt.get_unverified_claims(tokens["id_token"])
    assert (claims["aud"], claims["sub"], claims["iat"]) == ("client-shop", MARIA, NOW + 600)
    assert len({tokens["refresh_token"], before["refresh_token"]}) == 2
    assert answer.json_body["session"] == first["session"]


def test_a_session_goes_on_from_refresh_to_refresh(world: World) -> None:
    handle = world.refresh_handle()
    for _ in range(5):
        world.clock.advance(1800)
        handle = refresh_handle(world.refresh(handle))
    assert world.cognito.refreshed == ["client-shop"] * 5


def test_cognitos_refresh_token_stays_here(world: World) -> None:
    assert "cognito-refresh" not in world.refresh(world.refresh_handle()).body.decode()


def test_what_is_stored_opens_nothing(world: World) -> None:
    """A leak of the table yields neither handles nor tokens; not even with what it knows of the lineage."""
    first = world.refresh_handle()
    second = refresh_handle(world.refresh(first))
    item = session(world)
    stored = str(stored_items(world.dynamodb))
    for secret in (first[43:], second[43:], "eyJ", "cognito-refresh"):
        assert secret not in stored
    known = [item[name]["B"] for name in ("handle_hash", "previous_hash", "next_secret", "lineage_key")]
    ids = base64.urlsafe_b64decode(first + "==")[:32]
    for value in known:
        handle = base64.urlsafe_b64encode(ids + bytes(value).ljust(32, b"\0")[:32]).rstrip(b"=").decode()  # type: ignore[arg-type]  # bytes
        assert error_of(world.refresh(handle)) == ENDED


def test_the_sso_cookie_is_no_handle(world: World) -> None:
    assert error_of(world.refresh(world.logged_in()["cookie"][-86:])) == ENDED


@pytest.mark.parametrize("missing", ["application_id", "refresh_token"])
@pytest.mark.parametrize("value", [None, 1, "", {}])
def test_a_missing_or_ill_typed_field_is_named(world: World, missing: str, value: object) -> None:
    answer = world.refresh("x", **{missing: value})
    assert error_of(answer) == (400, "invalid_request")
    assert missing in answer.json_body["message"]


def test_a_session_past_its_time_is_over_though_still_stored(world: World) -> None:
    handle = world.refresh_handle()
    change_item(world, "session-", expires_at={"N": str(NOW + 10)})
    world.clock.advance(10)
    assert error_of(world.refresh(handle)) == ENDED
    assert status(world) == "active"
    world.clock.advance(-1)
    assert world.refresh(handle).status_code == 200


@pytest.mark.parametrize(
    "attributes",
    [
        {"status": {"S": "ended"}},
        {"expires_at": {"N": str(NOW)}},
        {"idle_expires_at": {"N": str(NOW)}},
    ],
)
def test_a_session_ends_with_its_login(world: World, attributes: dict[str, dict[str, str]]) -> None:
    handle, waiting = world.refresh_handle(), world.handle()
    for item in items_like(world.dynamodb, "sso-session-"):
        world.dynamodb.put_item(TableName=TABLE_NAME, Item=item | attributes)
    assert error_of(world.refresh(handle)) == ENDED
    assert error_of(world.get_session(waiting)) == (400, "invalid_session")
    assert world.cognito.refreshed == []
    assert sorted(item["status"]["S"] for item in items_like(world.dynamodb, "session-")) == [
        "ended",
        "pending",
    ]


def test_a_login_from_before_it_had_a_status_is_live(world: World) -> None:
    handle = world.refresh_handle()
    [item] = items_like(world.dynamodb, "sso-session-")
    del item["status"]
    world.dynamodb.put_item(TableName=TABLE_NAME, Item=item)
    assert world.refresh(handle).status_code == 200


def test_refreshing_keeps_the_login_from_idling(world: World) -> None:
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    for _ in range(4):
        world.clock.advance(1800)
        handle = refresh_handle(world.refresh(handle))
    assert world.init_session(cookie).status_code == 201


def test_a_membership_taken_away_ends_that_applications_session_only(world: World) -> None:
    world.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    cookie = world.logged_in()
    shop, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    leave(world, "shop")
    assert error_of(world.refresh(shop)) == (403, "not_a_member")
    assert error_of(world.refresh(shop)) == ENDED
    assert world.cognito.refreshed == []
    assert world.refresh(office, application_id="office").status_code == 200


def test_an_application_that_is_registered_no_more(world: World) -> None:
    handle = world.refresh_handle()
    world.dynamodb.delete_item(
        TableName=TABLE_NAME, Key={"PK": {"S": "application-shop"}, "SK": {"S": "application"}}
    )
    assert error_of(world.refresh(handle)) == ENDED


def test_a_user_whom_cognito_refuses_is_signed_out(world: World) -> None:
    handle = world.refresh_handle()
    world.cognito.disabled.add(MARIA)
    assert error_of(world.refresh(handle)) == ENDED
    assert status(world) == "ended"


def test_one_users_handle_with_anothers_id_is_worth_nothing(world: World) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    maria, ali = world.refresh_handle(), world.refresh_handle(world.bearer(ALI))
    assert error_of(world.refresh(ali[:21] + maria[21:])) == ENDED
    assert world.refresh(maria).status_code == 200
    assert world.refresh(ali).status_code == 200


def test_next_handle_and_tokens_cannot_be_moved_to_another_session(world: World) -> None:
    handles = [world.refresh_handle(), world.refresh_handle()]
    for handle in handles:
        world.refresh(handle)
    one, other = items_like(world.dynamodb, "session-")
    moved = {name: other[name] for name in ("next_secret", "token_set", "handle_hash", "previous_hash")}
    world.dynamodb.put_item(TableName=TABLE_NAME, Item=one | moved)
    statuses = [world.refresh(handle).status_code for handle in handles]
    assert sorted(statuses) == [200, 401]
