"""The conditions of a session's writes, which hold however late or wrong the caller is."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from chalicelib.models.session import Session, SessionRepository
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
    token_set=b"sealed",
    application_id="shop",
    code_challenge="x" * 43,
    sso_session_id="017f22e2-79b0-7cc3-98c4-000000000000",
    expires_at=NOW + 60,
    ends_at=NOW + 3600,
    created_at="2026-11-23T04:00:00Z",
    last_seen_at="2026-11-23T04:00:00Z",
    user_agent="Firefox",
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


def end(sessions: SessionRepository, redeemed_hash: bytes) -> None:
    sessions.end_redeemed(PENDING.user_id, PENDING.session_id, redeemed_hash=redeemed_hash)


def test_a_session_comes_back_as_it_was_stored(sessions: SessionRepository) -> None:
    assert stored(sessions) == PENDING


def test_a_hand_off_is_consumed_once(sessions: SessionRepository) -> None:
    assert [activate(sessions), activate(sessions, handle_hash=b"third")] == [True, False]
    assert stored(sessions) == replace(
        PENDING,
        status="active",
        handle_hash=b"second",
        redeemed_hash=b"first",
        token_set=b"kept",
        expires_at=PENDING.ends_at,
        last_seen_at="2026-11-23T04:00:01Z",
    )


@pytest.mark.parametrize(("now", "in_time"), [(NOW + 59, True), (NOW + 60, False)])
def test_a_hand_off_is_consumed_in_time(sessions: SessionRepository, now: int, in_time: bool) -> None:
    assert activate(sessions, now=now) is in_time


def test_a_hand_off_is_consumed_by_its_own_handle(sessions: SessionRepository) -> None:
    assert not activate(sessions, replace(PENDING, handle_hash=b"other"))
    assert stored(sessions) == PENDING


def test_only_the_redeemed_handle_ends_what_it_opened(sessions: SessionRepository) -> None:
    end(sessions, b"first")
    assert stored(sessions) == PENDING
    activate(sessions)
    end(sessions, b"second")
    active = stored(sessions)
    assert active is not None
    assert active.status == "active"
    end(sessions, b"first")
    assert stored(sessions) == replace(active, status="ended", token_set=None)


def test_a_redemption_whose_answer_was_lost_is_no_replay(
    sessions: SessionRepository, dynamodb: "DynamoDBClient"
) -> None:
    repeating = SessionRepository(Table(RepeatingClient(dynamodb), name=TABLE_NAME))  # type: ignore[arg-type]  # a stand-in
    assert activate(repeating)
    assert not activate(repeating, handle_hash=b"third")


def test_an_id_is_never_used_twice(sessions: SessionRepository) -> None:
    with pytest.raises(RuntimeError):
        sessions.add(replace(PENDING, handle_hash=b"other"))
    assert stored(sessions) == PENDING
