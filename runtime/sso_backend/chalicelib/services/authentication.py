"""Who is calling: by an ID token of the SSO's own client, or by a login that the SSO cookie stands for."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from sso_auth.errors import InvalidToken, MissingToken
from sso_auth.event_scope import note

from chalicelib.errors import LoginRequired
from chalicelib.models.sso_session import SsoSession
from chalicelib.ports import Clock
from chalicelib.services.sso_sessions import SsoSessions

if TYPE_CHECKING:
    from sso_auth.claims import Claims

FRESH_LOGIN_SECONDS = 300
"""How long after the password a token may begin an SSO session."""

CLOCK_SKEW_SECONDS = 60


class Verifier(Protocol):
    """What is needed of `sso_auth.TokenVerifier`, built for ID tokens of the SSO client alone."""

    def verify(self, token: str) -> "Claims":
        """The claims of a good token, or a `TokenError`."""
        ...


@dataclass(frozen=True)
class Credentials:
    """What a request brought; a token counts before a cookie, a fresh login takes the old one's place."""

    id_token: str | None = field(default=None, repr=False)
    cookie: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class FreshLogin:
    """A user who has just given his password, in a browser whose former login has this cookie."""

    user_id: str
    claims: "Claims"
    auth_time: int
    cookie: str | None = field(default=None, repr=False)


class Authenticator:
    """Turns credentials into a user, as strictly as the call needs."""

    def __init__(self, *, verifier: Verifier, sso_sessions: SsoSessions, clock: Clock) -> None:
        self._verifier = verifier
        self._sso_sessions = sso_sessions
        self._clock = clock

    def user_id(self, credentials: Credentials) -> str:
        """The calling user.

        Raises a `TokenError` of the token, or `MissingToken` with neither a token nor a live login.
        """
        user_id, _ = self.caller(credentials)
        return user_id

    def caller(self, credentials: Credentials) -> tuple[str, "Claims | None"]:
        """The same, with what the token says of him if there is one."""
        if credentials.id_token is not None:
            claims = self._verifier.verify(credentials.id_token)
            return _user_id(claims), claims
        session = self.session(credentials)
        if session is None:
            raise MissingToken("neither a token nor a live SSO session")
        return session.user_id, None

    def session(self, credentials: Credentials) -> SsoSession | None:
        """The live login that the cookie stands for, if any."""
        return None if credentials.cookie is None else self._sso_sessions.find(credentials.cookie)

    def login(self, credentials: Credentials) -> FreshLogin | SsoSession:
        """The login that an application session may begin from.

        Raises a `TokenError` of the token, or `LoginRequired` when its `auth_time` is over five minutes
        ago, or with neither a token nor a live login.
        """
        if credentials.id_token is not None:
            return self.fresh_login(credentials)
        return self.live_login(credentials)

    def fresh_login(self, credentials: Credentials) -> FreshLogin:
        """Who has given his password in the last five minutes; raises a `TokenError` or `LoginRequired`."""
        if credentials.id_token is None:
            raise LoginRequired
        login = self._fresh(self._verifier.verify(credentials.id_token))
        return replace(login, cookie=credentials.cookie)

    def live_login(self, credentials: Credentials) -> SsoSession:
        """The live login that the cookie stands for, or `LoginRequired`."""
        session = self.session(credentials)
        if session is None:
            raise LoginRequired
        return session

    def _fresh(self, claims: "Claims") -> FreshLogin:
        if claims.auth_time is None:
            raise LoginRequired
        age = self._clock() - claims.auth_time
        if not -CLOCK_SKEW_SECONDS <= age <= FRESH_LOGIN_SECONDS:
            raise LoginRequired
        return FreshLogin(_user_id(claims), claims, int(claims.auth_time))


def _user_id(claims: "Claims") -> str:
    try:
        user_id = str(UUID(claims.sub))
    except ValueError:  # Cognito's sub is a UUID, and handles are built on that
        raise InvalidToken("sub is not a UUID") from None
    note(user_id=user_id)
    return user_id
