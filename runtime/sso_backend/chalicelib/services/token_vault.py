"""Encryption of stored token sets, and of next handles, under a key that only a handle's holder has.

AES-256-GCM (NIST SP 800-38D) under HKDF-SHA256 (RFC 5869) of the handle's secret. The item's key is the
associated data, so a ciphertext opens in its own place only. Cryptography is imported with the first of them,
as many a cold start has nothing to open.
"""

# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from chalicelib.models.keys import Key
from chalicelib.ports import RandomBytes
from chalicelib.services.token_set import TokenSet

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_FORMAT = b"\x01"
_NONCE_BYTES = 12
_KEY_BYTES = 32
_TOKEN_SET = b"cognito-sso token set 1"
_NEXT_SECRET = b"cognito-sso next secret 1"


class TokenVault:
    """Seals and opens token sets and next secrets; each opens as what it was sealed as, and nothing else."""

    def __init__(self, *, random_bytes: RandomBytes) -> None:
        self._random_bytes = random_bytes

    def seal(self, token_set: TokenSet, *, secret: bytes, key: Key) -> bytes:
        """format ‖ nonce ‖ ciphertext and tag."""
        return self._seal(token_set.pack(), _cipher(secret, _TOKEN_SET), key)

    def open(self, sealed: bytes, *, secret: bytes, key: Key) -> TokenSet | None:
        """The token set; None for a wrong secret, a ciphertext from elsewhere, or an altered one."""
        packed = _open(sealed, _cipher(secret, _TOKEN_SET), key)
        return None if packed is None else TokenSet.unpack(packed)

    def seal_next(self, next_secret: bytes, *, secret: bytes, key: Key) -> bytes:
        """The next handle's secret, for whoever presents the previous handle once more."""
        return self._seal(next_secret, _cipher(secret, _NEXT_SECRET), key)

    def open_next(self, sealed: bytes, *, secret: bytes, key: Key) -> bytes | None:
        """The next handle's secret; None as for `open`."""
        return _open(sealed, _cipher(secret, _NEXT_SECRET), key)

    def _seal(self, plain: bytes, cipher: "AESGCM", key: Key) -> bytes:
        nonce = self._random_bytes(_NONCE_BYTES)
        return _FORMAT + nonce + cipher.encrypt(nonce, plain, _associated_data(key))


def _open(sealed: bytes, cipher: "AESGCM", key: Key) -> bytes | None:
    start = len(_FORMAT) + _NONCE_BYTES
    if sealed[: len(_FORMAT)] != _FORMAT or len(sealed) < start:
        return None
    from cryptography.exceptions import InvalidTag

    nonce = sealed[len(_FORMAT) : start]
    try:
        return cipher.decrypt(nonce, sealed[start:], _associated_data(key))
    except InvalidTag:
        return None


def _cipher(secret: bytes, purpose: bytes) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    # The secret holds at least 24 random bytes, so HKDF needs no salt (RFC 5869 §3.1).
    return AESGCM(HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=purpose).derive(secret))


def _associated_data(key: Key) -> bytes:
    return f"{key.partition}\n{key.sort}".encode()
