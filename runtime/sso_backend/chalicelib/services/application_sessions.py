"""A user's sessions at applications: handed off in a URL, redeemed once."""

from dataclasses import dataclass, field, replace

from chalicelib.errors import InvalidSession
from chalicelib.models.application import Application
from chalicelib.models.session import Session, SessionRepository
from chalicelib.models.sso_session import SsoSession
from chalicelib.models.timestamps import iso_time
from chalicelib.ports import Clock
from chalicelib.services import pkce
from chalicelib.services.handles import Handle, HandleMint
from chalicelib.services.token_set import TokenSet
from chalicelib.services.token_vault import TokenVault

HAND_OFF_SECONDS = 60
"""How long the handle in the URL may wait for its redemption."""


@dataclass(frozen=True)
class HandOff:
    """What the browser takes to the application; `expires_at` in epoch seconds."""

    handle: str = field(repr=False)
    expires_at: int


@dataclass(frozen=True)
class Redemption:
    """Tokens for the application, and the handle that stands in for Cognito's refresh token.

    `expires_in` in seconds, of ID and access token; `expires_at` in epoch seconds, of the session.
    """

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)
    refresh_handle: str = field(repr=False)
    expires_in: int
    session_id: str
    expires_at: int


class ApplicationSessions:
    """Stores sessions so that only the handle's holder can open them, and opens each exactly once."""

    def __init__(
        self, sessions: SessionRepository, *, vault: TokenVault, handles: HandleMint, clock: Clock
    ) -> None:
        self._sessions = sessions
        self._vault = vault
        self._handles = handles
        self._clock = clock

    def begin(
        self,
        application: Application,
        sso_session: SsoSession,
        tokens: TokenSet,
        *,
        code_challenge: str,
        user_agent: str,
    ) -> HandOff:
        """Stores a pending session; it ends with the SSO session it begins from."""
        handle = self._handles.issue(sso_session.user_id)
        now = int(self._clock())
        session = Session(
            user_id=sso_session.user_id,
            session_id=str(handle.session_id),
            status="pending",
            handle_hash=handle.secret_hash,
            token_set=None,
            application_id=application.application_id,
            code_challenge=code_challenge,
            sso_session_id=sso_session.sso_session_id,
            expires_at=min(now + HAND_OFF_SECONDS, sso_session.expires_at),
            ends_at=sso_session.expires_at,
            created_at=iso_time(now),
            last_seen_at=iso_time(now),
            user_agent=user_agent,
        )
        sealed = self._vault.seal(tokens, secret=handle.secret, key=session.key)
        self._sessions.add(replace(session, token_set=sealed))
        return HandOff(handle.encode(), session.expires_at)

    def redeem(self, handle_text: str, *, application_id: str, code_verifier: str) -> Redemption:
        """Opens a pending session for good; every refusal is the same `InvalidSession`.

        A handle that was redeemed before has leaked or is being replayed: the session it opened ends.
        """
        handle, session = self._find(handle_text)
        if handle.opens(session.redeemed_hash):
            self._end_replayed(handle)
            raise InvalidSession
        tokens = self._open(handle, session, application_id, code_verifier)
        next_handle = self._activate(handle, session, tokens)
        return Redemption(
            id_token=tokens.id_token,
            access_token=tokens.access_token,
            refresh_handle=next_handle.encode(),
            expires_in=max(0, tokens.expires_at - int(self._clock())),
            session_id=session.session_id,
            expires_at=session.ends_at,
        )

    def _find(self, handle_text: str) -> tuple[Handle, Session]:
        handle = Handle.parse(handle_text)
        if handle is None:
            raise InvalidSession
        session = self._sessions.get(str(handle.user_id), str(handle.session_id))
        if session is None:
            raise InvalidSession
        return handle, session

    def _open(self, handle: Handle, session: Session, application_id: str, code_verifier: str) -> TokenSet:
        """Checks everything before anything is written, so that a wrong guess consumes nothing."""
        is_open = (
            session.status == "pending"
            and self._clock() < session.expires_at
            and handle.opens(session.handle_hash)
            and session.application_id == application_id
            and pkce.proves(code_verifier, session.code_challenge)
        )
        tokens = None
        if is_open and session.token_set is not None:
            tokens = self._vault.open(session.token_set, secret=handle.secret, key=session.key)
        if tokens is None:
            raise InvalidSession
        return tokens

    def _activate(self, handle: Handle, session: Session, tokens: TokenSet) -> Handle:
        next_handle = self._handles.renew(handle)
        kept = replace(tokens, id_token="", access_token="")
        now = int(self._clock())
        won = self._sessions.activate(
            session,
            handle_hash=next_handle.secret_hash,
            token_set=self._vault.seal(kept, secret=next_handle.secret, key=session.key),
            last_seen_at=iso_time(now),
            now=now,
        )
        if not won:  # another request redeemed the handle since it was read: this one is the replay
            self._end_replayed(handle)
            raise InvalidSession
        return next_handle

    def _end_replayed(self, handle: Handle) -> None:
        self._sessions.end_redeemed(
            str(handle.user_id), str(handle.session_id), redeemed_hash=handle.secret_hash
        )
