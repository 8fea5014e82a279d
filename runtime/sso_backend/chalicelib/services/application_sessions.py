"""A user's sessions at applications: handed off in a URL, redeemed once."""

from dataclasses import dataclass, field, replace

from sso_auth.http_errors import temporarily_unavailable

from chalicelib.errors import InvalidSession
from chalicelib.models.application import Application
from chalicelib.models.session import Session, SessionRepository
from chalicelib.models.session_grounds import SessionGroundsRepository
from chalicelib.models.sso_session import SsoSession
from chalicelib.models.timestamps import iso_time
from chalicelib.ports import Clock
from chalicelib.services import pkce
from chalicelib.services.audit import AuditTrail
from chalicelib.services.handles import Handle, HandleMint, Lineage
from chalicelib.services.identifiers import made_at
from chalicelib.services.opened_session import OpenedSession, opened
from chalicelib.services.presented_handles import Presented, PresentedHandles
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.token_set import TokenSet
from chalicelib.services.token_vault import TokenVault

HAND_OFF_SECONDS = 60
"""How long the handle in the URL may wait for its redemption."""


@dataclass(frozen=True)
class HandOff:
    """What the browser takes to the application; `expires_at` in epoch seconds."""

    handle: str = field(repr=False)
    expires_at: int


class ApplicationSessions:
    """Stores sessions so that only the handle's holder can open them, and opens each exactly once."""

    def __init__(
        self,
        sessions: SessionRepository,
        *,
        grounds: SessionGroundsRepository,
        presented_handles: PresentedHandles,
        ending: SessionEnding,
        vault: TokenVault,
        handles: HandleMint,
        audit: AuditTrail,
        clock: Clock,
    ) -> None:
        self._sessions = sessions
        self._grounds = grounds
        self._presented_handles = presented_handles
        self._ending = ending
        self._vault = vault
        self._handles = handles
        self._audit = audit
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
        """Stores a pending session; it ends with the SSO session it begins from.

        Raises `temporarily_unavailable` for one that somebody ended before it was known to be stored.
        """
        lineage = self._handles.new_lineage()
        handle = self._handles.issue(sso_session.user_id, lineage)
        now = int(self._clock())
        session = Session(
            user_id=sso_session.user_id,
            session_id=str(handle.session_id),
            status="pending",
            handle_hash=handle.secret_hash,
            lineage_key=lineage.key,
            token_set=None,
            application_id=application.application_id,
            code_challenge=code_challenge,
            sso_session_id=sso_session.sso_session_id,
            expires_at=min(now + HAND_OFF_SECONDS, sso_session.expires_at),
            ends_at=sso_session.expires_at,
            created_at=iso_time(now),
            last_seen_at=iso_time(now),
            user_agent=user_agent,
            origin_jti=tokens.origin_jti,
        )
        sealed = self._vault.seal(tokens, secret=handle.secret, key=session.key)
        if not self._sessions.add(replace(session, token_set=sealed)):
            raise temporarily_unavailable()  # it has ended already
        return HandOff(handle.encode(), session.expires_at)

    def redeem(self, handle_text: str, *, application_id: str, code_verifier: str) -> OpenedSession:
        """Opens a pending session for good; every refusal is the same `InvalidSession`.

        A handle that was redeemed before has leaked or is being replayed: the session it opened ends.
        """
        with self._audit.refusals("sign_in_refused"):
            presented, redeemed = self._redeem(handle_text, application_id, code_verifier)
        self._audit.record(
            "sign_in_completed",
            user_id=presented.session.user_id,
            application_id=presented.session.application_id,
            hand_off_ms=int(self._clock() * 1000) - made_at(presented.handle.session_id),
        )
        return redeemed

    def _redeem(
        self, handle_text: str, application_id: str, code_verifier: str
    ) -> tuple[Presented, OpenedSession]:
        presented = self._find(handle_text)
        tokens = self._open(presented, application_id, code_verifier)
        next_handle = self._activate(presented, tokens)
        if next_handle is None:  # someone has redeemed or ended it since it was read
            self._find(handle_text)
            raise InvalidSession
        return presented, opened(presented.session, tokens, next_handle, now=int(self._clock()))

    def _find(self, handle_text: str) -> Presented:
        presented = self._presented_handles.find(handle_text)
        if presented is None:
            raise InvalidSession
        if presented.standing == "superseded":
            self._ending.end_application_session(presented.session)
            raise InvalidSession(reason="superseded handle")
        return presented

    def _open(self, presented: Presented, application_id: str, code_verifier: str) -> TokenSet:
        """Checks everything before anything is written, so that a wrong guess consumes nothing."""
        session = presented.session
        is_open = (
            session.status == "pending"
            and session.application_id == application_id
            and pkce.proves(code_verifier, session.code_challenge or "")
            and self._is_still_allowed(session)
        )
        tokens = None
        if is_open and session.token_set is not None:
            tokens = self._vault.open(session.token_set, secret=presented.handle.secret, key=session.key)
        if tokens is None:
            raise InvalidSession
        return tokens

    def _is_still_allowed(self, session: Session) -> bool:
        """A hand-off that was on its way while a membership was taken away is worth nothing."""
        grounds = self._grounds.of(session)
        login = grounds.sso_session
        is_live = login is not None and login.is_live(self._clock(), grounds.barrier)
        return is_live and grounds.is_member and grounds.application is not None

    def _activate(self, presented: Presented, tokens: TokenSet) -> Handle | None:
        session = presented.session
        lineage = Lineage(session.lineage_key)
        next_handle = self._handles.renew(session.user_id, session.session_id, lineage)
        kept = replace(tokens, id_token="", access_token="")
        now = int(self._clock())
        won = self._sessions.activate(
            session,
            handle_hash=next_handle.secret_hash,
            token_set=self._vault.seal(kept, secret=next_handle.secret, key=session.key),
            last_seen_at=iso_time(now),
            now=now,
        )
        return next_handle if won else None
