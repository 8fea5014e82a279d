"""What a handle that an application presents is to its session."""

from dataclasses import dataclass
from typing import Literal

from sso_auth.event_scope import note

from chalicelib.models.session import Session, SessionRepository
from chalicelib.ports import Clock
from chalicelib.services.handles import Handle, Lineage

Standing = Literal["current", "previous", "superseded"]
"""current: the newest, also of a session that has ended. previous: the one before it, within the grace.
superseded: any older one of this session, so it has leaked or is being replayed."""


@dataclass(frozen=True)
class Presented:
    """A handle that was made here, and the session it was made for, in whatever status."""

    handle: Handle
    session: Session
    standing: Standing


class PresentedHandles:
    """Finds sessions by what was handed out for them."""

    def __init__(self, sessions: SessionRepository, *, clock: Clock) -> None:
        self._sessions = sessions
        self._clock = clock

    def find(self, text: str) -> Presented | None:
        """None for a text that no session ever was given, and for a session past its time."""
        handle = Handle.parse(text)
        if handle is None:
            return None
        session = self._sessions.get(str(handle.user_id), str(handle.session_id))
        now = self._clock()
        if session is None or now >= session.expires_at:
            return None
        standing = _standing(handle, session, now)
        if standing is None:
            return None
        note(user_id=session.user_id, application_id=session.application_id)
        return Presented(handle, session, standing)


def _standing(handle: Handle, session: Session, now: float) -> Standing | None:
    if handle.opens(session.handle_hash):
        return "current"
    if handle.opens(session.previous_hash) and session.is_in_grace(now):
        return "previous"
    return "superseded" if Lineage(session.lineage_key).includes(handle) else None
