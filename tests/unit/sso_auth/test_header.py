"""The header of a token: it names a key of ours and decides nothing else."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sso_auth import InvalidToken
from token_pool import ID_CLAIMS, Pool, b64url, to_json

HEADER = b'{"alg":"RS256","kid":"key-1"}'


def refused(pool: Pool, token: str | bytes) -> str:
    with pytest.raises(InvalidToken) as caught:
        pool.verifier().verify(token)
    return caught.value.reason


@pytest.mark.parametrize(
    "alg", ["none", "None", "HS256", "RS384", "RS512", "PS256", "ES256", "rs256", "", None, 5, ["RS256"]]
)
def test_rs256_is_the_only_algorithm(pool: Pool, alg: object) -> None:
    assert "alg" in refused(pool, pool.token(header={"alg": alg}))


def test_alg_missing(pool: Pool) -> None:
    token = pool.key.token(to_json({"kid": pool.key.kid}), to_json(ID_CLAIMS))
    assert "alg" in refused(pool, token)


def test_alg_none_without_signature(pool: Pool) -> None:
    unsigned = b64url(to_json({"alg": "none", "kid": pool.key.kid})) + b"." + b64url(to_json(ID_CLAIMS))
    refused(pool, unsigned + b".")
    refused(pool, unsigned)


def test_the_public_key_is_no_hmac_secret(pool: Pool) -> None:
    """CVE-2024-33663's family: HS256 keyed with what everyone can download."""
    public = pool.key.private.public_key()
    for secret in (
        public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        to_json(pool.key.jwk()),
    ):
        for alg in ("HS256", "RS256"):
            signed = b64url(to_json({"alg": alg, "kid": pool.key.kid})) + b"." + b64url(to_json(ID_CLAIMS))
            tag = hmac.digest(secret, signed, hashlib.sha256)
            refused(pool, signed + b"." + b64url(tag))


@pytest.mark.parametrize("typ", ["at+jwt", "JWE", "jwt", "", None, 1])
def test_typ_is_jwt_or_absent(pool: Pool, typ: object) -> None:
    assert "typ" in refused(pool, pool.token(header={"typ": typ}))
    assert pool.verifier().verify(pool.token(header={"typ": "JWT"}))


@pytest.mark.parametrize(
    "extension",
    [{"crit": ["exp"]}, {"crit": []}, {"b64": False}, {"b64": True}, {"crit": ["b64"], "b64": False}],
)
def test_extensions_are_refused(pool: Pool, extension: dict[str, object]) -> None:
    assert "crit and b64" in refused(pool, pool.token(header=extension))


def test_keys_that_a_token_brings_are_ignored(pool: Pool) -> None:
    stranger = pool.other_key
    for header in (
        {"jwk": stranger.jwk()},
        {"jwk": stranger.jwk(kid=pool.key.kid)},
        {"jku": "https://evil.example/jwks.json"},
        {"x5u": "https://evil.example/cert.pem"},
        {"x5c": ["MIIB"]},
    ):
        forged = pool.token(header={**header, "kid": pool.key.kid}, key=stranger)
        assert refused(pool, forged) == "the signature does not match"
        assert pool.verifier().verify(pool.token(header=header)), "not a reason to refuse our own either"
    assert set(pool.fetched) == {f"{ID_CLAIMS['iss']}/.well-known/jwks.json"}


def test_no_url_is_built_from_the_issuer_of_a_token(pool: Pool) -> None:
    refused(pool, pool.token(iss="https://evil.example", key=pool.other_key))
    assert all("evil" not in url for url in pool.fetched)


@pytest.mark.parametrize("kid", [None, "", 1, ["key-1"], {"kid": "key-1"}, True])
def test_kid_is_a_text(pool: Pool, kid: object) -> None:
    assert "kid" in refused(pool, pool.token(header={"kid": kid}))
    assert pool.fetched == []


def test_a_missing_kid_does_not_mean_any_key(pool: Pool) -> None:
    refused(pool, pool.key.token(to_json({"alg": "RS256"}), to_json(ID_CLAIMS)))


@pytest.mark.parametrize("kid", ["KEY-1", "key-1 ", " key-1", "key", "key-1\0", "../key-1"])
def test_kid_is_exact(pool: Pool, kid: str) -> None:
    assert "kid" in refused(pool, pool.token(header={"kid": kid}))


@pytest.mark.parametrize(
    "header",
    [
        b'{"alg":"HS256","alg":"RS256","kid":"key-1"}',
        b'{"alg":"RS256","kid":"key-2","kid":"key-1"}',
        b'{"alg":"RS256","kid":"key-1","x":Infinity}',
        b'{"alg":"RS256","kid":"key-1","x":1e400}',
        b'{"alg":"RS256","kid":"key-1"',
        b'{"alg":"RS256","kid":"key-1"}}',
        b'{"alg":"RS256","kid":"key-1"} x',
        b"\xef\xbb\xbf" + HEADER,
        HEADER.decode().encode("utf-16"),
        b'{"alg":"RS256","kid":"key-1","x":"\xff"}',
        b"[" + HEADER + b"]",
        b'"RS256"',
        b"null",
        b" ",
        b'{"alg":"RS256","kid":"key-1","x":' + b"[" * 2500 + b"]" * 2500 + b",}",
    ],
)
def test_the_header_is_one_strict_json_object(pool: Pool, header: bytes) -> None:
    refused(pool, pool.key.token(header, to_json(ID_CLAIMS)))


def test_the_header_as_our_pool_writes_it(pool: Pool) -> None:
    assert pool.verifier().verify(pool.key.token(HEADER, to_json(ID_CLAIMS)))
    assert pool.verifier().verify(pool.key.token(b" " + HEADER + b"\n", to_json(ID_CLAIMS)))
