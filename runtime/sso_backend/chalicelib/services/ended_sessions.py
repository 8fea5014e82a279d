"""Which sessions of an application are over, for backends that refuse their tokens before they expire."""

from chalicelib.models.ended_session import EndedSession, EndedSessionRepository
from chalicelib.ports import Clock
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.identifiers import uuid7
from chalicelib.services.session_ending import NEWS_SECONDS

MAX_NEWS = 10_000
"""In one answer, 800 kB: a flood of endings breaks neither the API nor those who read it."""


class EndedSessions:
    """The news that `SessionEnding` leaves. An `origin_jti` opens nothing, so anyone may read it."""

    def __init__(self, ended_sessions: EndedSessionRepository, *, catalogue: Catalogue, clock: Clock) -> None:
        self._ended_sessions = ended_sessions
        self._catalogue = catalogue
        self._clock = clock

    def since(self, application_id: str, since: int | None) -> tuple[list[EndedSession], int]:
        """What ended in this second or later, oldest first, and the time now (epoch seconds).

        Goes back as far as any token of an ended session may live, but holds no more than `MAX_NEWS`, the
        latest ones. Raises `UnknownApplication`.
        """
        application = self._catalogue.application(application_id)
        now = int(self._clock())
        earliest = now - NEWS_SECONDS
        first = earliest if since is None else min(max(since, earliest), now)
        first_id = str(uuid7(lambda: first, bytes))
        return self._ended_sessions.since(application.application_id, first_id, limit=MAX_NEWS), now
