"""Going on with a session: fresh tokens and the next handle, for the newest handle."""

from sso_auth.http_errors import temporarily_unavailable

from chalicelib.errors import LoginRequired, NotAMember, SessionEnded
from chalicelib.models.application import Application
from chalicelib.models.session import Rotation, Session, SessionRepository
from chalicelib.models.session_grounds import SessionGroundsRepository
from chalicelib.models.sso_session import SsoSession
from chalicelib.models.timestamps import iso_time
from chalicelib.ports import Clock, Wait
from chalicelib.services.audit import AuditTrail
from chalicelib.services.handles import Handle, HandleMint, Lineage
from chalicelib.services.opened_session import OpenedSession, opened
from chalicelib.services.presented_handles import Presented, PresentedHandles
from chalicelib.services.refresh_lease import RefreshLease
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.sso_sessions import SsoSessions
from chalicelib.services.token_refresher import TokenRefresher
from chalicelib.services.token_set import TokenSet
from chalicelib.services.token_vault import TokenVault

GRACE_SECONDS = 60
"""How long the previous handle gets the same answer again, for those whose answer was lost."""

POLL_SECONDS = 0.2
POLLS = 30
"""With a refresh of one's own after the last one, this still fits into the function's 15 s."""


class SessionRefresh:
    """Checks again what the session rests on, asks Cognito, and supersedes the handle in one write."""

    def __init__(
        self,
        sessions: SessionRepository,
        *,
        grounds: SessionGroundsRepository,
        presented_handles: PresentedHandles,
        lease: RefreshLease,
        sso_sessions: SsoSessions,
        ending: SessionEnding,
        refresher: TokenRefresher,
        vault: TokenVault,
        handles: HandleMint,
        audit: AuditTrail,
        clock: Clock,
        wait: Wait,
    ) -> None:
        self._sessions = sessions
        self._grounds = grounds
        self._presented_handles = presented_handles
        self._lease = lease
        self._sso_sessions = sso_sessions
        self._ending = ending
        self._refresher = refresher
        self._vault = vault
        self._handles = handles
        self._audit = audit
        self._clock = clock
        self._wait = wait

    def refresh(self, handle_text: str, *, application_id: str) -> OpenedSession:
        """Fresh tokens; the same ones again for the previous handle within the grace.

        Raises `SessionEnded`, `NotAMember`, and what the refresher raises. A handle superseded before that
        has leaked or is being replayed: its session ends.
        """
        with self._audit.refusals("refresh_refused"):
            for _ in range(POLLS):
                presented = self._find(handle_text, application_id)
                refreshed = self._in_turn(presented)
                if refreshed is not None:
                    self._record(presented)
                    return refreshed
                self._wait(POLL_SECONDS)
            raise temporarily_unavailable()

    def _record(self, presented: Presented) -> None:
        session, repeated = presented.session, presented.standing == "previous"
        self._audit.record(
            "refresh", user_id=session.user_id, application_id=session.application_id, repeated=repeated
        )

    def _in_turn(self, presented: Presented) -> OpenedSession | None:
        """None while another refresh of this session is at work, or if one was faster."""
        if presented.standing == "previous":
            self._still_allowed(presented.session)
            return self._repeat(presented)
        if presented.session.is_leased(self._clock()):
            return None
        return self._refresh(presented)

    def _find(self, handle_text: str, application_id: str) -> Presented:
        presented = self._presented_handles.find(handle_text)
        if presented is None or presented.session.application_id != application_id:
            raise SessionEnded
        if presented.standing == "superseded":
            self._ending.end_application_session(presented.session)
            raise SessionEnded(reason="superseded handle")
        if presented.session.status != "active":
            raise SessionEnded
        return presented

    def _repeat(self, presented: Presented) -> OpenedSession:
        session, secret = presented.session, presented.handle.secret
        next_secret = session.next_secret and self._vault.open_next(
            session.next_secret, secret=secret, key=session.key
        )
        if not next_secret:
            raise SessionEnded
        next_handle = Handle(presented.handle.user_id, presented.handle.session_id, next_secret)
        return opened(session, self._open(session, next_handle), next_handle, now=int(self._clock()))

    def _refresh(self, presented: Presented) -> OpenedSession | None:
        """None if another refresh of this session is at work or was faster."""
        session = presented.session
        application, login = self._still_allowed(session)
        tokens = self._open(session, presented.handle)
        try:
            with self._lease.hold(session) as is_held:
                if not is_held:
                    return None
                # Before the handle is superseded: a repetition within the grace would not record the use.
                self._sso_sessions.touch(login)
                client_id = application.user_pool_client_id
                fresh = self._refresher.refresh(tokens.refresh_token, client_id=client_id)
                return self._rotate(presented, fresh)
        except LoginRequired:
            self._ending.end_application_session(session)
            raise SessionEnded from None

    def _still_allowed(self, session: Session) -> tuple[Application, SsoSession]:
        grounds = self._grounds.of(session)
        login = grounds.sso_session
        if login is None or not login.is_live(self._clock(), grounds.barrier):
            self._ending.end_application_session(session)
            raise SessionEnded
        if grounds.application is None:
            raise SessionEnded
        if not grounds.is_member:
            self._ending.end_application_session(session)
            raise NotAMember
        return grounds.application, login

    def _open(self, session: Session, handle: Handle) -> TokenSet:
        tokens = None
        if session.token_set is not None:
            tokens = self._vault.open(session.token_set, secret=handle.secret, key=session.key)
        if tokens is None:
            raise SessionEnded
        return tokens

    def _rotate(self, presented: Presented, fresh: TokenSet) -> OpenedSession | None:
        session = presented.session
        next_handle = self._handles.renew(session.user_id, session.session_id, Lineage(session.lineage_key))
        now = int(self._clock())
        rotation = Rotation(
            handle_hash=next_handle.secret_hash,
            token_set=self._vault.seal(fresh, secret=next_handle.secret, key=session.key),
            next_secret=self._vault.seal_next(
                next_handle.secret, secret=presented.handle.secret, key=session.key
            ),
            grace_until=now + GRACE_SECONDS,
            last_seen_at=iso_time(now),
        )
        won = self._sessions.rotate(session, rotation)
        return opened(session, fresh, next_handle, now=now) if won else None
