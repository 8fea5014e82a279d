"""Who is measured: each verifies the same token, with its keys at hand and every check it offers for it."""

import json
import time
from collections.abc import Callable
from importlib.metadata import version

import jwt as pyjwt
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from jose import jwt as python_jose
from joserfc import jwt as joserfc
from joserfc.jwk import KeySet
from signed_token import CLIENT_ID, SignedToken
from sso_auth import EndedSessions, TokenVerifier

Verify = Callable[[str], object]


def python_contenders(token: SignedToken, issuer: str, jwks: bytes) -> dict[str, Verify]:
    """Name each way of verifying in this process; a call takes the token and raises if it is not good."""
    return {
        RAW: _raw(token),
        OURS: _verifier(issuer, jwks).verify,
        "ours + ended-sessions check (fresh feed)": _verifier(issuer, jwks, checks_sessions=True).verify,
        "ours, with its verified-token cache": _verifier(issuer, jwks, cache_size=1000).verify,
        f"joserfc {version('joserfc')}": _joserfc(token, issuer),
        f"PyJWT {version('PyJWT')}, PyJWK by kid": _pyjwt(token, issuer),
        f"python-jose {version('python-jose')}, decode(JWKS)": _python_jose(token, issuer),
    }


RAW = "raw RSA verify (cryptography)"
OURS = "ours, uncached, every check"


def _raw(token: SignedToken) -> Verify:
    """The floor: the bare signature check, with everything else prepared."""
    signed, signature, verify = token.signed, token.signature, token.public_key.verify
    padding, algorithm = PKCS1v15(), SHA256()
    return lambda _: verify(signature, signed, padding, algorithm)


def _verifier(
    issuer: str, jwks: bytes, *, cache_size: int = 0, checks_sessions: bool = False
) -> TokenVerifier:
    return TokenVerifier(
        issuer=issuer,
        jwks_uri=f"{issuer}/.well-known/jwks.json",
        client_ids=[CLIENT_ID],
        token_use="id",  # noqa: S106 - no password
        cache_size=cache_size,
        ended_sessions=_ended_sessions() if checks_sessions else None,
        fetch=lambda _: jwks,
    )


def _ended_sessions() -> EndedSessions:
    """A check that is read once in this run and knows of 1,000 ended sessions."""
    now = int(time.time())
    ended = [{"origin_jti": f"session-{number}", "ended_at": now} for number in range(1000)]
    feed = json.dumps({"ended": ended, "now": now}).encode()
    return EndedSessions(
        feed_uri="https://sso.example/api/ended-sessions?application_id=shop",
        max_age=300,
        outage="refuse",
        fetch=lambda _: feed,
    )


def _joserfc(token: SignedToken, issuer: str) -> Verify:
    keys = KeySet.import_key_set({"keys": token.jwks["keys"]})
    registry = joserfc.JWTClaimsRegistry(
        iss={"essential": True, "value": issuer},
        aud={"essential": True, "value": CLIENT_ID},
        exp={"essential": True},
    )

    def verify(text: str) -> object:
        decoded = joserfc.decode(text, keys, algorithms=["RS256"])
        registry.validate(decoded.claims)
        return decoded

    return verify


def _pyjwt(token: SignedToken, issuer: str) -> Verify:
    keys = pyjwt.PyJWKSet.from_dict(token.jwks)

    def verify(text: str) -> object:
        key = keys[pyjwt.get_unverified_header(text)["kid"]]
        return pyjwt.decode(text, key, algorithms=["RS256"], audience=CLIENT_ID, issuer=issuer)

    return verify


def _python_jose(token: SignedToken, issuer: str) -> Verify:
    def verify(text: str) -> object:
        return python_jose.decode(text, token.jwks, algorithms=["RS256"], audience=CLIENT_ID, issuer=issuer)

    return verify
