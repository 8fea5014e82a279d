"""Security has no silent default, and a demand that cannot be meant stops the construction."""

from typing import Any

import pytest
from sso_auth import EndedSessions, TokenVerifier
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


FEED_ARGUMENTS: dict[str, Any] = {
    "feed_uri": "https://sso.example/api/ended-sessions?application_id=shop",
    "max_age": 30,
    "outage": "refuse",
}


@pytest.mark.parametrize("name", FEED_ARGUMENTS)
def test_the_check_of_sessions_has_no_default(name: str) -> None:
    EndedSessions(**FEED_ARGUMENTS)
    with pytest.raises(TypeError):
        EndedSessions(**{key: value for key, value in FEED_ARGUMENTS.items() if key != name})


BAD_FEED_ARGUMENTS: dict[str, list[object]] = {
    "feed_uri": [
        "",
        None,
        5,
        b"https://sso.example/api/ended-sessions?application_id=shop",
        "https://sso.example/api/ended-sessions",
        "https://sso.example/api/ended-sessions?application_id=shop#part",
    ],
    "max_age": [0, 0.999, 300.001, 301, -1, float("nan"), float("inf"), "30", True, None],
    "outage": ["", "ignore", None, True],
    "https://": [
        "http://sso.example/api/ended-sessions?application_id=shop",
        "file:///feed?application_id=shop",
    ],
}


@pytest.mark.parametrize(
    ("named", "value"), [(name, value) for name, values in BAD_FEED_ARGUMENTS.items() for value in values]
)
def test_checks_of_sessions_that_cannot_be_meant(named: str, value: object) -> None:
    argument = named if named in FEED_ARGUMENTS else "feed_uri"
    with pytest.raises(ValueError, match=named):
        EndedSessions(**{**FEED_ARGUMENTS, argument: value})
