"""Signing out: from an application by its handle, from the SSO site by its cookie, and repeatable."""

from chalicelib.services.audit import AuditTrail
from chalicelib.services.presented_handles import PresentedHandles
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.sso_sessions import SsoSessions


class Logout:
    """What nobody was ever given ends nothing, and its holder is not told so."""

    def __init__(
        self,
        *,
        presented_handles: PresentedHandles,
        sso_sessions: SsoSessions,
        ending: SessionEnding,
        audit: AuditTrail,
    ) -> None:
        self._presented_handles = presented_handles
        self._sso_sessions = sso_sessions
        self._ending = ending
        self._audit = audit

    def by_handle(self, handle_text: str, *, application_id: str | None, everywhere: bool) -> None:
        """Ends the handle's session, and everywhere means the login it began from with all the others.

        A superseded handle may be in the wrong hands, and so may one that was never redeemed, as it stood in
        a URL: they end no more than their own session. An
        `application_id` that is not the handle's makes it an unknown one.
        """
        presented = self._presented_handles.find(handle_text)
        if presented is None or application_id not in (None, presented.session.application_id):
            return
        session = presented.session
        self._ending.end_application_session(session)
        if everywhere and session.was_redeemed and presented.standing != "superseded":
            self._ending.end_login(session.user_id, session.sso_session_id)
        self._record(session.user_id, session.application_id, everywhere=everywhere)

    def by_cookie(self, cookie: str, *, application_id: str | None, everywhere: bool) -> None:
        """Ends the cookie's login and all that began from it, or only what began at one application."""
        login = self._sso_sessions.recognise(cookie, former=True)
        if login is None:
            return
        if everywhere:
            self._ending.end_login(login.user_id, login.sso_session_id)
        elif application_id is not None:
            self._ending.end_at_application(login.user_id, login.sso_session_id, application_id)
        self._record(login.user_id, None, everywhere=everywhere)

    def _record(self, user_id: str, application_id: str | None, *, everywhere: bool) -> None:
        scope = "everywhere" if everywhere else "application"
        self._audit.record("logout", user_id=user_id, application_id=application_id, scope=scope)
