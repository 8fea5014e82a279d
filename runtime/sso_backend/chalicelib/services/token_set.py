"""An application's tokens, and how they are packed before they are encrypted.

Three tokens of Cognito are 4 kB of text; DynamoDB bills writes by the kilobyte. Base64url hides from a
compressor that ID and access token say nearly the same, so the parts of each token are decoded first.
"""

import json
import struct
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field

# What most Cognito tokens contain. Stored token sets need it to be read: never change it in place.
_DICTIONARY = (
    b'{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}{"kid":"","alg":"RS256"}"email_verified":true,'
    b'"gender":"","cognito:username":"","custom:accepts_marketing":"false","phone_number":"+","name":"",'
    b'"email":"@"aud":"{"sub":"","iss":"https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_",'
    b'"client_id":"","origin_jti":"","event_id":"","token_use":"access","id",'
    b'"scope":"aws.cognito.signin.user.admin","auth_time":17,"exp":17,"iat":17,"jti":"","username":""}'
)
_DECODED, _VERBATIM = b"\x01", b"\x00"


@dataclass(frozen=True)
class TokenSet:
    """Tokens of one app client. `expires_at` (epoch seconds) is the end of ID and access token.

    Once handed out, ID and access token are empty here: only the refresh token is kept.
    """

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: int

    @property
    def origin_jti(self) -> str | None:
        """What Cognito puts into all tokens of one sign-in; None unless the ID token, unverified, says so."""
        try:
            claims = json.loads(_decode(self.id_token.split(".")[1]))
        except (ValueError, IndexError, RecursionError):
            return None
        claim = claims.get("origin_jti") if isinstance(claims, dict) else None
        return claim if isinstance(claim, str) else None

    def pack(self) -> bytes:
        """As few bytes as it takes."""
        parts = [_pack_token(token) for token in (self.id_token, self.access_token, self.refresh_token)]
        plain = struct.pack(">Q", self.expires_at) + b"".join(_with_length(part) for part in parts)
        compressor = zlib.compressobj(level=9, wbits=-zlib.MAX_WBITS, zdict=_DICTIONARY)
        return compressor.compress(plain) + compressor.flush()

    @classmethod
    def unpack(cls, packed: bytes) -> "TokenSet":
        """The token set that `pack` was called on."""
        plain = zlib.decompressobj(wbits=-zlib.MAX_WBITS, zdict=_DICTIONARY).decompress(packed)
        (expires_at,) = struct.unpack_from(">Q", plain)
        id_token, access_token, refresh_token = (_unpack_token(part) for part in _split(plain[8:]))
        return cls(id_token, access_token, refresh_token, expires_at)


def _pack_token(token: str) -> bytes:
    try:
        decoded = b"".join(_with_length(_decode(segment)) for segment in token.split("."))
    except ValueError:
        return _VERBATIM + token.encode()
    packed = _DECODED + decoded
    # Whatever does not come back letter by letter (padding, spare bits) travels as it is.
    return packed if _unpack_token(packed) == token else _VERBATIM + token.encode()


def _unpack_token(packed: bytes) -> str:
    if packed[:1] == _VERBATIM:
        return packed[1:].decode()
    return ".".join(urlsafe_b64encode(part).rstrip(b"=").decode() for part in _split(packed[1:]))


def _decode(segment: str) -> bytes:
    return urlsafe_b64decode(segment + "=" * (-len(segment) % 4))


def _with_length(part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + part


def _split(joined: bytes) -> list[bytes]:
    parts = []
    while joined:
        (length,) = struct.unpack_from(">I", joined)
        parts.append(joined[4 : 4 + length])
        joined = joined[4 + length :]
    return parts
