"""The same backend with something wrong about its code, for the search to notice."""

from dataclasses import replace

import pytest
from chalicelib.models.session import Session
from chalicelib.services.application_sessions import ApplicationSessions
from chalicelib.services.handles import Handle
from chalicelib.services.opened_session import OpenedSession
from chalicelib.services.presented_handles import Presented
from chalicelib.services.session_ending import SessionEnding
from chalicelib.services.session_refresh import SessionRefresh


def end_logins_last(patch: pytest.MonkeyPatch) -> None:
    def end_login(self: SessionEnding, user_id: str, sso_session_id: str) -> None:
        for session in self._sessions.of_user(user_id):
            self.end_application_session(session)
        self._end_login_itself(user_id, sso_session_id)

    patch.setattr(SessionEnding, "end_login", end_login)


def tell_late(patch: pytest.MonkeyPatch) -> None:
    """Of a session that has ended already."""
    end = SessionEnding.end_application_session

    def end_first(self: SessionEnding, session: Session) -> None:
        self._sessions.end(session)
        end(self, session)

    patch.setattr(SessionEnding, "end_application_session", end_first)


def allow_every_redemption(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ApplicationSessions, "_is_still_allowed", lambda *_: True)


def repeat_at_once(patch: pytest.MonkeyPatch) -> None:
    """Without asking what the session rests on."""
    in_turn = SessionRefresh._in_turn

    def repeat(self: SessionRefresh, presented: Presented) -> OpenedSession | None:
        return self._repeat(presented) if presented.standing == "previous" else in_turn(self, presented)

    patch.setattr(SessionRefresh, "_in_turn", repeat)


def refresh_by_the_previous_handle(patch: pytest.MonkeyPatch) -> None:
    """It opens the next secret, and with it all that the next handle opens."""
    in_turn = SessionRefresh._in_turn

    def refresh(self: SessionRefresh, presented: Presented) -> OpenedSession | None:
        session, handle = presented.session, presented.handle
        if presented.standing == "previous" and session.next_secret is not None:
            secret = self._vault.open_next(session.next_secret, secret=handle.secret, key=session.key)
            newest = Handle(handle.user_id, handle.session_id, secret or b"")
            presented = replace(presented, handle=newest, standing="current")
        return in_turn(self, presented)

    patch.setattr(SessionRefresh, "_in_turn", refresh)
