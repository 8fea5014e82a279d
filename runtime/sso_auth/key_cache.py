"""The pool's signing keys, held in memory.

Tokens choose the key, so strangers choose how often we look for one. A lookup of a held, fresh key takes no
lock; every other lookup shares one fetch per ``REFETCH_SECONDS``, successful or not, whatever the number of
threads and of unknown key ids.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from sso_auth.errors import InvalidToken, KeysUnavailable

if TYPE_CHECKING:
    from sso_auth.jwks import RsaKey

REFETCH_SECONDS = 10.0
"""At most one fetch in this time."""

FRESH_SECONDS = 3_600.0
"""Age from which a key set is fetched again, so that a withdrawn key goes out of use."""

STALE_SECONDS = 86_400.0
"""Age up to which a key set serves on while it cannot be fetched again; beyond it, no key is known."""

_LOG = logging.getLogger("sso_auth")


class _KeySet(NamedTuple):
    keys: "Mapping[str, RsaKey]"
    fetched_at: float


class KeyCache:
    """Finds a key by its exact id. Safe to share between threads.

    A clock set back must neither revive old keys nor stop fetching: all ages are taken as absolute values.
    """

    def __init__(
        self,
        *,
        jwks_uri: str,
        fetch: Callable[[str], bytes],
        now: Callable[[], float],
        on_fetch: Callable[[Exception | None], None] | None = None,
    ) -> None:
        self._jwks_uri = jwks_uri
        self._fetch = fetch
        self._now = now
        self._on_fetch = on_fetch or _warn
        self._key_set = _KeySet({}, float("-inf"))
        self._tried_at = float("-inf")
        self._failure: str | None = "never fetched"
        self._refetching = Lock()

    def find(self, kid: str) -> "RsaKey":
        """Return the key with this id.

        Raises InvalidToken when the pool publishes no acceptable key of this id, and KeysUnavailable when
        that cannot be known because the key set could not be fetched.
        """
        key = self._held(kid, FRESH_SECONDS)
        if key is not None:
            return key
        # A known key that is merely due waits for nobody: whoever has the lock is fetching for all.
        stale_key = self._held(kid, STALE_SECONDS)
        if self._refetching.acquire(blocking=stale_key is None):
            try:
                self._refetch_unless_tried_just_now()
            finally:
                self._refetching.release()
        key = self._held(kid, STALE_SECONDS)
        if key is not None:
            return key
        if self._failure is not None:
            raise KeysUnavailable(f"no usable key set: {self._failure}")
        raise InvalidToken("header: kid names no acceptable key of the pool")

    def _held(self, kid: str, max_age: float) -> "RsaKey | None":
        key_set = self._key_set
        key = key_set.keys.get(kid)
        if key is None or abs(self._now() - key_set.fetched_at) >= max_age:
            return None
        return key

    def _refetch_unless_tried_just_now(self) -> None:
        now = self._now()
        if abs(now - self._tried_at) < REFETCH_SECONDS:
            return
        from sso_auth.jwks import parse_jwks  # noqa: PLC0415 - see there

        self._tried_at = now
        try:
            self._key_set = _KeySet(parse_jwks(self._fetch(self._jwks_uri)), now)
        except Exception as error:  # whatever a transport may raise, the keys are not there
            self._failure = f"the fetch failed with {type(error).__name__}"
            self._tell(error)
        else:
            self._failure = None
            self._tell(None)

    def _tell(self, failure: Exception | None) -> None:
        with suppress(Exception):  # the keys do not depend on whoever hears of them
            self._on_fetch(failure)


def _warn(failure: Exception | None) -> None:
    if failure is not None:
        _LOG.warning("The key set could not be fetched: %s: %s", type(failure).__name__, failure)
