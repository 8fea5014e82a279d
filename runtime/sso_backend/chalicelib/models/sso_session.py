"""A login at the SSO site. Its cookie holds a handle; the item holds only the handle's hash."""

from dataclasses import asdict, dataclass, field

from chalicelib.models.expressions import Condition
from chalicelib.models.keys import sso_session_key
from chalicelib.models.table import Table


@dataclass(frozen=True)
class SsoSession:
    """Lives until `expires_at` at the latest, and until `idle_expires_at` unless it is used (epoch seconds).

    `auth_time` is when the password was given; `expires_at` is the table's TTL attribute.
    """

    user_id: str
    sso_session_id: str
    handle_hash: bytes = field(repr=False)
    expires_at: int
    idle_expires_at: int
    auth_time: int
    created_at: str
    last_seen_at: str
    user_agent: str

    def is_live(self, now: float) -> bool:
        """Checked at every read: TTL deletion lags by days."""
        return now < self.expires_at and now < self.idle_expires_at


class SsoSessionRepository:
    """SSO session items by user and id."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, session: SsoSession) -> None:
        """Stores a new login."""
        item = asdict(session)
        del item["user_id"]  # the key says it already
        if not self._table.put_new(sso_session_key(session.user_id, session.sso_session_id), item):
            raise RuntimeError("the id of a new SSO session is taken")

    def get(self, user_id: str, sso_session_id: str) -> SsoSession | None:
        """The stored login, live or not."""
        item = self._table.get(sso_session_key(user_id, sso_session_id))
        if item is None:
            return None
        return SsoSession(
            user_id=user_id,
            sso_session_id=sso_session_id,
            handle_hash=item["handle_hash"],
            expires_at=item["expires_at"],
            idle_expires_at=item["idle_expires_at"],
            auth_time=item["auth_time"],
            created_at=item["created_at"],
            last_seen_at=item["last_seen_at"],
            user_agent=item["user_agent"],
        )

    def touch(self, session: SsoSession, *, idle_expires_at: int, last_seen_at: str) -> None:
        """Records a use; a login that has ended in the meantime stays ended."""
        self._table.update(
            sso_session_key(session.user_id, session.sso_session_id),
            condition=Condition(equals={"handle_hash": session.handle_hash}),
            put={"idle_expires_at": idle_expires_at, "last_seen_at": last_seen_at},
        )
