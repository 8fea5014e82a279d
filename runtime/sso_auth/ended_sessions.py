"""The optional check that a token's session goes on.

A signed token says nothing of a sign-out that came after it. `EndedSessions` asks the SSO backend which
sessions have ended, not for each token but at most once in ``max_age`` seconds, and refuses their tokens.
"""

import time
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Literal
from urllib.parse import urlsplit

from sso_auth.claims import Claims
from sso_auth.ended_feed import MAX_FEED_BYTES, KnownSessions, parse_feed
from sso_auth.errors import InvalidToken, SessionsUnavailable
from sso_auth.fetch import fetch_bytes, require_trustworthy

MIN_AGE_SECONDS, MAX_AGE_SECONDS = 1, 300

RETRY_SECONDS = 1.0
"""After a failed reading, no other one begins for this long: an outage must not delay every request."""

Outage = Literal["refuse", "accept"]


class EndedSessions:
    """Refuses tokens of ended sessions. Make one per process, with the verifier; it is safe between threads.

        TokenVerifier(..., ended_sessions=EndedSessions(feed_uri=..., max_age=30, outage="refuse"))

    A session's tokens are refused at the latest ``max_age`` seconds after its end, even if they were verified
    and remembered before. What joins them is Cognito's claim ``origin_jti``, the same in all tokens of one
    sign-in; a token without it is refused. In memory are the sessions that ended within the last hour, at
    most the newest 50,000; tokens of older ones pass again for the rest of their life, as without the check.
    A feed that is not to the letter what it should be, or of more than 4 MiB, counts as an outage.
    """

    def __init__(
        self,
        *,
        feed_uri: str,
        max_age: float,
        outage: Outage,
        fetch: Callable[[str], bytes] | None = None,
        now: Callable[[], float] | None = None,
    ) -> None:
        """Take the settings; nothing is read before the first token. Raises ValueError for a bad one.

        feed_uri: ``{SSO}/api/ended-sessions?application_id=...``, from settings; HTTPS unless the host is
            loopback or ``fetch`` is given.
        max_age: seconds for which a reading of the feed serves, 1 to 300.
        outage: what becomes of tokens while no reading that young can be had. ``refuse`` keeps the bound and
            raises SessionsUnavailable; ``accept`` keeps the API up, and refuses what is known to have ended.
        fetch: gets the feed; whatever it raises counts as an outage.
        now: the clock, epoch seconds; give the verifier the same.
        """
        parts = urlsplit(feed_uri if isinstance(feed_uri, str) else "")
        if not parts.query or parts.fragment:
            raise ValueError("feed_uri must be a URL whose query names the application")
        if fetch is None:
            require_trustworthy(feed_uri)
        if type(max_age) not in (int, float) or not MIN_AGE_SECONDS <= max_age <= MAX_AGE_SECONDS:
            raise ValueError(f"max_age must be {MIN_AGE_SECONDS} to {MAX_AGE_SECONDS} seconds")
        if outage not in ("refuse", "accept"):
            raise ValueError("outage must be 'refuse' or 'accept'")
        self._feed_uri = feed_uri
        self._max_age = max_age
        self._refuses_in_outage = outage == "refuse"
        self._fetch = fetch or partial(fetch_bytes, max_bytes=MAX_FEED_BYTES)
        self._now = now or time.time
        self._known = KnownSessions({}, float("-inf"), None)
        self._failed_at = float("-inf")
        self._failure = "never read"
        self._reading = Lock()

    def check(self, claims: Claims) -> None:
        """Let verified claims pass unless their session has ended; `TokenVerifier.verify` calls it.

        Raises InvalidToken, or SessionsUnavailable in an outage that is to refuse.
        """
        session = claims.raw.get("origin_jti")
        if not isinstance(session, str) or not session:
            raise InvalidToken("origin_jti is missing")
        asked_at = self._now()
        known = self._known
        if session not in known.ended and not self._is_young(known, asked_at):
            known = self._read(asked_at)
        if session in known.ended:
            raise InvalidToken("the session has ended")
        if self._refuses_in_outage and not self._is_young(known, asked_at):
            raise SessionsUnavailable(f"the ended sessions are not known: {self._failure}")

    def _is_young(self, known: KnownSessions, asked_at: float) -> bool:
        """Measured from when the token came, so that waiting for a slow reading does not call for another.

        A reading in the future is from before the clock was set back, and may be of any age.
        """
        return asked_at - self._max_age < known.read_at <= self._now()

    def _read(self, asked_at: float) -> KnownSessions:
        """Return what is known after at most one reading, this thread's or one that it waited for."""
        with self._reading:
            if not self._is_young(self._known, asked_at) and not self._failed_just_now():
                self._read_feed()
            return self._known

    def _failed_just_now(self) -> bool:
        return abs(self._now() - self._failed_at) < RETRY_SECONDS

    def _read_feed(self) -> None:
        known, read_at = self._known, self._now()
        url = self._feed_uri if known.since is None else f"{self._feed_uri}&since={known.since}"
        try:
            self._known = known.after(parse_feed(self._fetch(url)), read_at)
        except Exception as error:  # whatever a transport may raise, the feed is not there
            self._failed_at = self._now()
            self._failure = f"the reading failed with {type(error).__name__}"
