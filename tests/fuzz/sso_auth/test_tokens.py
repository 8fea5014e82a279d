"""Tokens: whatever is presented, the verifier answers claims that were signed so, or a TokenError."""

import base64
import json
from typing import Any

from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_auth import Claims, TokenError, TokenVerifier
from strange import JSON, JSON_BYTES, NUMBERS, TEXTS
from token_pool import ID_CLAIMS, ISSUER, SHOP, START, Pool, SigningKey, b64url, to_json

POOL = Pool(SigningKey("key-1"), SigningKey("key-2"))
GENUINE = POOL.token().encode()
STRANGERS = POOL.token(key=POOL.other_key, header={"kid": "key-1"}).encode()
VERIFIER = POOL.verifier()
HEADER, PAYLOAD, SIGNATURE = GENUINE.split(b".")


def verdict(verifier: TokenVerifier, token: Any) -> Claims | None:
    try:
        return verifier.verify(token)
    except TokenError:
        return None


@any_bytes(GENUINE, STRANGERS, b"..", b"." * 9000, GENUINE + b"=", b" " + GENUINE, GENUINE.swapcase())
def test_any_bytes(token: bytes) -> None:
    claims = verdict(VERIFIER, token)
    assert (claims is not None) == (token == GENUINE)
    assert claims is None or claims.raw == ID_CLAIMS


def _padded(part: bytes) -> bytes:
    return part + b"=" * (-len(part) % 4)


def _plain_alphabet(part: bytes) -> bytes:
    return part.translate(bytes.maketrans(b"-_", b"+/"))


def _spare_bits(part: bytes) -> bytes:
    return part[:-1] + bytes(one ^ 1 for one in part[-1:])


def _encoded_twice(part: bytes) -> bytes:
    return b64url(part)


SPELLINGS = [
    lambda part: part,
    _padded,
    _plain_alphabet,
    _spare_bits,
    _encoded_twice,
    lambda part: part + b"\n",
    lambda part: b" " + part,
    lambda part: part[:20] + b"\r\n" + part[20:],
    lambda part: part + b"%3D",
    lambda part: base64.b64encode(base64.urlsafe_b64decode(part + b"==")),
    lambda _: b"",
]
PARTS = st.builds(
    lambda spell, part: spell(part),
    st.sampled_from(SPELLINGS),
    st.sampled_from([HEADER, PAYLOAD, SIGNATURE, *STRANGERS.split(b".")])
    | st.binary(max_size=40).map(b64url),
)


@any_values(parts=st.lists(PARTS, min_size=1, max_size=5), as_text=st.booleans())
def test_other_spellings(parts: list[bytes], as_text: bool) -> None:
    token = b".".join(parts)
    claims = verdict(VERIFIER, token.decode("ascii") if as_text else token)
    assert (claims is not None) == (token == GENUINE)


@any_values(token=TEXTS | JSON | st.binary())
def test_any_value(token: object) -> None:
    assert verdict(VERIFIER, token) is None


HEADERS = st.dictionaries(
    st.sampled_from(["alg", "kid", "typ", "crit", "b64", "jwk", "jku", "x5u", "x5c", "zip", "enc", "cty"])
    | TEXTS,
    JSON | st.sampled_from(["RS256", "rs256", "none", "HS256", "PS256", "key-1", "key-2", "JWT", "jwt"]),
    max_size=4,
)


@any_values(header=HEADERS, signed_with=st.sampled_from([POOL.key, POOL.other_key]))
def test_any_header(header: dict[str, object], signed_with: SigningKey) -> None:
    """Without the header's `alg` and `kid`, drawn or of the pool, nothing is accepted."""
    said = {"alg": "RS256", "kid": "key-1", **header}
    claims = verdict(VERIFIER, signed_with.token(to_json(said), to_json(ID_CLAIMS)))
    if claims is not None:
        assert signed_with is POOL.key
        assert (said["alg"], said["kid"], said.get("typ", "JWT")) == ("RS256", "key-1", "JWT")
        assert not {"crit", "b64"} & said.keys()
        assert claims.raw == ID_CLAIMS


CLAIM_NAMES = st.sampled_from(
    [*ID_CLAIMS, "nbf", "scope", "username", "client_id", "origin_jti", "cognito:roles", "amr", "__proto__"]
)
CLAIM_VALUES = JSON | NUMBERS | st.integers(START - 90, START + 90) | st.sampled_from([SHOP, [SHOP]])


@any_values(
    changes=st.dictionaries(CLAIM_NAMES, CLAIM_VALUES, max_size=4),
    without=st.sets(CLAIM_NAMES, max_size=2),
    leeway=st.sampled_from([0, 60]),
)
def test_any_claims(changes: dict[str, object], without: set[str], leeway: int) -> None:
    said = {name: value for name, value in {**ID_CLAIMS, **changes}.items() if name not in without}
    claims = verdict(POOL.verifier(leeway=leeway), POOL.key.token(HEADER_JSON, to_json(said)))
    if claims is None:
        assert said != dict(ID_CLAIMS)
        return
    assert claims.raw == said
    assert (claims.raw["iss"], claims.raw["aud"], claims.raw["token_use"]) == (ISSUER, SHOP, "id")
    assert type(claims.sub) is str
    assert claims.sub
    assert type(claims.exp) is type(claims.iat) is int
    assert claims.iat - leeway <= POOL.now < claims.exp + leeway
    assert claims.nbf is None or claims.nbf - leeway <= POOL.now
    hash(claims)
    assert "ada@example.com" not in repr(claims)


HEADER_JSON = to_json({"alg": "RS256", "kid": "key-1"})


@any_bytes(to_json(ID_CLAIMS), to_json({**ID_CLAIMS, "exp": 1e400}), *JSON_BYTES)
def test_any_signed_payload(payload: bytes) -> None:
    """Of what is signed, both a strict and a lenient reader see the same in what is accepted."""
    claims = verdict(VERIFIER, POOL.key.token(HEADER_JSON, payload))
    if claims is not None:
        assert json.loads(payload) == claims.raw


@any_bytes(HEADER_JSON, to_json({"alg": "RS256", "kid": "key-1", "typ": "JWT"}), *JSON_BYTES)
def test_any_signed_header(header: bytes) -> None:
    if verdict(VERIFIER, POOL.key.token(header, to_json(ID_CLAIMS))) is not None:
        said = json.loads(header)
        assert (said["alg"], said["kid"]) == ("RS256", "key-1")


TOKENS = [
    POOL.token(exp=POOL.now + life, iat=POOL.now - 60, auth_time=POOL.now - 60).encode()
    for life in (10, 100, 4000)
]


@any_values(
    steps=st.lists(
        st.tuples(st.sampled_from([*TOKENS, GENUINE, STRANGERS, GENUINE[:-1]]), st.integers(-50, 200)),
        max_size=12,
    ),
    size=st.integers(1, 3),
)
def test_remembering_changes_no_verdict(steps: list[tuple[bytes, int]], size: int) -> None:
    clock = {"now": POOL.now}
    shared = {"now": lambda: clock["now"]}
    remembering, forgetting = POOL.verifier(cache_size=size, **shared), POOL.verifier(**shared)
    for token, seconds in steps:
        clock["now"] += seconds
        assert verdict(remembering, token) == verdict(forgetting, token)
