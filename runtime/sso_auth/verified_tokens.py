"""A bounded memory of tokens whose signature was verified already."""

from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from sso_auth.claims import Claims

if TYPE_CHECKING:
    from sso_auth.jwks import RsaKey


class VerifiedToken(NamedTuple):
    """The outcome of one verification, and the key it rests on: it is worth nothing without that key."""

    kid: str
    key: "RsaKey"
    claims: Claims


class VerifiedTokens:
    """Remembers by SHA-256, so that no token stays in memory. Safe to share between threads.

    Only verified tokens are remembered: a stranger can neither fill it nor push others out.
    """

    def __init__(self, size: int) -> None:
        """``size`` is the greatest number of tokens; 0 remembers none. Raises ValueError."""
        if type(size) is not int or size < 0:
            raise ValueError("cache_size must be a whole number from 0")
        self._size = size
        self._by_digest: dict[bytes, VerifiedToken] = {}
        self._changing = Lock()

    @staticmethod
    def digest(token: bytes) -> bytes:
        """Return what ``token`` is remembered by."""
        return sha256(token).digest()

    def get(self, digest: bytes) -> VerifiedToken | None:
        """Return what is remembered. Key and time are for the caller to check again."""
        return self._by_digest.get(digest)

    def put(self, digest: bytes, verified: VerifiedToken) -> None:
        """Remember one more, and forget the oldest beyond ``size``."""
        with self._changing:
            self._by_digest[digest] = verified
            while len(self._by_digest) > self._size:
                del self._by_digest[next(iter(self._by_digest))]
