"""The conditions of a session's writes, which hold however late or wrong the caller is."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chalicelib.models.session import Rotation, Session, SessionRepository
from chalicelib.models.table import Table
from sso_world.dynamodb import TABLE_NAME, RepeatingClient
from sso_world.time_and_chance import NOW

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

PENDING = Session(
    user_id="0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d",
    session_id="017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    status="pending",
    handle_hash=b"first",
    lineage_key=b"lineage",
    token_set=b"sealed",
    application_id="shop",
    code_challenge="x" * 43,
    sso_session_id="017f22e2-79b0-7cc3-98c4-000000000000",
    expires_at=NOW + 60,
    ends_at=NOW + 3600,
    created_at="2026-11-23T04:00:00Z",
    last_seen_at="2026-11-23T04:00:00Z",
    user_agent="Firefox",
    origin_jti="f0a1",
)
ROTATION = Rotation(
    handle_hash=b"third",
    token_set=b"fresh",
    next_secret=b"sealed",
    grace_until=NOW + 90,
    last_seen_at="2026-11-23T04:00:30Z",
)


@pytest.fixture
def sessions(table: Table) -> SessionRepository:
    repository = SessionRepository(table)
    repository.add(PENDING)
    return repository


def stored(sessions: SessionRepository) -> Session | None:
    return sessions.get(PENDING.user_id, PENDING.session_id)


def activate(
    sessions: SessionRepository,
    pending: Session = PENDING,
    *,
    now: int = NOW,
    handle_hash: bytes = b"second",
) -> bool:
    return sessions.activate(
        pending, handle_hash=handle_hash, token_set=b"kept", last_seen_at="2026-11-23T04:00:01Z", now=now
    )


def active(sessions: SessionRepository) -> Session:
    activate(sessions)
    session = stored(sessions)
    assert session is not None
    return session


def test_a_session_comes_back_as_it_was_stored(sessions: SessionRepository) -> None:
    assert stored(sessions) == PENDING


def test_a_hand_off_is_consumed_once(sessions: SessionRepository) -> None:
    assert [activate(sessions), activate(sessions, handle_hash=b"third")] == [True, False]
    assert stored(sessions) == replace(
        PENDING,
        status="active",
        handle_hash=b"second",
        token_set=b"kept",
        code_challenge=None,
        expires_at=PENDING.ends_at,
        last_seen_at="2026-11-23T04:00:01Z",
    )


@pytest.mark.parametrize(("now", "in_time"), [(NOW + 59, True), (NOW + 60, False)])
def test_a_hand_off_is_consumed_in_time(sessions: SessionRepository, now: int, in_time: bool) -> None:
    assert activate(sessions, now=now) is in_time


def test_a_hand_off_is_consumed_by_its_own_handle(sessions: SessionRepository) -> None:
    assert not activate(sessions, replace(PENDING, handle_hash=b"other"))
    assert stored(sessions) == PENDING


def test_a_handle_is_superseded_once(sessions: SessionRepository) -> None:
    session = active(sessions)
    other = replace(ROTATION, handle_hash=b"other")
    assert [sessions.rotate(session, ROTATION), sessions.rotate(session, other)] == [True, False]
    assert stored(sessions) == replace(
        session,
        handle_hash=b"third",
        previous_hash=b"second",
        token_set=b"fresh",
        next_secret=b"sealed",
        grace_until=NOW + 90,
        last_seen_at="2026-11-23T04:00:30Z",
    )


def test_one_refresh_is_at_work_at_a_time(sessions: SessionRepository) -> None:
    session = active(sessions)
    assert sessions.lease(session, lease=b"one", until=NOW + 10, now=NOW)
    assert not sessions.lease(session, lease=b"two", until=NOW + 19, now=NOW + 9)
    sessions.release(session, lease=b"two")
    assert not sessions.lease(session, lease=b"two", until=NOW + 19, now=NOW + 9)
    assert sessions.lease(session, lease=b"two", until=NOW + 20, now=NOW + 10)
    sessions.release(session, lease=b"two")
    assert stored(sessions) == session


def test_a_rotation_gives_the_lease_back(sessions: SessionRepository) -> None:
    session = active(sessions)
    sessions.lease(session, lease=b"one", until=NOW + 10, now=NOW)
    assert sessions.rotate(session, ROTATION)
    after = stored(sessions)
    assert after is not None
    assert (after.refresh_lease, after.refresh_lease_until) == (None, None)
    assert not sessions.lease(session, lease=b"two", until=NOW + 10, now=NOW)


def test_what_has_ended_stays_so_and_keeps_no_token(sessions: SessionRepository) -> None:
    session = active(sessions)
    sessions.rotate(session, ROTATION)
    rotated = stored(sessions)
    assert rotated is not None
    sessions.lease(rotated, lease=b"one", until=NOW + 10, now=NOW)
    for _ in range(2):
        sessions.end(PENDING)
        assert stored(sessions) == replace(rotated, status="ended", token_set=None, next_secret=None)
    assert not activate(sessions)
    assert not sessions.lease(rotated, lease=b"two", until=NOW + 30, now=NOW + 20)
    assert not sessions.rotate(rotated, replace(ROTATION, handle_hash=b"fourth"))


def test_an_ending_makes_no_item(sessions: SessionRepository, dynamodb: "DynamoDBClient") -> None:
    dynamodb.delete_item(
        TableName=TABLE_NAME, Key={"PK": {"S": PENDING.key.partition}, "SK": {"S": PENDING.key.sort}}
    )
    sessions.end(PENDING)
    assert stored(sessions) is None


def test_a_redemption_whose_answer_was_lost_is_no_replay(
    sessions: SessionRepository, dynamodb: "DynamoDBClient"
) -> None:
    repeating = SessionRepository(Table(RepeatingClient(dynamodb), name=TABLE_NAME))  # type: ignore[arg-type]  # a stand-in
    assert activate(repeating)
    assert not activate(repeating, handle_hash=b"third")


def test_an_id_is_never_used_twice(sessions: SessionRepository) -> None:
    assert not sessions.add(replace(PENDING, handle_hash=b"other"))
    assert stored(sessions) == PENDING
