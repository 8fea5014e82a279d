"""The sign-in at an application: what the SSO page shows first, and the hand-off it ends with."""

from dataclasses import dataclass, field

from chalicelib.errors import NotAMember
from chalicelib.models.application import Application, Channel
from chalicelib.models.sso_session import SsoSession
from chalicelib.models.user import User, UserRepository
from chalicelib.services.application_sessions import ApplicationSessions, HandOff
from chalicelib.services.audit import AuditTrail
from chalicelib.services.authentication import Authenticator, Credentials, FreshLogin
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.logins import Logins
from chalicelib.services.memberships import Memberships
from chalicelib.services.token_minter import TokenMinter


@dataclass(frozen=True)
class Visitor:
    """Someone with a live login, as the SSO page greets him."""

    user: User
    is_member: bool


@dataclass(frozen=True)
class SignInStart:
    """What a sign-in starts with: where it leads, and who is signed in at the SSO already."""

    application: Application
    channel: Channel
    visitor: Visitor | None


@dataclass(frozen=True)
class SignedIn:
    """Where the browser goes now, with what, and the SSO cookie's new value after a fresh login."""

    hand_off: HandOff
    return_url: str
    cookie: str | None = field(repr=False)


class SignIn:
    """Leads a user from a login at the SSO to a session at an application."""

    def __init__(
        self,
        *,
        authenticator: Authenticator,
        catalogue: Catalogue,
        memberships: Memberships,
        users: UserRepository,
        logins: Logins,
        application_sessions: ApplicationSessions,
        minter: TokenMinter,
        audit: AuditTrail,
    ) -> None:
        self._authenticator = authenticator
        self._catalogue = catalogue
        self._memberships = memberships
        self._users = users
        self._logins = logins
        self._application_sessions = application_sessions
        self._minter = minter
        self._audit = audit

    def open(self, application_id: str, channel_id: str, session: SsoSession | None) -> SignInStart:
        """Raises `UnknownApplication` or `UnknownChannel`."""
        application, channel = self._catalogue.channel(application_id, channel_id)
        visitor = None if session is None else self._visitor(application, session.user_id)
        return SignInStart(application, channel, visitor)

    def start(
        self,
        credentials: Credentials,
        *,
        application_id: str,
        channel_id: str,
        code_challenge: str,
        user_agent: str,
    ) -> SignedIn:
        """Mints the application's tokens and stores them as a pending session.

        Raises a `TokenError`, `LoginRequired`, `UnknownApplication`, `UnknownChannel`, `NotAMember`, and what
        the minter raises. Tokens come before anything is stored, so a refusal leaves nothing behind but a
        ticket of a minute.
        """
        with self._audit.refusals("sign_in_refused"):
            login = self._authenticator.login(credentials)
            return self._hand_off(login, application_id, channel_id, code_challenge, user_agent)

    def _hand_off(
        self,
        login: FreshLogin | SsoSession,
        application_id: str,
        channel_id: str,
        code_challenge: str,
        user_agent: str,
    ) -> SignedIn:
        application, channel = self._catalogue.channel(application_id, channel_id)
        claims = login.claims if isinstance(login, FreshLogin) else None
        if not self._memberships.is_member_by_now(application, login.user_id, claims):
            raise NotAMember
        tokens = self._minter.mint(user_id=login.user_id, client_id=application.user_pool_client_id)
        session, cookie = self._sso_session(login, user_agent)
        hand_off = self._application_sessions.begin(
            application, session, tokens, code_challenge=code_challenge, user_agent=user_agent
        )
        self._audit.record(
            "sign_in",
            user_id=session.user_id,
            application_id=application.application_id,
            channel_id=channel.channel_id,
            login="kept" if cookie is None else "fresh",
        )
        return SignedIn(hand_off, channel.return_url, cookie)

    def _visitor(self, application: Application, user_id: str) -> Visitor | None:
        user = self._users.get(user_id)
        if user is None:
            return None
        return Visitor(user, self._memberships.is_member(application, user_id))

    def _sso_session(self, login: FreshLogin | SsoSession, user_agent: str) -> tuple[SsoSession, str | None]:
        if isinstance(login, SsoSession):
            return login, None
        return self._logins.log_in(login, user_agent=user_agent)
