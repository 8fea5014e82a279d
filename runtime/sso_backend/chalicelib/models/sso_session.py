"""A login at the SSO site. Its cookie holds a handle; the item holds only the handle's hash."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Literal

from chalicelib.models.attributes import Item
from chalicelib.models.expressions import Condition
from chalicelib.models.keys import SSO_SESSION_PREFIX, Key, sso_session_key, user_key
from chalicelib.models.login_barrier import LoginBarrier, login_barrier_from
from chalicelib.models.table import Table

SsoSessionStatus = Literal["active", "ended"]


@dataclass(frozen=True)
class SsoSession:
    """Lives until `expires_at` at the latest, and until `idle_expires_at` unless it is used (epoch seconds).

    `auth_time` is when the password was given; `expires_at` is the table's TTL attribute. `former_hash` is of
    the handle before the last renewal: it opens nothing, and still ends the login.
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
    status: SsoSessionStatus = "active"
    former_hash: bytes | None = field(default=None, repr=False)

    @property
    def key(self) -> Key:
        """Where the item stands."""
        return sso_session_key(self.user_id, self.sso_session_id)

    def is_live(self, now: float, barrier: LoginBarrier) -> bool:
        """Checked at every read: TTL deletion lags by days, and what is barred may not have ended yet."""
        return (
            self.status == "active"
            and now < self.expires_at
            and now < self.idle_expires_at
            and barrier.admits(self.auth_time, self.sso_session_id)
        )


class SsoSessionRepository:
    """SSO session items by user and id."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, session: SsoSession) -> bool:
        """Stores a new login; False if it has changed by the time that a repetition stores it again."""
        item = asdict(session)
        del item["user_id"]  # the key says it already
        return self._table.put_new(session.key, item)

    def get(self, user_id: str, sso_session_id: str) -> SsoSession | None:
        """The stored login, live or not."""
        item = self._table.get(sso_session_key(user_id, sso_session_id))
        return None if item is None else sso_session_from(user_id, item)

    def get_live(self, user_id: str, sso_session_id: str, *, now: float) -> SsoSession | None:
        """The login if it is live, read together with the barrier that it must pass."""
        login, user = sso_session_key(user_id, sso_session_id), user_key(user_id)
        items = self._table.get_many((login, user))
        if login not in items:
            return None
        session = sso_session_from(user_id, items[login])
        return session if session.is_live(now, login_barrier_from(items.get(user))) else None

    def of_user(self, user_id: str) -> Iterator[SsoSession]:
        """All stored logins of the user, live or not, oldest first."""
        for item in self._table.query(user_key(user_id).partition, prefix=SSO_SESSION_PREFIX):
            yield sso_session_from(user_id, item)

    def touch(self, session: SsoSession, *, idle_expires_at: int, last_seen_at: str) -> None:
        """Records a use; a login that has ended in the meantime stays ended."""
        self._table.update(
            session.key,
            condition=Condition(equals={"handle_hash": session.handle_hash}),
            put={"idle_expires_at": idle_expires_at, "last_seen_at": last_seen_at},
        )

    def renew(self, session: SsoSession, renewed: SsoSession) -> bool:
        """Puts a new login in the place of the old one, under its id; False if that one is over by now."""
        return self._table.update(
            session.key,
            condition=Condition(equals={"handle_hash": session.handle_hash}, unlike={"status": "ended"}),
            put={
                "handle_hash": renewed.handle_hash,
                "former_hash": renewed.former_hash,
                "expires_at": renewed.expires_at,
                "idle_expires_at": renewed.idle_expires_at,
                "auth_time": renewed.auth_time,
                "last_seen_at": renewed.last_seen_at,
                "user_agent": renewed.user_agent,
            },
        )

    def end(self, user_id: str, sso_session_id: str) -> bool:
        """The login is over for good; its hash stays, so that its cookie is recognised.

        Says whether it was not over before.
        """
        return self._table.update(
            sso_session_key(user_id, sso_session_id),
            condition=Condition(unlike={"status": "ended"}),
            put={"status": "ended"},
        )


def sso_session_from(user_id: str, item: Item) -> SsoSession:
    """The login that an item holds."""
    return SsoSession(
        user_id=user_id,
        sso_session_id=item["sso_session_id"],
        handle_hash=item["handle_hash"],
        expires_at=item["expires_at"],
        idle_expires_at=item["idle_expires_at"],
        auth_time=item["auth_time"],
        created_at=item["created_at"],
        last_seen_at=item["last_seen_at"],
        user_agent=item["user_agent"],
        status=item.get("status", "active"),
        former_hash=item.get("former_hash"),
    )
