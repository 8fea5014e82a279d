"""Encryption of stored token sets under a key that only the handle's holder has.

AES-256-GCM (NIST SP 800-38D) under HKDF-SHA256 (RFC 5869) of the handle's secret. The item's key is the
associated data, so a ciphertext opens in its own place only.
"""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from chalicelib.models.keys import Key
from chalicelib.ports import RandomBytes
from chalicelib.services.token_set import TokenSet

_FORMAT = b"\x01"
_NONCE_BYTES = 12
_KEY_BYTES = 32
_PURPOSE = b"cognito-sso token set 1"


class TokenVault:
    """Seals and opens token sets."""

    def __init__(self, *, random_bytes: RandomBytes) -> None:
        self._random_bytes = random_bytes

    def seal(self, token_set: TokenSet, *, secret: bytes, key: Key) -> bytes:
        """format ‖ nonce ‖ ciphertext and tag."""
        nonce = self._random_bytes(_NONCE_BYTES)
        return _FORMAT + nonce + _cipher(secret).encrypt(nonce, token_set.pack(), _associated_data(key))

    def open(self, sealed: bytes, *, secret: bytes, key: Key) -> TokenSet | None:
        """The token set; None for a wrong secret, a ciphertext from elsewhere, or an altered one."""
        start = len(_FORMAT) + _NONCE_BYTES
        if sealed[: len(_FORMAT)] != _FORMAT or len(sealed) < start:
            return None
        nonce = sealed[len(_FORMAT) : start]
        try:
            return TokenSet.unpack(_cipher(secret).decrypt(nonce, sealed[start:], _associated_data(key)))
        except InvalidTag:
            return None


def _cipher(secret: bytes) -> AESGCM:
    # The secret is 32 random bytes, so HKDF needs no salt (RFC 5869 §3.1).
    return AESGCM(HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=_PURPOSE).derive(secret))


def _associated_data(key: Key) -> bytes:
    return f"{key.partition}\n{key.sort}".encode()
