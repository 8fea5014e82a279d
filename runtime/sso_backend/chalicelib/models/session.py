"""A user's session at one application, from the hand-off in the URL to its end."""

from dataclasses import asdict, dataclass, field
from typing import Literal

from chalicelib.models.expressions import Condition
from chalicelib.models.keys import Key, session_key
from chalicelib.models.table import Table

SessionStatus = Literal["pending", "active", "ended"]
"""pending: waits for its one redemption. active: redeemed. ended: over, its tokens erased."""


@dataclass(frozen=True)
class Session:
    """The stored half of a handle.

    `expires_at` (epoch seconds, the table's TTL attribute) is the end of the current status: of the
    hand-off while pending, of the session itself, kept in `ends_at` until then, once active.
    `token_set` is a ciphertext; `redeemed_hash` recognises the hand-off's handle when it comes again.
    """

    user_id: str
    session_id: str
    status: SessionStatus
    handle_hash: bytes = field(repr=False)
    token_set: bytes | None = field(repr=False)
    application_id: str
    code_challenge: str
    sso_session_id: str
    expires_at: int
    ends_at: int
    created_at: str
    last_seen_at: str
    user_agent: str
    redeemed_hash: bytes | None = field(default=None, repr=False)

    @property
    def key(self) -> Key:
        """Where the item stands; its ciphertext is bound to it."""
        return session_key(self.user_id, self.session_id)


class SessionRepository:
    """Session items by user and id."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, session: Session) -> None:
        """Stores a new session."""
        item = asdict(session)
        del item["user_id"]  # the key says it already
        if not self._table.put_new(session.key, item):
            raise RuntimeError("the id of a new session is taken")

    def get(self, user_id: str, session_id: str) -> Session | None:
        """The stored session in whatever status, past its time or not."""
        item = self._table.get(session_key(user_id, session_id))
        if item is None:
            return None
        return Session(
            user_id=user_id,
            session_id=session_id,
            status=item["status"],
            handle_hash=item["handle_hash"],
            token_set=item.get("token_set"),
            application_id=item["application_id"],
            code_challenge=item["code_challenge"],
            sso_session_id=item["sso_session_id"],
            expires_at=item["expires_at"],
            ends_at=item["ends_at"],
            created_at=item["created_at"],
            last_seen_at=item["last_seen_at"],
            user_agent=item["user_agent"],
            redeemed_hash=item.get("redeemed_hash"),
        )

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
                "redeemed_hash": pending.handle_hash,
                "token_set": token_set,
                "expires_at": pending.ends_at,
                "last_seen_at": last_seen_at,
            },
        )

    def end_redeemed(self, user_id: str, session_id: str, *, redeemed_hash: bytes) -> None:
        """Ends the active session that was opened by the hand-off of this hash, if there is one."""
        self._table.update(
            session_key(user_id, session_id),
            condition=Condition(equals={"status": "active", "redeemed_hash": redeemed_hash}),
            put={"status": "ended"},
            remove=("token_set",),
        )
