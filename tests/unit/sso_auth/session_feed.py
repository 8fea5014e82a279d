"""An SSO backend's feed of ended sessions for the tests, on the pool's clock."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sso_auth import EndedSessions, TokenError, TokenVerifier
from token_pool import Pool, to_json

FEED_URI = "https://sso.example/api/ended-sessions?application_id=shop"
MAX_AGE = 30
WINDOW = 3660
"""How far back the SSO backend tells."""


class SessionFeed:
    """Answers as contract and backend do. ``document``, ``outage`` and ``behind`` are there to be changed."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self.ended: dict[str, int] = {}
        self.behind = 0
        """Seconds by which the SSO backend's clock is behind the pool's."""
        self.document: bytes | None = None
        self.outage: Exception | None = None
        self.queries: list[dict[str, list[str]]] = []
        self.while_answering: Callable[[], None] = lambda: None

    @property
    def now(self) -> int:
        return int(self._pool.now) - self.behind

    def end(self, session: str) -> None:
        self.ended[session] = self.now

    def fetch(self, url: str) -> bytes:
        query = parse_qs(urlsplit(url).query)
        self.queries.append(query)
        asked_since = query.get("since", ["0"])[0]
        if not asked_since.isdigit():
            raise OSError("the answer has the status 400")
        since = max(int(asked_since), self.now - WINDOW)
        answer = {
            "ended": [
                {"origin_jti": session, "ended_at": ended_at}
                for session, ended_at in self.ended.items()
                if ended_at >= since
            ],
            "now": self.now,
        }
        self.while_answering()
        if self.outage is not None:
            raise self.outage
        return self.document if self.document is not None else to_json(answer)

    def check(self, **changes: Any) -> EndedSessions:
        arguments: dict[str, Any] = {
            "feed_uri": FEED_URI,
            "max_age": MAX_AGE,
            "outage": "refuse",
            "fetch": self.fetch,
            "now": lambda: self._pool.now,
        }
        return EndedSessions(**(arguments | changes))

    def verifier(self, *, cache_size: int = 0, **changes: Any) -> TokenVerifier:
        return self._pool.verifier(ended_sessions=self.check(**changes), cache_size=cache_size)

    def token(self, session: str = "session-1", **changes: Any) -> str:
        """A token of this session that lives for an hour from now."""
        now = int(self._pool.now)
        claims: dict[str, Any] = {"origin_jti": session, "iat": now, "auth_time": now, "exp": now + 3600}
        return self._pool.token(**(claims | changes))


def outcome(verifier: TokenVerifier, token: str) -> str:
    try:
        verifier.verify(token)
    except TokenError as error:
        return error.code
    return "accepted"
