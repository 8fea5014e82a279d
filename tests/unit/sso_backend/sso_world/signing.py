"""An RSA key as the user pool has one: signs tokens and publishes its public half."""

import base64
import json

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jose import jwk, jwt


class SigningKey:
    def __init__(self, kid: str) -> None:
        self._kid = kid
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        pem = self._key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()
        # Reading a key takes many times as long as signing with it.
        self._signer = jwk.construct(pem, "RS256")

    def sign(self, claims: dict[str, object]) -> str:
        token: str = jwt.encode(claims, self._signer, algorithm="RS256", headers={"kid": self._kid})
        return token

    def jwks(self) -> bytes:
        numbers = self._key.public_key().public_numbers()
        key = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": self._kid}
        key |= {"n": _base64url(numbers.n), "e": _base64url(numbers.e)}
        return json.dumps({"keys": [key]}).encode()


def _base64url(number: int) -> str:
    raw = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
