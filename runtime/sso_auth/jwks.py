"""A JWKS document (RFC 7517) to the keys we accept from it.

This file pulls in python-jose and cryptography, by far the slowest imports of the package; the key cache
imports it with the first key set, so that code which never verifies a token does not pay for them.
"""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from cryptography.hazmat.primitives.hashes import SHA256
from jose import jwk
from jose.backends.cryptography_backend import CryptographyRSAKey
from jose.exceptions import JWKError

from sso_auth.strict_decoding import MalformedError, from_base64url, json_object

_MIN_MODULUS_BITS, _MAX_MODULUS_BITS = 2048, 8192
# FIPS 186-5 section A.1.1 asks for an odd exponent above 2**16, and cryptography refuses an even one. The
# upper ends only bound the work.
_MIN_EXPONENT, _MAX_EXPONENT = 65_537, 2**32
# Stateless, so made once: building them anew for each signature is measurable. So is having cryptography set
# up a hash context, against handing it the digest.
_PKCS1V15, _SHA256_DIGEST = PKCS1v15(), Prehashed(SHA256())


class RsaKey:
    """One public key for RS256 (RFC 7518 section 3.3), made ready once by python-jose."""

    __slots__ = ("_verify",)

    def __init__(self, modulus: str, exponent: str) -> None:
        """``modulus`` and ``exponent`` as in a JWK. Raises JWKError or ValueError."""
        key = jwk.construct({"kty": "RSA", "n": modulus, "e": exponent}, "RS256")
        if not isinstance(key, CryptographyRSAKey):
            raise JWKError("python-jose runs without its cryptography backend")
        self._verify: Any = key.prepared_key.verify

    def verify(self, signature: bytes, signed: bytes) -> bool:
        """Tell whether ``signature`` is this key's signature of ``signed``."""
        try:
            self._verify(signature, sha256(signed).digest(), _PKCS1V15, _SHA256_DIGEST)
        except InvalidSignature:
            return False
        return True


def parse_jwks(document: bytes) -> Mapping[str, RsaKey]:
    """Return the acceptable keys of a JWKS document by ``kid``; unacceptable ones are left out.

    A ``kid`` that occurs twice names no key at all. Raises MalformedError when the document is no key set:
    then it is no statement about the pool's keys, and what was known before still holds.
    """
    entries = json_object(document).get("keys")
    if not isinstance(entries, list) or not entries:
        raise MalformedError("the key set has no keys")
    named = [entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("kid"), str)]
    occurrences = Counter(entry["kid"] for entry in named)
    keys = {entry["kid"]: _rsa_key(entry) for entry in named if occurrences[entry["kid"]] == 1}
    return {kid: key for kid, key in keys.items() if key is not None}


def _rsa_key(entry: dict[str, object]) -> RsaKey | None:
    modulus, exponent = entry.get("n"), entry.get("e")
    if not (isinstance(modulus, str) and isinstance(exponent, str) and _is_for_rs256(entry)):
        return None
    try:
        strong = _is_strong(_number(modulus), _number(exponent))
        return RsaKey(modulus, exponent) if strong else None
    except (ValueError, JWKError):
        return None


def _is_for_rs256(entry: dict[str, object]) -> bool:
    is_public = "d" not in entry  # with a published private key, anyone can sign
    return (
        entry.get("kty") == "RSA"
        and entry.get("use") == "sig"
        and entry.get("alg", "RS256") == "RS256"
        and is_public
    )


def _is_strong(modulus: int, exponent: int) -> bool:
    return (
        _MIN_MODULUS_BITS <= modulus.bit_length() <= _MAX_MODULUS_BITS
        and _MIN_EXPONENT <= exponent <= _MAX_EXPONENT
    )


def _number(text: str) -> int:
    """Read a Base64urlUInt (RFC 7518 section 2). Raises ValueError."""
    return int.from_bytes(from_base64url(text.encode("ascii")), "big")
