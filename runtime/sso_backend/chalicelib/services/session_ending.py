"""How sessions end. Imports nothing heavy: a trigger ends sessions, too.

A login ends before the application sessions that began from it: from then on none of them can be redeemed or
refreshed, however far the ending gets. Where many logins end, one write bars them all before the first ends.
Every ending may be repeated, and a repetition finishes what was left.
"""

from chalicelib.models.ended_session import EndedSession, EndedSessionRepository
from chalicelib.models.session import Session, SessionRepository
from chalicelib.models.sso_session import SsoSession, SsoSessionRepository
from chalicelib.models.user import UserRepository
from chalicelib.ports import Clock, RandomBytes
from chalicelib.services.audit import AuditTrail
from chalicelib.services.identifiers import uuid7

NEWS_SECONDS = 3660
"""How long backends are told of an ended session: as long as its tokens may live, and a minute of skew."""


class SessionEnding:
    """Ends one session, one login with all that began from it, or everything of a user."""

    def __init__(
        self,
        *,
        sessions: SessionRepository,
        sso_sessions: SsoSessionRepository,
        ended_sessions: EndedSessionRepository,
        users: UserRepository,
        audit: AuditTrail,
        clock: Clock,
        random_bytes: RandomBytes,
    ) -> None:
        self._sessions = sessions
        self._sso_sessions = sso_sessions
        self._ended_sessions = ended_sessions
        self._users = users
        self._audit = audit
        self._clock = clock
        self._random_bytes = random_bytes

    def end_application_session(self, session: Session) -> None:
        """Ends this session and leaves its login and the other applications alone.

        The news comes first: a repetition after a failure in between tells it twice, not never. Of a session
        that was never redeemed there is none, as nobody was ever given its tokens.
        """
        if session.status == "pending":
            if self._sessions.end_pending(session):
                self._record(session)
                return
            redeemed = self._sessions.get(session.user_id, session.session_id)
            if redeemed is None:
                return
            session = redeemed
        if session.status == "ended":
            return
        if session.origin_jti is not None:
            now = int(self._clock())
            ended_id = str(uuid7(self._clock, self._random_bytes))
            news = EndedSession(session.origin_jti, now, now + NEWS_SECONDS)
            self._ended_sessions.add(session.application_id, ended_id, news)
        self._sessions.end(session)
        self._record(session)

    def end_login(self, user_id: str, sso_session_id: str) -> None:
        """Ends the login and every application session begun from it."""
        self._end_login_itself(user_id, sso_session_id)
        for session in self._sessions.of_user(user_id):
            if session.sso_session_id == sso_session_id:
                self.end_application_session(session)

    def end_at_application(self, user_id: str, sso_session_id: str, application_id: str) -> None:
        """Ends what began from the login at this one application."""
        for session in self._sessions.of_user(user_id):
            if (session.sso_session_id, session.application_id) == (sso_session_id, application_id):
                self.end_application_session(session)

    def end_all_at_application(self, user_id: str, application_id: str) -> None:
        """Ends what the user has at this one application, by whatever login."""
        for session in self._sessions.of_user(user_id):
            if session.application_id == application_id:
                self.end_application_session(session)

    def throw_out(self, user_id: str) -> None:
        """Ends all logins of the user, and bars those of a password given before that are yet to begin."""
        self._users.bar_logins(user_id, not_before=int(self._clock()))
        self.end_all(user_id)

    def shut_out(self, user_id: str) -> None:
        """The same for one who must not come back, and may have given his password in this very second."""
        self._users.bar_logins(user_id, not_before=int(self._clock()) + 1)
        self.end_all(user_id)

    def end_others(self, login: SsoSession) -> bool:
        """The same for all but this login; False, and nothing ends, if it is barred itself by now."""
        if not self._users.bar_other_logins(login, not_before=int(self._clock())):
            return False
        self.end_all(login.user_id, except_login=login.sso_session_id)
        return True

    def end_all(self, user_id: str, *, except_login: str | None = None) -> None:
        """Ends all logins of the user and their application sessions, but for the one of this id."""
        for login in self._sso_sessions.of_user(user_id):
            if login.sso_session_id != except_login and login.status != "ended":
                self._end_login_itself(user_id, login.sso_session_id)
        for session in self._sessions.of_user(user_id):
            if session.sso_session_id != except_login:
                self.end_application_session(session)

    def _end_login_itself(self, user_id: str, sso_session_id: str) -> None:
        if self._sso_sessions.end(user_id, sso_session_id):
            self._audit.record("session_ended", user_id=user_id, session="login")

    def _record(self, session: Session) -> None:
        self._audit.record(
            "session_ended",
            user_id=session.user_id,
            application_id=session.application_id,
            session="application",
        )
