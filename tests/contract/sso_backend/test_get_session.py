"""POST /get-session: one redemption, and one answer for everything else."""

import base64

import pytest
from jose import jwt
from sso_world.dynamodb import TABLE_NAME, items_like
from sso_world.time_and_chance import NOW
from sso_world.world import MARIA, VERIFIER, World, error_of

INVALID = (400, "invalid_session")


def status(world: World) -> str:
    [item] = items_like(world.dynamodb, "session-")
    return str(item["status"]["S"])


def test_the_application_gets_its_own_tokens(world: World) -> None:
    answer = world.get_session(world.handle())
    assert answer.status_code == 200
    tokens = answer.json_body["token_set"]
    assert set(tokens) == {"id_token", "access_token", "refresh_token", "token_type", "expires_in"}
    assert jwt.get_unverified_claims(tokens["id_token"])["aud"] == "client-shop"
    assert jwt.get_unverified_claims(tokens["id_token"])["sub"] == MARIA
    assert jwt.get_unverified_claims(tokens["access_token"])["client_id"] == "client-shop"
    assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", 3600)


def test_the_session_it_opens_ends_with_the_login(world: World) -> None:
    session = world.get_session(world.handle()).json_body["session"]
    assert set(session) == {"id", "expires_at"}
    assert session["expires_at"] == NOW + 12 * 3600
    [item] = items_like(world.dynamodb, "session-")
    assert (item["session_id"]["S"], item["expires_at"]["N"]) == (session["id"], str(session["expires_at"]))


def test_cognitos_refresh_token_stays_here(world: World) -> None:
    handle = world.handle()
    refresh = world.get_session(handle).json_body["token_set"]["refresh_token"]
    assert len(refresh) == 86
    assert refresh != handle
    assert "cognito-refresh" not in refresh


def test_the_new_handle_names_the_same_session_and_is_not_stored(world: World) -> None:
    handle = world.handle()
    refresh = world.get_session(handle).json_body["token_set"]["refresh_token"]
    assert _ids(refresh) == _ids(handle)
    assert refresh[43:] not in str(items_like(world.dynamodb, "session-"))


def test_what_was_handed_out_is_not_kept(world: World) -> None:
    """ID and access token are in the browser now; only the refresh token stays, encrypted."""
    handle = world.handle()
    [before] = items_like(world.dynamodb, "session-")
    assert world.get_session(handle).status_code == 200
    [after] = items_like(world.dynamodb, "session-")
    shrunk = len(before["token_set"]["B"]) - len(after["token_set"]["B"])
    signatures = 2 * 256
    assert shrunk > signatures


def test_expires_in_counts_from_now(world: World) -> None:
    handle = world.handle()
    world.clock.advance(59)
    assert world.get_session(handle).json_body["token_set"]["expires_in"] == 3541


def test_a_hand_off_of_60_seconds_is_too_old_though_still_stored(world: World) -> None:
    handle = world.handle()
    world.clock.advance(60)
    assert status(world) == "pending"
    assert error_of(world.get_session(handle)) == INVALID
    world.clock.advance(-1)
    assert world.get_session(handle).status_code == 200


@pytest.mark.parametrize(
    "changed",
    [
        {"application_id": "office"},
        {"application_id": "nowhere"},
        {"code_verifier": VERIFIER[:-1] + "A"},
        {"code_verifier": VERIFIER + "A"},
        {"code_verifier": "short"},
        {"code_verifier": "x" * 5000},
        {"code_verifier": VERIFIER + "\n"},
        {"code_verifier": "\ud800" * 43},
        {"application_id": "shop\n"},
        {"application_id": "\x00"},
    ],
)
def test_a_wrong_guess_is_refused_and_consumes_nothing(world: World, changed: dict[str, object]) -> None:
    handle = world.handle()
    assert error_of(world.get_session(handle, **changed)) == INVALID
    assert world.get_session(handle).status_code == 200


def test_the_challenge_itself_is_no_verifier(world: World) -> None:
    [_, handle] = [world.handle(), world.handle(code_challenge=VERIFIER[:43].replace(".", "A"))]
    assert error_of(world.get_session(handle, code_verifier=VERIFIER)) == INVALID


def test_handles_that_open_nothing(world: World) -> None:
    handle = world.handle()
    raw = base64.urlsafe_b64decode(handle + "==")
    other_secret = base64.urlsafe_b64encode(raw[:32] + bytes(32)).rstrip(b"=").decode()
    other_session = base64.urlsafe_b64encode(raw[:16] + bytes(16) + raw[32:]).rstrip(b"=").decode()
    for wrong in (
        other_secret,
        other_session,
        handle[:-1],
        handle + "A",
        handle + "==",
        "x",
        "é" * 86,
        handle + "\n",
        "\x00" * 86,
    ):
        assert error_of(world.get_session(wrong)) == INVALID
    assert world.get_session(handle).status_code == 200


def test_the_sso_cookie_opens_no_application_session(world: World) -> None:
    cookie = world.logged_in()["cookie"][-86:]
    assert error_of(world.get_session(cookie)) == INVALID


def test_a_handle_works_once_and_its_second_use_ends_the_session(world: World) -> None:
    handle = world.handle()
    assert world.get_session(handle).status_code == 200
    assert status(world) == "active"
    assert error_of(world.get_session(handle)) == INVALID
    assert status(world) == "ended"
    [item] = items_like(world.dynamodb, "session-")
    assert "token_set" not in item


def test_a_replay_needs_no_verifier_to_end_the_session(world: World) -> None:
    handle = world.handle()
    world.get_session(handle)
    assert error_of(world.get_session(handle, code_verifier="x" * 43, application_id="office")) == INVALID
    assert status(world) == "ended"


def test_knowing_the_session_id_ends_nothing(world: World) -> None:
    handle = world.handle()
    world.get_session(handle)
    raw = base64.urlsafe_b64decode(handle + "==")
    forged = base64.urlsafe_b64encode(raw[:32] + bytes(32)).rstrip(b"=").decode()
    assert error_of(world.get_session(forged)) == INVALID
    assert status(world) == "active"


def test_the_refresh_handle_is_no_hand_off(world: World) -> None:
    refresh = world.get_session(world.handle()).json_body["token_set"]["refresh_token"]
    assert error_of(world.get_session(refresh)) == INVALID
    assert status(world) == "active"


def test_a_ciphertext_moved_to_another_item_stays_shut(world: World) -> None:
    first, second = world.handle(), world.handle()
    stored = {item["SK"]["S"]: item for item in items_like(world.dynamodb, "session-")}
    one, other = sorted(stored)
    moved = stored[one] | {"token_set": stored[other]["token_set"]}
    world.dynamodb.put_item(TableName=TABLE_NAME, Item=moved)
    assert sorted(world.get_session(handle).status_code for handle in (first, second)) == [200, 400]


@pytest.mark.parametrize("missing", ["session_id", "application_id", "code_verifier"])
@pytest.mark.parametrize("value", [None, 1, "", {}])
def test_a_missing_or_ill_typed_field_is_named(world: World, missing: str, value: object) -> None:
    fields: dict[str, object] = {"session_id": "x", "application_id": "shop", "code_verifier": VERIFIER}
    answer = world.request("POST", "/get-session", body=fields | {missing: value})
    assert error_of(answer) == (400, "invalid_request")
    assert missing in answer.json_body["message"]


def _ids(handle: str) -> bytes:
    return base64.urlsafe_b64decode(handle + "==")[:32]
