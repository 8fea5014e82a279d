"""Where a user is signed in: his logins at the SSO, and the application sessions begun from them."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from chalicelib.errors import LoginRequired, UnknownSession
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.session import Session, SessionRepository
from chalicelib.models.sso_session import SsoSession, SsoSessionRepository
from chalicelib.models.user import UserRepository
from chalicelib.ports import Clock
from chalicelib.services.session_ending import SessionEnding


@dataclass(frozen=True, kw_only=True)
class UserSession:
    """One line of the list. `login_id` is the login it began from, or its own id if it is one.

    `expires_at` in epoch seconds, the other times in ISO 8601; `application_name` is None for a login, and
    for an application that is registered no more.
    """

    id: str
    kind: Literal["login", "application"]
    login_id: str
    application_id: str | None
    application_name: str | None
    device: str
    created_at: str
    last_seen_at: str
    expires_at: int
    current: bool


class UserSessions:
    """Lists and ends the sessions of a user; `login` is the one that asks."""

    def __init__(
        self,
        *,
        sessions: SessionRepository,
        sso_sessions: SsoSessionRepository,
        applications: ApplicationRepository,
        users: UserRepository,
        ending: SessionEnding,
        clock: Clock,
    ) -> None:
        self._sessions = sessions
        self._sso_sessions = sso_sessions
        self._applications = applications
        self._users = users
        self._ending = ending
        self._clock = clock

    def listed(self, login: SsoSession) -> list[UserSession]:
        """What is live, by last use, newest first. `current` is what belongs to the login that asks."""
        return self.of_user(login.user_id, current=login.sso_session_id)

    def of_user(self, user_id: str, *, current: str | None = None) -> list[UserSession]:
        """The same for whoever looks at it from outside."""
        now = self._clock()
        _, barrier = self._users.with_barrier(user_id)
        logins = [one for one in self._sso_sessions.of_user(user_id) if one.is_live(now, barrier)]
        ids = {one.sso_session_id for one in logins}
        sessions = [
            one for one in self._sessions.of_user(user_id) if one.is_active(now) and one.sso_session_id in ids
        ]
        applications = self._applications.get_many({one.application_id for one in sessions})
        names = {one.application_id: one.name for one in applications}
        listed = [_listed_login(one, current) for one in logins]
        listed += [_listed_session(one, current, names.get(one.application_id)) for one in sessions]
        return sorted(listed, key=lambda one: (one.last_seen_at, one.created_at, one.id), reverse=True)

    def end(self, user_id: str, session_id: str) -> None:
        """Ends one, again if need be; a login with all that began from it. Raises `UnknownSession`."""
        if not _is_id(session_id):
            raise UnknownSession
        session = self._sessions.get(user_id, session_id)
        if session is not None and self._clock() < session.expires_at:
            self._ending.end_application_session(session)
            return
        other = self._sso_sessions.get(user_id, session_id)
        if other is None or self._clock() >= other.expires_at:
            raise UnknownSession
        self._ending.end_login(user_id, session_id)

    def end_others(self, login: SsoSession) -> None:
        """Ends everything but this login and what began from it; `LoginRequired` if it is over by now."""
        if not self._ending.end_others(login):
            raise LoginRequired


def _is_id(text: str) -> bool:
    """Whether it is spelled as ids are: a text that only means the same would not be known as one's own."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


def _listed_login(login: SsoSession, current: str | None) -> UserSession:
    return UserSession(
        id=login.sso_session_id,
        kind="login",
        login_id=login.sso_session_id,
        application_id=None,
        application_name=None,
        device=login.user_agent,
        created_at=login.created_at,
        last_seen_at=login.last_seen_at,
        expires_at=login.expires_at,
        current=login.sso_session_id == current,
    )


def _listed_session(session: Session, current: str | None, application_name: str | None) -> UserSession:
    return UserSession(
        id=session.session_id,
        kind="application",
        login_id=session.sso_session_id,
        application_id=session.application_id,
        application_name=application_name,
        device=session.user_agent,
        created_at=session.created_at,
        last_seen_at=session.last_seen_at,
        expires_at=session.ends_at,
        current=session.sso_session_id == current,
    )
