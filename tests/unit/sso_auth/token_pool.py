"""A user pool of our own for the tests: its keys, its clock, its JWKS endpoint, its tokens."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from sso_auth import TokenVerifier

ISSUER = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI"
JWKS_URI = f"{ISSUER}/.well-known/jwks.json"
SHOP, OUTLET = "shop-client", "outlet-client"
START = 1_800_000_000

ID_CLAIMS: Mapping[str, Any] = {
    "sub": "7235f4a4-4041-70aa-e6b2-2f7f0a8e3b11",
    "iss": ISSUER,
    "aud": SHOP,
    "token_use": "id",
    "auth_time": START - 60,
    "iat": START,
    "exp": START + 3600,
    "cognito:username": "ada",
    "cognito:groups": ["customers", "testers"],
    "email": "ada@example.com",
    "name": "Ada Lovelace",
    "at_hash": "g5uZ1hQvJv0n2zY3xw4abQ",
}
ACCESS_CLAIMS: Mapping[str, Any] = {
    "sub": ID_CLAIMS["sub"],
    "iss": ISSUER,
    "client_id": SHOP,
    "token_use": "access",
    "scope": "openid orders/read",
    "auth_time": START - 60,
    "iat": START,
    "exp": START + 3600,
    "username": "ada",
}


def b64url(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


def to_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


class SigningKey:
    """An RSA key pair with the JWK of its public half."""

    def __init__(self, kid: str, *, bits: int = 2048, exponent: int = 65_537) -> None:
        self.kid = kid
        self.private = generate_private_key(exponent, bits)

    def jwk(self, **changes: object) -> dict[str, Any]:
        """The public JWK; a change to None leaves the member out."""
        numbers = self.private.public_key().public_numbers()
        size = (numbers.n.bit_length() + 7) // 8
        jwk = {
            "kty": "RSA",
            "use": "sig",
            "alg": "RS256",
            "kid": self.kid,
            "n": b64url(numbers.n.to_bytes(size, "big")).decode(),
            "e": b64url(numbers.e.to_bytes(4, "big").lstrip(b"\0")).decode(),
        } | changes
        return {name: value for name, value in jwk.items() if value is not None}

    def sign(self, data: bytes) -> bytes:
        return self.private.sign(data, PKCS1v15(), SHA256())

    def token(self, header: bytes, payload: bytes) -> bytes:
        """A token of exactly these bytes, validly signed."""
        signed = b64url(header) + b"." + b64url(payload)
        return signed + b"." + b64url(self.sign(signed))


class Pool:
    """What a verifier under test talks to. ``now`` and ``published`` are there to be changed."""

    def __init__(self, key: SigningKey, other_key: SigningKey) -> None:
        self.key = key
        self.other_key = other_key
        self.now: float = START
        self.published: list[object] = [key.jwk()]
        self.document: bytes | None = None
        self.outage: Exception | None = None
        self.fetched: list[str] = []

    def fetch(self, url: str) -> bytes:
        self.fetched.append(url)
        if self.outage is not None:
            raise self.outage
        return self.document if self.document is not None else to_json({"keys": self.published})

    def verifier(self, **changes: Any) -> TokenVerifier:
        arguments: dict[str, Any] = {
            "issuer": ISSUER,
            "jwks_uri": JWKS_URI,
            "client_ids": [SHOP],
            "token_use": "id",
            "fetch": self.fetch,
            "now": lambda: self.now,
        }
        return TokenVerifier(**(arguments | changes))

    def token(
        self,
        claims: Mapping[str, Any] = ID_CLAIMS,
        *,
        header: Mapping[str, Any] | None = None,
        key: SigningKey | None = None,
        without: str | None = None,
        **changes: Any,
    ) -> str:
        """A valid ID token, but for what the arguments change in its claims and its header."""
        key = key or self.key
        payload = {name: value for name, value in {**claims, **changes}.items() if name != without}
        head = {"alg": "RS256", "kid": key.kid, **(header or {})}
        return key.token(to_json(head), to_json(payload)).decode()
