"""For any input, claims or a TokenError come out: nothing else, and no claims that were not signed."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sso_auth import Claims, TokenError, TokenVerifier
from token_pool import ID_CLAIMS, Pool, b64url, to_json

# One pool serves all examples of a test: none of them changes it.
fuzz = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HEADER = to_json({"alg": "RS256", "kid": "key-1"})


def outcome(verifier: TokenVerifier, token: Any) -> Claims | None:
    try:
        return verifier.verify(token)
    except TokenError:
        return None


@fuzz
@given(token=st.binary(max_size=300) | st.text(max_size=300) | st.none() | st.integers())
def test_rubbish(pool: Pool, token: object) -> None:
    assert outcome(pool.verifier(), token) is None


@fuzz
@given(parts=st.lists(st.binary(max_size=60).map(b64url), min_size=2, max_size=4))
def test_well_formed_rubbish(pool: Pool, parts: list[bytes]) -> None:
    assert outcome(pool.verifier(), b".".join(parts)) is None


@fuzz
@given(position=st.integers(0, 10_000), replacement=st.binary(max_size=3), cut=st.integers(0, 3))
def test_a_mutated_token_is_refused(pool: Pool, position: int, replacement: bytes, cut: int) -> None:
    token = pool.token().encode()
    position %= len(token)
    mutated = token[:position] + replacement + token[position + cut :]
    claims = outcome(pool.verifier(), mutated)
    assert claims is None or mutated == token


@pytest.mark.parametrize("position", range(-1, -6, -1))
def test_every_other_spelling_of_the_last_characters_is_refused(pool: Pool, position: int) -> None:
    token = pool.token()
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    head, tail = token[:position], token[position:][1:]
    verifier = pool.verifier()
    accepted = [character for character in alphabet if outcome(verifier, head + character + tail)]
    assert accepted == [token[position]]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@fuzz
@given(
    header=st.dictionaries(st.sampled_from(["alg", "kid", "typ", "crit", "b64", "jwk", "zip"]), json_values)
)
def test_any_header_with_a_valid_signature(pool: Pool, header: dict[str, object]) -> None:
    signed = {"alg": "RS256", "kid": "key-1", **header}
    claims = outcome(pool.verifier(), pool.key.token(to_json(signed), to_json(ID_CLAIMS)))
    if claims is not None:
        assert (signed["alg"], signed["kid"]) == ("RS256", "key-1")
        assert "crit" not in signed
        assert "b64" not in signed


@fuzz
@given(changes=st.dictionaries(st.sampled_from([*ID_CLAIMS, "nbf", "scope", "username", "x"]), json_values))
def test_any_payload_with_a_valid_signature(pool: Pool, changes: dict[str, object]) -> None:
    claims = outcome(pool.verifier(), pool.key.token(HEADER, to_json({**ID_CLAIMS, **changes})))
    if claims is not None:
        assert claims.sub
        assert claims.client_id == ID_CLAIMS["aud"]
        assert type(claims.exp) is int
        assert claims.iat <= pool.now < claims.exp
        assert all(type(group) is str for group in claims.groups)


@fuzz
@given(payload=st.binary(max_size=80))
def test_any_payload_bytes_with_a_valid_signature(pool: Pool, payload: bytes) -> None:
    assert outcome(pool.verifier(), pool.key.token(HEADER, payload)) is None


@fuzz
@given(document=st.binary(max_size=100) | st.builds(to_json, st.fixed_dictionaries({"keys": json_values})))
def test_any_key_set(pool: Pool, document: bytes) -> None:
    assert outcome(pool.verifier(fetch=lambda _: document), pool.token()) is None


@fuzz
@given(
    changes=st.dictionaries(
        st.sampled_from(["kty", "use", "alg", "kid", "n", "e", "d"]),
        json_values | st.binary(max_size=300).map(b64url),
    )
)
def test_any_key(pool: Pool, changes: dict[str, Any]) -> None:
    jwk = {
        **pool.key.jwk(),
        **{name: v.decode() if isinstance(v, bytes) else v for name, v in changes.items()},
    }
    verifier = pool.verifier(fetch=lambda _: to_json({"keys": [jwk]}))
    assert outcome(verifier, pool.token()) is None or jwk == pool.key.jwk()
