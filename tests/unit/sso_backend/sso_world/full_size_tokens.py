"""Tokens as big as those of AWS; the emulators' are smaller."""

import json
import random
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any

from chalicelib.services.token_set import TokenSet
from sso_world.fake_cognito import FakeCognito


def give_full_size_tokens(cognito: FakeCognito) -> None:
    """From now on its answers have them."""
    tokens = full_size_tokens()
    respond, initiate = cognito.admin_respond_to_auth_challenge, cognito.admin_initiate_auth
    fresh = {"IdToken": tokens.id_token, "AccessToken": tokens.access_token}

    def respond_in_full(**arguments: Any) -> dict[str, Any]:
        result = respond(**arguments)["AuthenticationResult"]
        return {"AuthenticationResult": result | fresh | {"RefreshToken": tokens.refresh_token}}

    def refresh_in_full(**arguments: Any) -> dict[str, Any]:
        if arguments["AuthFlow"] == "REFRESH_TOKEN_AUTH":
            return {"AuthenticationResult": fresh | {"ExpiresIn": 3600}}
        return initiate(**arguments)

    cognito.admin_respond_to_auth_challenge = respond_in_full  # type: ignore[method-assign]  # a stand-in
    cognito.admin_initiate_auth = refresh_in_full  # type: ignore[method-assign]  # a stand-in


def full_size_tokens() -> TokenSet:
    """As AWS issues them: RSA signatures, and a refresh token that is an encrypted JWT of 1.7 kB."""
    dice = random.Random(1)  # noqa: S311 - repeatable on purpose
    sub, client = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d", "1h57kf5cpq17m0eml12example"

    def encode(raw: bytes) -> str:
        return urlsafe_b64encode(raw).rstrip(b"=").decode()

    def compact(value: object) -> bytes:
        return json.dumps(value, separators=(",", ":")).encode()

    def signed(claims: Mapping[str, object]) -> str:
        common = {
            "sub": sub,
            "iss": "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123",
            "origin_jti": _uuid(dice),
            "event_id": "5c1f6f5a-3c6b-4f0e-9a51-0d2f7c1e4b6a",
            "auth_time": 1_795_406_400,
            "exp": 1_795_410_000,
            "iat": 1_795_406_400,
            "jti": _uuid(dice),
        }
        header = compact({"kid": encode(dice.randbytes(32)) + "=", "alg": "RS256"})
        return ".".join(
            encode(part) for part in (header, compact(common | dict(claims)), dice.randbytes(256))
        )

    profile = {"email": "maria.fernanda@example.com", "name": "Maria Fernanda", "gender": "female"}
    profile |= {"phone_number": "+4915112345678", "custom:accepts_marketing": "true"}
    id_token = signed(
        {"token_use": "id", "aud": client, "email_verified": True, "cognito:username": sub} | profile
    )
    access = {"token_use": "access", "client_id": client, "scope": "aws.cognito.signin.user.admin"}
    header = encode(b'{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}')
    sealed = ".".join(encode(dice.randbytes(size)) for size in (256, 12, 950, 16))
    return TokenSet(id_token, signed(access | {"username": sub}), f"{header}.{sealed}", 1_795_410_000)


def _uuid(dice: random.Random) -> str:
    digits = dice.randbytes(16).hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
