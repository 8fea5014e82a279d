"""Security has no silent default, and a demand that cannot be meant stops the construction."""

from typing import Any

import pytest
from sso_auth import TokenVerifier
from token_pool import ISSUER, JWKS_URI, SHOP, Pool


@pytest.mark.parametrize("name", ["issuer", "jwks_uri", "client_ids", "token_use"])
def test_security_has_no_default(name: str) -> None:
    arguments: dict[str, Any] = {
        "issuer": ISSUER,
        "jwks_uri": JWKS_URI,
        "client_ids": None,
        "token_use": None,
    }
    TokenVerifier(**arguments)
    with pytest.raises(TypeError):
        TokenVerifier(**{key: value for key, value in arguments.items() if key != name})
    with pytest.raises(TypeError):
        TokenVerifier(*arguments.values())  # type: ignore[call-arg]  # the misuse under test


BAD_ARGUMENTS: dict[str, list[object]] = {
    "leeway": [-1, -0.001, 60.001, 61, float("nan"), float("inf"), "5", True, None],
    "client_ids": [[], "", SHOP, b"x", [""], [None], [SHOP, 5], set()],
    "token_use": ["", "ID", "refresh", "any"],
    "issuer": ["", None, 5],
    "required_scopes": [[], "openid", [""]],
    "allowed_groups": [[], "admins", [5]],
    "cache_size": [-1, True, 1.5, "10", None],
}


@pytest.mark.parametrize(
    ("argument", "value"), [(name, value) for name, values in BAD_ARGUMENTS.items() for value in values]
)
def test_arguments_that_cannot_be_meant(pool: Pool, argument: str, value: object) -> None:
    with pytest.raises(ValueError, match=argument):
        pool.verifier(**{argument: value})
