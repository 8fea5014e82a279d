"""The login behind the cookie: alive for its time, and found by its handle alone."""

from typing import TYPE_CHECKING

import pytest
from chalicelib.models.login_barrier import LoginBarrier
from chalicelib.models.sso_session import SsoSession, SsoSessionRepository
from chalicelib.models.table import Table
from chalicelib.services.handles import Handle, HandleMint
from chalicelib.services.sso_sessions import SsoSessions
from sso_world.dynamodb import TABLE_NAME, RecordingClient, items_like
from sso_world.time_and_chance import NOW, ManualClock, repeatable_bytes

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

MARIA = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"
ABSOLUTE, IDLE = 12 * 3600, 3600


@pytest.fixture
def client(dynamodb: "DynamoDBClient") -> RecordingClient:
    return RecordingClient(dynamodb)


@pytest.fixture
def sessions(client: RecordingClient, clock: ManualClock) -> SsoSessions:
    return SsoSessions(
        SsoSessionRepository(Table(client, name=TABLE_NAME)),  # type: ignore[arg-type]  # a stand-in
        handles=HandleMint(clock=clock, random_bytes=repeatable_bytes()),
        clock=clock,
        absolute_seconds=ABSOLUTE,
        idle_seconds=IDLE,
    )


def begin(sessions: SsoSessions) -> tuple[SsoSession, Handle]:
    return sessions.begin(user_id=MARIA, auth_time=NOW - 5, user_agent="Firefox")


def test_a_login_is_found_by_its_handle(sessions: SsoSessions) -> None:
    session, handle = begin(sessions)
    assert sessions.find(handle.encode()) == session
    assert (session.user_id, session.auth_time, session.user_agent) == (MARIA, NOW - 5, "Firefox")
    assert (session.expires_at, session.idle_expires_at) == (NOW + ABSOLUTE, NOW + IDLE)


def test_another_secret_finds_nothing(sessions: SsoSessions) -> None:
    _, handle = begin(sessions)
    assert sessions.find(Handle(handle.user_id, handle.session_id, bytes(32)).encode()) is None
    assert sessions.find("") is None


@pytest.mark.parametrize(("after", "live"), [(IDLE - 1, True), (IDLE, False)])
def test_an_unused_login_ends(sessions: SsoSessions, clock: ManualClock, after: int, live: bool) -> None:
    _, handle = begin(sessions)
    clock.advance(after)
    assert (sessions.find(handle.encode()) is not None) is live


def test_a_used_login_lives_on_to_its_absolute_end(sessions: SsoSessions, clock: ManualClock) -> None:
    _, handle = begin(sessions)
    while clock.now < NOW + ABSOLUTE - 1:
        assert sessions.find(handle.encode()) is not None
        clock.now = min(clock.now + IDLE / 2, NOW + ABSOLUTE - 1)
    assert sessions.find(handle.encode()) is not None
    clock.advance(1)
    assert sessions.find(handle.encode()) is None


def test_a_burst_of_requests_writes_once_a_minute(
    sessions: SsoSessions, client: RecordingClient, clock: ManualClock
) -> None:
    _, handle = begin(sessions)
    client.calls.clear()
    for _ in range(180):
        sessions.find(handle.encode())
        clock.advance(1)
    assert [name for name, _ in client.calls].count("update_item") == 2


def test_use_is_recorded(sessions: SsoSessions, dynamodb: "DynamoDBClient", clock: ManualClock) -> None:
    _, handle = begin(sessions)
    clock.advance(90)
    sessions.find(handle.encode())
    [item] = items_like(dynamodb, "sso-session-")
    assert item["last_seen_at"]["S"] == "2026-11-23T04:01:30Z"
    assert item["idle_expires_at"]["N"] == str(NOW + 90 + IDLE)
    assert item["expires_at"]["N"] == str(NOW + ABSOLUTE)


def test_a_login_that_ends_meanwhile_is_not_brought_back(
    sessions: SsoSessions, dynamodb: "DynamoDBClient", clock: ManualClock
) -> None:
    session, handle = begin(sessions)
    repository = SsoSessionRepository(Table(dynamodb, name=TABLE_NAME))
    [item] = items_like(dynamodb, "sso-session-")
    dynamodb.delete_item(TableName=TABLE_NAME, Key={"PK": item["PK"], "SK": item["SK"]})
    repository.touch(session, idle_expires_at=NOW + 2 * IDLE, last_seen_at="2026-11-23T05:00:00Z")
    assert not items_like(dynamodb, "sso-session-")
    assert sessions.find(handle.encode()) is None


def renew(sessions: SsoSessions, session: SsoSession) -> SsoSession | None:
    renewed = sessions.renew(session, barrier=LoginBarrier(), auth_time=NOW, user_agent="Safari")
    return None if renewed is None else renewed[0]


def test_a_login_is_renewed_once(sessions: SsoSessions) -> None:
    """Of two new logins at the same time, one takes the former one's place; the other begins another."""
    session, handle = begin(sessions)
    renewed = renew(sessions, session)
    assert renewed is not None
    assert (renewed.sso_session_id, renewed.user_agent) == (session.sso_session_id, "Safari")
    assert renew(sessions, session) is None
    assert sessions.find(handle.encode()) is None


def test_a_login_that_ends_meanwhile_is_not_renewed(sessions: SsoSessions, table: Table) -> None:
    session, _ = begin(sessions)
    SsoSessionRepository(table).end(session.user_id, session.sso_session_id)
    assert renew(sessions, session) is None
    ended = SsoSessionRepository(table).get(session.user_id, session.sso_session_id)
    assert ended is not None
    assert (ended.status, ended.handle_hash) == ("ended", session.handle_hash)
