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


class HandleMint:
    """Makes handles from the given clock and randomness."""

    def __init__(self, *, clock: Clock, random_bytes: RandomBytes) -> None:
        self._clock = clock
        self._random_bytes = random_bytes

    def issue(self, user_id: str) -> Handle:
        """A handle of a new session; `user_id` must be a UUID, as Cognito's `sub` is."""
        session_id = uuid7(self._clock, self._random_bytes)
        return Handle(UUID(user_id), session_id, self._random_bytes(_SECRET_BYTES))

    def renew(self, handle: Handle) -> Handle:
        """The next handle of the same session."""
        return Handle(handle.user_id, handle.session_id, self._random_bytes(_SECRET_BYTES))


def _from_bytes(raw: bytes) -> Handle | None:
    if len(raw) != 2 * _ID_BYTES + _SECRET_BYTES:
        return None
    return Handle(
        UUID(bytes=raw[:_ID_BYTES]),
        UUID(bytes=raw[_ID_BYTES : 2 * _ID_BYTES]),
        raw[2 * _ID_BYTES :],
    )
