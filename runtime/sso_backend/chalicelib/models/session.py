"""A user's session at one application, from the hand-off in the URL to its end."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Literal

from chalicelib.models.attributes import Item
from chalicelib.models.expressions import Condition
from chalicelib.models.keys import SESSION_PREFIX, Key, session_key, user_key
from chalicelib.models.table import Table

SessionStatus = Literal["pending", "active", "ended"]
"""pending: waits for its one redemption. active: redeemed. ended: over, its tokens erased."""


@dataclass(frozen=True)
class Session:
    """The stored half of a handle. Moments that are compared are epoch seconds.

    `expires_at` (the table's TTL attribute) is the end of the current status: of the hand-off while pending,
    of the session itself, kept in `ends_at` until then, once active. `token_set` is a ciphertext;
    `code_challenge` goes with the redemption that it is for.

    A rotation leaves `previous_hash`, `next_secret` (ciphertext under the previous handle) and `grace_until`.
    While one is at work, `refresh_lease` says whose and `refresh_lease_until` for how long.
    `lineage_key` tells handles that this session ever had from guesses; it opens nothing.
    """

    user_id: str
    session_id: str
    status: SessionStatus
    handle_hash: bytes = field(repr=False)
    lineage_key: bytes = field(repr=False)
    token_set: bytes | None = field(repr=False)
    application_id: str
    code_challenge: str | None
    sso_session_id: str
    expires_at: int
    ends_at: int
    created_at: str
    last_seen_at: str
    user_agent: str
    origin_jti: str | None = None
    previous_hash: bytes | None = field(default=None, repr=False)
    next_secret: bytes | None = field(default=None, repr=False)
    grace_until: int | None = None
    refresh_lease: bytes | None = field(default=None, repr=False)
    refresh_lease_until: int | None = None

    @property
    def key(self) -> Key:
        """Where the item stands; its ciphertext is bound to it."""
        return session_key(self.user_id, self.session_id)

    @property
    def was_redeemed(self) -> bool:
        """Also of one that has ended since; the redemption takes the challenge away."""
        return self.code_challenge is None

    def is_active(self, now: float) -> bool:
        """Checked at every read: TTL deletion lags by days."""
        return self.status == "active" and now < self.expires_at

    def is_in_grace(self, now: float) -> bool:
        """Whether the previous handle still stands for the current one."""
        return self.grace_until is not None and now < self.grace_until

    def is_leased(self, now: float) -> bool:
        """Whether a refresh is at work."""
        return self.refresh_lease_until is not None and now < self.refresh_lease_until


@dataclass(frozen=True, kw_only=True)
class Rotation:
    """What a refresh changes: the next handle in place of the previous one, and tokens sealed under it."""

    handle_hash: bytes = field(repr=False)
    token_set: bytes = field(repr=False)
    next_secret: bytes = field(repr=False)
    grace_until: int
    last_seen_at: str


class SessionRepository:
    """Session items by user and id."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, session: Session) -> bool:
        """Stores a new session; False if it has changed by the time that a repetition stores it again."""
        item = asdict(session)
        del item["user_id"]  # the key says it already
        return self._table.put_new(session.key, item)

    def get(self, user_id: str, session_id: str) -> Session | None:
        """The stored session in whatever status, past its time or not."""
        item = self._table.get(session_key(user_id, session_id))
        return None if item is None else session_from(user_id, item)

    def of_user(self, user_id: str) -> Iterator[Session]:
        """All stored sessions of the user in whatever status, oldest first."""
        for item in self._table.query(user_key(user_id).partition, prefix=SESSION_PREFIX):
            yield session_from(user_id, item)

    def activate(
        self, pending: Session, *, handle_hash: bytes, token_set: bytes, last_seen_at: str, now: int
    ) -> bool:
        """The one write that consumes the hand-off: of any number of callers exactly one gets True."""
        return self._table.update(
            pending.key,
            condition=Condition(
                equals={"status": "pending", "handle_hash": pending.handle_hash},
                above={"expires_at": now},
            ),
            put={
                "status": "active",
                "handle_hash": handle_hash,
                "token_set": token_set,
                "expires_at": pending.ends_at,
                "last_seen_at": last_seen_at,
            },
            remove=("code_challenge",),
        )

    def lease(self, session: Session, *, lease: bytes, until: int, now: int) -> bool:
        """Lets one of any number of callers refresh; `lease` must be random, so that each is known by it."""
        return self._table.update(
            session.key,
            condition=Condition(
                equals={"status": "active", "handle_hash": session.handle_hash},
                absent_or_at_most={"refresh_lease_until": now},
            ),
            put={"refresh_lease": lease, "refresh_lease_until": until},
        )

    def release(self, session: Session, *, lease: bytes) -> None:
        """Gives a lease back, unless the session has gone on without it."""
        self._table.update(
            session.key,
            condition=Condition(equals={"refresh_lease": lease}),
            remove=("refresh_lease", "refresh_lease_until"),
        )

    def rotate(self, session: Session, rotation: Rotation) -> bool:
        """The one write that supersedes the handle; False if the session is over or has another by now."""
        return self._table.update(
            session.key,
            condition=Condition(equals={"status": "active", "handle_hash": session.handle_hash}),
            put={**asdict(rotation), "previous_hash": session.handle_hash},
            remove=("refresh_lease", "refresh_lease_until"),
        )

    def end(self, session: Session) -> None:
        """The session is over for good, whatever status it has by now.

        Nothing of its tokens stays; its hashes do, so that a repeated logout is recognised.
        """
        self._end(session, Condition())

    def end_pending(self, session: Session) -> bool:
        """The same unless it has been redeemed by now; says whether it had not."""
        return self._end(session, Condition(equals={"status": "pending"}))

    def _end(self, session: Session, condition: Condition) -> bool:
        return self._table.update(
            session.key,
            condition=condition,
            put={"status": "ended"},
            remove=("token_set", "next_secret", "refresh_lease", "refresh_lease_until"),
        )


def session_from(user_id: str, item: Item) -> Session:
    """The session that an item holds."""
    return Session(
        user_id=user_id,
        session_id=item["session_id"],
        status=item["status"],
        handle_hash=item["handle_hash"],
        lineage_key=item.get("lineage_key", b""),
        token_set=item.get("token_set"),
        application_id=item["application_id"],
        code_challenge=item.get("code_challenge"),
        sso_session_id=item["sso_session_id"],
        expires_at=item["expires_at"],
        ends_at=item["ends_at"],
        created_at=item["created_at"],
        last_seen_at=item["last_seen_at"],
        user_agent=item["user_agent"],
        origin_jti=item.get("origin_jti"),
        previous_hash=item.get("previous_hash"),
        next_secret=item.get("next_secret"),
        grace_until=item.get("grace_until"),
        refresh_lease=item.get("refresh_lease"),
        refresh_lease_until=item.get("refresh_lease_until"),
    )
