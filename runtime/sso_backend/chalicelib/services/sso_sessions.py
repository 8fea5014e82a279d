"""The login at the SSO site that all applications share, known to the browser by the cookie's handle."""

from dataclasses import replace

from sso_auth.event_scope import note
from sso_auth.http_errors import temporarily_unavailable

from chalicelib.models.login_barrier import LoginBarrier
from chalicelib.models.sso_session import SsoSession, SsoSessionRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.ports import Clock
from chalicelib.services.handles import Handle, HandleMint

TOUCH_SECONDS = 60
"""Use is recorded at most this often: a write a minute, not one a request."""


class SsoSessions:
    """Begins logins, finds them again and renews them."""

    def __init__(
        self,
        sessions: SsoSessionRepository,
        *,
        handles: HandleMint,
        clock: Clock,
        absolute_seconds: int,
        idle_seconds: int,
    ) -> None:
        self._sessions = sessions
        self._handles = handles
        self._clock = clock
        self._absolute_seconds = absolute_seconds
        self._idle_seconds = idle_seconds

    def begin(self, *, user_id: str, auth_time: int, user_agent: str) -> tuple[SsoSession, Handle]:
        """Stores a login under a handle never seen before, whatever cookie the browser came with.

        Raises `temporarily_unavailable` for one that somebody ended before it was known to be stored.
        """
        handle = self._handles.issue(user_id)
        now = int(self._clock())
        expires_at = now + self._absolute_seconds
        session = SsoSession(
            user_id=user_id,
            sso_session_id=str(handle.session_id),
            handle_hash=handle.secret_hash,
            expires_at=expires_at,
            idle_expires_at=min(now + self._idle_seconds, expires_at),
            auth_time=auth_time,
            created_at=iso_time(now),
            last_seen_at=iso_time(now),
            user_agent=user_agent,
        )
        if not self._sessions.add(session):
            raise temporarily_unavailable()  # it has ended already
        return session, handle

    def renew(
        self, former: SsoSession, *, barrier: LoginBarrier, auth_time: int, user_agent: str
    ) -> tuple[SsoSession, Handle] | None:
        """Starts the login anew under its id with a new handle; None if it is over, or renewed elsewhere."""
        now = int(self._clock())
        if not former.is_live(now, barrier):
            return None
        handle = self._handles.renew(former.user_id, former.sso_session_id)
        expires_at = now + self._absolute_seconds
        renewed = replace(
            former,
            handle_hash=handle.secret_hash,
            former_hash=former.handle_hash,
            expires_at=expires_at,
            idle_expires_at=min(now + self._idle_seconds, expires_at),
            auth_time=auth_time,
            last_seen_at=iso_time(now),
            user_agent=user_agent,
        )
        return (renewed, handle) if self._sessions.renew(former, renewed) else None

    def find(self, handle_text: str) -> SsoSession | None:
        """The live login of this handle; None for any other text, and for a login that is over."""
        handle = Handle.parse(handle_text)
        if handle is None:
            return None
        user_id, session_id = str(handle.user_id), str(handle.session_id)
        session = self._sessions.get_live(user_id, session_id, now=self._clock())
        if session is None or not handle.opens(session.handle_hash):
            return None
        note(user_id=session.user_id)
        self.touch(session)
        return session

    def recognise(self, handle_text: str, *, former: bool = False) -> SsoSession | None:
        """The login of this handle, also if it has ended or idled; None once its absolute time is over.

        `former` takes the handle before the last renewal, too, for a sign-out that comes beside a renewal or
        after one whose answer was lost.
        """
        handle = Handle.parse(handle_text)
        if handle is None:
            return None
        session = self._sessions.get(str(handle.user_id), str(handle.session_id))
        if session is None:
            return None
        is_its_own = handle.opens(session.handle_hash) or (former and handle.opens(session.former_hash))
        if not is_its_own or self._clock() >= session.expires_at:
            return None
        note(user_id=session.user_id)
        return session

    def touch(self, session: SsoSession) -> None:
        """Records a use, which the idle time counts from, unless the last record is fresh."""
        now = int(self._clock())
        idle_expires_at = min(now + self._idle_seconds, session.expires_at)
        if idle_expires_at - session.idle_expires_at >= TOUCH_SECONDS:
            self._sessions.touch(session, idle_expires_at=idle_expires_at, last_seen_at=iso_time(now))
