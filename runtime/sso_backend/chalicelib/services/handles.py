"""Handles: what a browser holds of a session. Only the hash of the secret part is ever stored."""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from uuid import UUID

from chalicelib.ports import Clock, RandomBytes
from chalicelib.services.identifiers import uuid7

_ID_BYTES = 16
_SECRET_BYTES = 32
_TEXT_LENGTH = 86
_LINEAGE_KEY_BYTES = 16
_TAG_BYTES = 8


@dataclass(frozen=True)
class Handle:
    """base64url(user id 16 bytes ‖ session id 16 bytes ‖ secret 32 bytes), 86 characters unpadded.

    The ids lead to the item by key; only the secret opens it.
    """

    user_id: UUID
    session_id: UUID
    secret: bytes = field(repr=False)

    @classmethod
    def parse(cls, text: str) -> "Handle | None":
        """The handle that exactly this text stands for; None for anything else."""
        if len(text) != _TEXT_LENGTH or not text.isascii():
            return None
        try:
            raw = urlsafe_b64decode(text + "==")
        except ValueError:
            return None
        handle = _from_bytes(raw)
        # Python's decoder skips foreign characters and spare bits; one handle has one spelling.
        return handle if handle is not None and handle.encode() == text else None

    def encode(self) -> str:
        """The text that travels."""
        raw = self.user_id.bytes + self.session_id.bytes + self.secret
        return urlsafe_b64encode(raw).rstrip(b"=").decode()

    @property
    def secret_hash(self) -> bytes:
        """What may be stored: the secret is random, so one SHA-256 without salt keeps it."""
        return hashlib.sha256(self.secret).digest()

    def opens(self, stored_hash: bytes | None) -> bool:
        """Whether this is the handle the hash was taken from, in constant time."""
        return stored_hash is not None and hmac.compare_digest(self.secret_hash, stored_hash)


@dataclass(frozen=True)
class Lineage:
    """What all handles of an application session have in common, though only the newest one's hash is stored.

    Their secret is 24 random bytes ‖ HMAC-SHA256(key, random bytes)[:8]. The key stands in the item in clear:
    whoever reads it can make handles that look superseded and so end the session, and open nothing.
    """

    key: bytes = field(repr=False)

    def secret(self, random: bytes) -> bytes:
        """The secret of one more handle, from 24 random bytes."""
        return random + self._tag(random)

    def includes(self, handle: Handle) -> bool:
        """Whether the handle was made in this lineage; nobody guesses one. An empty key has none."""
        random, tag = handle.secret[:-_TAG_BYTES], handle.secret[-_TAG_BYTES:]
        return bool(self.key) and hmac.compare_digest(self._tag(random), tag)

    def _tag(self, random: bytes) -> bytes:
        return hmac.digest(self.key, random, hashlib.sha256)[:_TAG_BYTES]


class HandleMint:
    """Makes handles from the given clock and randomness; without a lineage all of the secret is random."""

    def __init__(self, *, clock: Clock, random_bytes: RandomBytes) -> None:
        self._clock = clock
        self._random_bytes = random_bytes

    def new_lineage(self) -> Lineage:
        """The lineage of a new session."""
        return Lineage(self._random_bytes(_LINEAGE_KEY_BYTES))

    def issue(self, user_id: str, lineage: Lineage | None = None) -> Handle:
        """A handle of a new session; `user_id` must be a UUID, as Cognito's `sub` is."""
        session_id = uuid7(self._clock, self._random_bytes)
        return Handle(UUID(user_id), session_id, self._secret(lineage))

    def renew(self, user_id: str, session_id: str, lineage: Lineage | None = None) -> Handle:
        """The next handle of a session."""
        return Handle(UUID(user_id), UUID(session_id), self._secret(lineage))

    def _secret(self, lineage: Lineage | None) -> bytes:
        if lineage is None:
            return self._random_bytes(_SECRET_BYTES)
        return lineage.secret(self._random_bytes(_SECRET_BYTES - _TAG_BYTES))


def _from_bytes(raw: bytes) -> Handle | None:
    if len(raw) != 2 * _ID_BYTES + _SECRET_BYTES:
        return None
    return Handle(
        UUID(bytes=raw[:_ID_BYTES]),
        UUID(bytes=raw[_ID_BYTES : 2 * _ID_BYTES]),
        raw[2 * _ID_BYTES :],
    )
