"""What a JWKS endpoint answers: a key is taken only if it says that it is the pool's, and strong enough."""

import json
from base64 import urlsafe_b64decode
from binascii import Error
from typing import Any

from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_auth import TokenError
from strange import JSON, JSON_BYTES
from token_pool import Pool, SigningKey, b64url, to_json

POOL = Pool(SigningKey("key-1"), SigningKey("key-2"))
GENUINE, STRANGERS = POOL.token(), POOL.token(key=POOL.other_key, header={"kid": "key-1"})
JWK, STRANGERS_JWK = POOL.key.jwk(), POOL.other_key.jwk()
JWKS = to_json({"keys": [JWK]})


def accepts(document: bytes, token: str) -> bool:
    try:
        POOL.verifier(fetch=lambda _: document).verify(token)
    except TokenError:
        return False
    return True


def publishes(document: bytes, jwk: dict[str, Any]) -> bool:
    """Whether a lenient reader finds the key in the set under the id of the pool's key."""
    entries = json.loads(document)["keys"]
    return any(
        entry.get("kid") == "key-1" and _number(entry["n"]) == _number(jwk["n"])
        for entry in entries
        if isinstance(entry, dict) and isinstance(entry.get("n"), str)
    )


def _number(text: str) -> int:
    try:
        return int.from_bytes(urlsafe_b64decode(text + "=="), "big")
    except (Error, ValueError):
        return -1


@any_bytes(JWKS, to_json({"keys": [JWK, STRANGERS_JWK]}), to_json({"keys": [JWK, JWK]}), *JSON_BYTES)
def test_any_bytes(document: bytes) -> None:
    if accepts(document, GENUINE):
        assert publishes(document, JWK)
    if accepts(document, STRANGERS):
        assert publishes(document, STRANGERS_JWK)


MEMBERS = st.dictionaries(
    st.sampled_from(["kty", "use", "alg", "kid", "n", "e", "d", "p", "key_ops", "x5c", "oth"]),
    JSON
    | st.binary(max_size=300).map(lambda number: b64url(number).decode())
    | st.sampled_from(
        ["RSA", "oct", "EC", "sig", "enc", "RS256", "HS256", "none", "key-1", "key-2", "AQ", "AQAB"]
    ),
    max_size=4,
)
ENTRIES = st.builds(lambda jwk, changes: jwk | changes, st.sampled_from([JWK, STRANGERS_JWK]), MEMBERS)


@any_values(
    entries=st.lists(ENTRIES | JSON, max_size=4), more=st.dictionaries(st.text(max_size=3), JSON, max_size=2)
)
def test_any_entries(entries: list[object], more: dict[str, object]) -> None:
    document = to_json({**more, "keys": entries})
    for token, jwk in ((GENUINE, JWK), (STRANGERS, STRANGERS_JWK)):
        if accepts(document, token):
            taken = [one for one in entries if isinstance(one, dict) and one.get("kid") == "key-1"]
            assert len(taken) == 1
            assert (taken[0]["n"], taken[0]["e"], taken[0]["kty"], taken[0]["use"]) == (
                jwk["n"],
                "AQAB",
                "RSA",
                "sig",
            )
            assert taken[0].get("alg", "RS256") == "RS256"
            assert "d" not in taken[0]
