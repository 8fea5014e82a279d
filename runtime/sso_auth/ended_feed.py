"""The SSO backend's feed of ended sessions (``GET /ended-sessions``), and what is kept of it.

    {"ended": [{"origin_jti": "<id>", "ended_at": <epoch s>}, ...], "now": <epoch s>}

Nothing unreadable is skipped: an entry that is left out would be a session that goes on. What is too much is
forgotten, the oldest first: any member can end sessions as fast as he signs in, and must bring no API down.
"""

from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple, TypeGuard

from sso_auth.claims import LAST_SECOND
from sso_auth.strict_decoding import MalformedError, json_object

MAX_FEED_BYTES = 4 * 1024 * 1024
"""One entry has about 76 bytes, so as many as are kept fit."""

MAX_SESSIONS = 50_000
"""Ended sessions kept at once, the newest."""

KEPT_SECONDS = 3_600 + 60
"""From a session's end to the end of its last token: an hour of life, and the greatest leeway."""

OVERLAP_SECONDS = 60
"""Read again each time, for entries that were written late."""

_MAX_ID_LENGTH = 256


class FeedAnswer(NamedTuple):
    """``ended`` has ``ended_at`` by ``origin_jti``, ``now`` is the SSO backend's clock; epoch seconds."""

    ended: Mapping[str, int]
    now: int


def parse_feed(document: bytes) -> FeedAnswer:
    """Read an answer; no session ends after its ``now``. Raises MalformedError for anything but the feed."""
    answer = json_object(document)
    entries, now = answer.get("ended"), answer.get("now")
    if not isinstance(entries, list) or not _is_time(now):
        raise MalformedError("not a feed of ended sessions")
    ended: dict[str, int] = {}
    for entry in entries:
        session, ended_at = _entry(entry)
        # A time that has not come would be remembered until it has.
        ended[session] = min(ended_at, now)
    return FeedAnswer(ended, now)


class KnownSessions(NamedTuple):
    """What is known of ended sessions; a new one replaces it, so readers need no lock."""

    ended: Mapping[str, int]
    read_at: float
    """When the reading began, by our clock: the feed may say nothing of what ended later."""
    since: int | None
    """What the next reading asks from; None asks for all."""

    def after(self, answer: FeedAnswer, read_at: float) -> "KnownSessions":
        """Add an answer; forget sessions that no token can have any more, then the oldest that are too many.

        The earlier of the two clocks counts, so that one which is ahead hides no session.
        """
        moment = int(min(answer.now, read_at))
        ended = {
            session: ended_at
            for session, ended_at in {**self.ended, **answer.ended}.items()
            if ended_at + KEPT_SECONDS > moment
        }
        if len(ended) > MAX_SESSIONS:
            ended = dict(sorted(ended.items(), key=itemgetter(1))[-MAX_SESSIONS:])
        return KnownSessions(ended, read_at, max(0, moment - OVERLAP_SECONDS))


def _entry(entry: object) -> tuple[str, int]:
    if isinstance(entry, dict):
        session, ended_at = entry.get("origin_jti"), entry.get("ended_at")
        if isinstance(session, str) and 0 < len(session) <= _MAX_ID_LENGTH and _is_time(ended_at):
            return session, ended_at
    raise MalformedError("an entry that is not an ended session")


def _is_time(value: object) -> TypeGuard[int]:
    # A bool is an int to isinstance.
    return type(value) is int and 0 <= value <= LAST_SECOND
