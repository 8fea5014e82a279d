"""The token that everybody verifies: an ID token as Cognito issues it, about 1.2 kB, 2048-bit key."""

import base64
import json
import time
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256

REGION = "eu-west-1"
USER_POOL_ID = f"{REGION}_AbCdEfGhI"
CLIENT_ID = "4l9rvl4mv5es1eep1qe97cautn"


class SignedToken(NamedTuple):
    """The token, its parts for the bare signature check, and the key set it belongs to."""

    text: str
    signed: bytes
    signature: bytes
    public_key: RSAPublicKey
    jwks: dict[str, Any]


def make_signed_token(issuer: str) -> SignedToken:
    """Sign a token that is good for an hour; its key set has a second key, as Cognito's has."""
    private_key, other_key = generate_private_key(65_537, 2048), generate_private_key(65_537, 2048)
    kid = base64.b64encode(bytes(range(32))).decode()
    header = {"kid": kid, "alg": "RS256"}
    signed = _part(header) + b"." + _part(_claims(issuer))
    signature = private_key.sign(signed, PKCS1v15(), SHA256())
    keys = [_jwk("access-token-key", other_key.public_key()), _jwk(kid, private_key.public_key())]
    text = (signed + b"." + _base64url(signature)).decode()
    return SignedToken(text, signed, signature, private_key.public_key(), {"keys": keys})


def _claims(issuer: str) -> dict[str, Any]:
    now = int(time.time())
    return {
        "sub": "7235f4a4-4041-70aa-e6b2-2f7f0a8e3b11",
        "cognito:groups": ["customers"],
        "email_verified": True,
        "iss": issuer,
        "cognito:username": "7235f4a4-4041-70aa-e6b2-2f7f0a8e3b11",
        "origin_jti": "b4f5c3f0-16b5-4a3c-9b4c-3c1f0e3b7f10",
        "aud": CLIENT_ID,
        "event_id": "0f8b6a5c-6d2f-4c9e-8a3e-93b6f2a7f0d4",
        "token_use": "id",
        "auth_time": now,
        "name": "Ada Lovelace",
        "exp": now + 3600,
        "custom:accepts_marketing": "true",
        "iat": now,
        "jti": "5f7a9b2e-7c1d-4f0a-8e2b-6d4c3b2a1908",
        "email": "ada.lovelace@example.com",
    }


def _jwk(kid: str, key: RSAPublicKey) -> dict[str, str]:
    modulus = _base64url(key.public_numbers().n.to_bytes(256, "big")).decode()
    return {"kid": kid, "kty": "RSA", "alg": "RS256", "use": "sig", "e": "AQAB", "n": modulus}


def _part(value: dict[str, Any]) -> bytes:
    return _base64url(json.dumps(value, separators=(",", ":")).encode())


def _base64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")
