"""Which other origins' pages may read an answer: those that registered channels return to."""

from urllib.parse import urlsplit

from chalicelib.models.application import ApplicationRepository
from chalicelib.ports import Clock

MAX_AGE_SECONDS = 60
MIN_REFETCH_SECONDS = 5
_DEFAULT_PORTS = {"http": 80, "https": 443}


class OriginsUnknownError(Exception):
    """The table could not be read; the cause tells why."""


class RegisteredOrigins:
    """The origins of all registered channels, read at most every five seconds.

    A newly registered origin is served at once after a quiet while; unknown origins cannot make it read
    the table for each request. A known origin outlives a failing table, so that a browser can read the 503.
    """

    def __init__(self, applications: ApplicationRepository, *, clock: Clock) -> None:
        self._applications = applications
        self._clock = clock
        self._origins: frozenset[str] = frozenset()
        self._read_at = float("-inf")
        self._failure: Exception | None = None

    def include(self, origin: str) -> bool:
        """Whether a page of this origin may read answers.

        Raises `OriginsUnknownError` from what the last reading raised, unless the origin is a known one.
        """
        now = self._clock()
        age = now - self._read_at
        known = origin in self._origins
        if age >= MAX_AGE_SECONDS or (not known and age >= MIN_REFETCH_SECONDS):
            self._read_at = now  # also if reading fails: a failing table is not asked more often
            try:
                self._origins = frozenset(origin_of(url) for url in self._applications.return_urls())
            except Exception as error:
                self._failure = error
            else:
                self._failure = None
        if origin in self._origins:
            return True
        if self._failure is not None:
            raise OriginsUnknownError from self._failure
        return False


def origin_of(url: str) -> str:
    """The URL's origin as browsers spell it in the `Origin` header (RFC 6454 §6.2)."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    if parts.port is None or parts.port == _DEFAULT_PORTS.get(parts.scheme):
        return f"{parts.scheme}://{host}"
    return f"{parts.scheme}://{host}:{parts.port}"
