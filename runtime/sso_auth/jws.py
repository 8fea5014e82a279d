"""The signed form of a token: three base64url parts and a header (RFC 7515, RFC 8725).

Everything here is decided before a signature is checked, so nothing here believes what the token says. The
header may only name a key of ours (``kid``); headers that bring or locate a key (``jwk``, ``jku``, ``x5c``,
``x5u``) are not looked at.
"""

from functools import lru_cache

from sso_auth.errors import InvalidToken, MissingToken
from sso_auth.strict_decoding import MalformedError, from_base64url, json_object

MAX_TOKEN_BYTES = 8192


def token_bytes(token: object) -> bytes:
    """Return the token as ASCII bytes. Raises MissingToken when empty or None, else InvalidToken."""
    if token is None:
        raise MissingToken("no token")
    if not isinstance(token, str | bytes):
        raise InvalidToken("the token is neither str nor bytes")
    if not token:
        raise MissingToken("the token is empty")
    if len(token) > MAX_TOKEN_BYTES:
        raise InvalidToken(f"the token is longer than {MAX_TOKEN_BYTES} bytes")
    if not token.isascii():
        raise InvalidToken("the token is not ASCII")
    return token.encode("ascii") if isinstance(token, str) else token


def parse_jws(token: bytes) -> tuple[str, bytes, bytes, bytes]:
    """Take an RS256 token in compact form apart (RFC 7515 section 5.2).

    Returns the key id, the bytes that are signed, the signature, the payload. None of it is true before the
    signature is verified. Raises InvalidToken.
    """
    signed, _, signature = token.rpartition(b".")
    header, _, payload = signed.partition(b".")
    try:  # a missing part is empty, a fourth one leaves a dot in the payload: neither is base64url
        return _key_id(header), signed, from_base64url(signature), from_base64url(payload)
    except MalformedError as malformed:
        raise InvalidToken(f"malformed token: {malformed}") from None


@lru_cache(maxsize=8)  # a pool's tokens share a header per key; what is refused is not remembered
def _key_id(part: bytes) -> str:
    """Check the header and return its ``kid``. The algorithm is ours to choose (RFC 8725 section 3.1)."""
    header = json_object(from_base64url(part))
    if header.get("alg") != "RS256":
        raise InvalidToken("header: alg is not RS256")
    if header.get("typ", "JWT") != "JWT":
        raise InvalidToken("header: typ is not JWT")
    if "crit" in header or "b64" in header:
        raise InvalidToken("header: crit and b64 are not supported")
    kid = header.get("kid")
    if type(kid) is not str or not kid:
        raise InvalidToken("header: kid is not a text")
    return kid
