"""Proof Key for Code Exchange, method S256 only (RFC 7636)."""

import hashlib
import hmac
import re
from base64 import urlsafe_b64encode

CODE_CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
"""A SHA-256 digest in unpadded base64url (§4.2)."""

CODE_CHALLENGE_METHOD = re.compile(r"S256")
"""`plain` is not offered: it would put the verifier itself into the URL."""

_CODE_VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


def proves(code_verifier: str, code_challenge: str) -> bool:
    """Whether the verifier is one by §4.1 and the challenge was made from it, compared in constant time."""
    if not _CODE_VERIFIER.fullmatch(code_verifier):
        return False
    digest = hashlib.sha256(code_verifier.encode()).digest()
    return hmac.compare_digest(urlsafe_b64encode(digest).rstrip(b"="), code_challenge.encode())
