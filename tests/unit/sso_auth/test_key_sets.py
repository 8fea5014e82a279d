"""Which published keys are accepted. Each bad key stands beside a good one, which must go on working."""

import json
from typing import Any

import pytest
from sso_auth import InvalidToken, KeysUnavailable
from token_pool import Pool, SigningKey, b64url, to_json


@pytest.mark.parametrize("changes", [{}, {"alg": None}, {"x5c": ["MIIB"]}, {"key_ops": ["verify"]}])
def test_acceptable_keys(pool: Pool, changes: dict[str, Any]) -> None:
    pool.published = [pool.key.jwk(**changes)]
    assert pool.verifier().verify(pool.token())


@pytest.mark.parametrize(
    "changes",
    [
        {"use": "enc"},
        {"use": None},
        {"use": ["sig"]},
        {"alg": "RS512"},
        {"alg": "HS256"},
        {"alg": "RSA-OAEP"},
        {"alg": ["RS256"]},
        {"kty": "oct", "k": "c2VjcmV0"},
        {"kty": "EC"},
        {"kty": None},
        {"n": None},
        {"n": ""},
        {"n": 5},
        {"n": "é"},
        {"n": "****"},
        {"e": None},
        {"e": ""},
        {"e": 65537},
        {"e": b64url(b"\x01").decode()},
        {"e": b64url(b"\x03").decode()},
        {"e": b64url(b"\x01\x00\x00").decode()},
        {"e": b64url(b"\xff" * 64).decode()},
        {"d": b64url(b"\x05" * 256).decode()},
    ],
)
def test_unacceptable_keys(pool: Pool, changes: dict[str, Any]) -> None:
    bad = pool.other_key.jwk(**changes)
    pool.published = [bad, pool.key.jwk()]
    verifier = pool.verifier()
    with pytest.raises(InvalidToken, match="kid"):
        verifier.verify(pool.token(key=pool.other_key))
    assert verifier.verify(pool.token())


@pytest.mark.parametrize(("bits", "exponent"), [(1024, 65_537), (2048, 3)])
def test_weak_keys(pool: Pool, bits: int, exponent: int) -> None:
    weak = SigningKey("weak", bits=bits, exponent=exponent)
    pool.published.append(weak.jwk())
    with pytest.raises(InvalidToken, match="kid"):
        pool.verifier().verify(pool.token(key=weak))


def test_a_modulus_of_absurd_size(pool: Pool) -> None:
    pool.published.append(pool.other_key.jwk(n=b64url(b"\xff" * 1025).decode()))
    with pytest.raises(InvalidToken, match="kid"):
        pool.verifier().verify(pool.token(key=pool.other_key))


def test_a_larger_key(pool: Pool) -> None:
    large = SigningKey("large", bits=3072)
    pool.published = [large.jwk()]
    assert pool.verifier().verify(pool.token(key=large))


def test_a_key_id_that_occurs_twice_names_no_key(pool: Pool) -> None:
    for twins in (
        [pool.key.jwk(), pool.other_key.jwk(kid=pool.key.kid)],
        [pool.other_key.jwk(kid=pool.key.kid), pool.key.jwk()],
        [pool.key.jwk(), {"kid": pool.key.kid, "kty": "EC"}],
    ):
        pool.published = [*twins, pool.other_key.jwk()]
        with pytest.raises(InvalidToken, match="kid"):
            pool.verifier().verify(pool.token())
        assert pool.verifier().verify(pool.token(key=pool.other_key))


@pytest.mark.parametrize("entry", [None, 5, "key", [], {}, {"kid": None}, {"kid": ""}, {"kid": ["key-1"]}])
def test_entries_that_are_no_keys(pool: Pool, entry: object) -> None:
    pool.published.append(entry)
    assert pool.verifier().verify(pool.token())


def test_the_key_is_chosen_by_kid_alone(pool: Pool) -> None:
    pool.published.append(pool.other_key.jwk())
    with pytest.raises(InvalidToken, match="signature"):
        pool.verifier().verify(pool.token(header={"kid": pool.key.kid}, key=pool.other_key))


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<html>",
        b"null",
        b"[]",
        b"{}",
        b'{"keys":null}',
        b'{"keys":{}}',
        b'{"keys":[]}',
        b'{"message":"Internal error"}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_what_is_no_key_set_is_an_outage(pool: Pool, document: bytes) -> None:
    pool.document = document
    with pytest.raises(KeysUnavailable) as caught:
        pool.verifier().verify(pool.token())
    assert caught.value.code == "keys_unavailable"


def test_a_key_set_with_duplicate_members_is_an_outage(pool: Pool) -> None:
    pool.document = b'{"keys":[],' + to_json({"keys": [pool.key.jwk()]})[1:]
    with pytest.raises(KeysUnavailable):
        pool.verifier().verify(pool.token())


def test_a_key_set_laid_out_for_people(pool: Pool) -> None:
    pool.document = json.dumps({"keys": pool.published}, indent=2).encode() + b"\n"
    assert pool.verifier().verify(pool.token())


@pytest.mark.parametrize("answer", [None, "text", {"keys": []}])
def test_a_transport_that_answers_no_bytes_is_an_outage(pool: Pool, answer: object) -> None:
    with pytest.raises(KeysUnavailable):
        pool.verifier(fetch=lambda _: answer).verify(pool.token())
