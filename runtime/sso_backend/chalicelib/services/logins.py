"""A fresh login becomes the SSO session that the browser's cookie stands for from then on."""

from chalicelib.errors import LoginRequired
from chalicelib.models.login_barrier import LoginBarrier
from chalicelib.models.sso_session import SsoSession
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User, UserRepository
from chalicelib.ports import Clock
from chalicelib.services.authentication import FreshLogin
from chalicelib.services.enrolment import Enrolment
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.sso_sessions import SsoSessions


class Logins:
    """One browser has one login, and every fresh one gets a cookie value never seen before."""

    def __init__(
        self,
        *,
        sso_sessions: SsoSessions,
        ending: SessionEnding,
        users: UserRepository,
        enrolment: Enrolment,
        clock: Clock,
    ) -> None:
        self._sso_sessions = sso_sessions
        self._ending = ending
        self._users = users
        self._enrolment = enrolment
        self._clock = clock

    def log_in(self, login: FreshLogin, *, user_agent: str) -> tuple[SsoSession, str]:
        """The login and its cookie.

        It takes the place of the same user's live login in this browser, whose application sessions go on.
        Another user's login ends first, with all that began from it. Raises `LoginRequired` like `admit`.
        """
        profile, barrier = self._admitted(login)
        if profile is None:
            self._repair_profile(login)
        former = None if login.cookie is None else self._sso_sessions.recognise(login.cookie)
        begun = None
        if former is not None and former.user_id == login.user_id:
            begun = self._sso_sessions.renew(
                former, barrier=barrier, auth_time=login.auth_time, user_agent=user_agent
            )
        elif former is not None:
            self._ending.end_login(former.user_id, former.sso_session_id)
        if begun is None:
            begun = self._sso_sessions.begin(
                user_id=login.user_id, auth_time=login.auth_time, user_agent=user_agent
            )
        session, handle = begun
        return session, handle.encode()

    def admit(self, login: FreshLogin) -> None:
        """Raises `LoginRequired` for a password given before the user's logins were ended."""
        self._admitted(login)

    def _admitted(self, login: FreshLogin) -> tuple[User | None, LoginBarrier]:
        profile, barrier = self._users.with_barrier(login.user_id)
        if not barrier.admits(login.auth_time):
            raise LoginRequired
        return profile, barrier

    def _repair_profile(self, login: FreshLogin) -> None:
        """A trigger that failed or an admin who created the user may have left no profile.

        A user who has just moved here from another pool has none, either.
        """
        created_at = iso_time(self._clock())
        self._enrolment.make_profile(login.user_id, login.claims.raw, created_at=created_at)
