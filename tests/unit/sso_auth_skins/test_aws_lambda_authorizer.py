"""The Lambda authorizer, by the events of a REST API (TOKEN, REQUEST) and of an HTTP API (1.0, 2.0)."""

from collections.abc import Callable
from fnmatch import fnmatchcase
from types import SimpleNamespace
from typing import Any

import pytest
from gateway_events import event
from presented import ACCEPTED_SCHEMES, REFUSED, Presented, bearer, without_keys, without_sessions
from sso_auth import KeysUnavailable, SessionsUnavailable, TokenVerifier
from sso_auth.aws_lambda_authorizer import authorizer
from token_pool import ACCESS_CLAIMS, ID_CLAIMS, SHOP, Pool

CONTEXT = SimpleNamespace(aws_request_id="lambda-id-1")
POLICY_EVENTS = ["authorizer_token", "authorizer_request", "authorizer_http_v1"]
GATEWAY = "arn:aws:execute-api:eu-west-1:123456789012"


@pytest.mark.parametrize("name", POLICY_EVENTS)
@pytest.mark.parametrize("scheme", ACCEPTED_SCHEMES)
def test_a_user_gets_a_policy_and_the_integration_his_id(pool: Pool, name: str, scheme: str) -> None:
    answer = authorizer(pool.verifier())(event(name, [f"{scheme} {pool.token()}"]), CONTEXT)
    assert answer["principalId"] == ID_CLAIMS["sub"]
    assert answer["context"] == {"sub": ID_CLAIMS["sub"], "client_id": SHOP, "token_use": "id"}
    policy = answer["policyDocument"]
    assert policy["Version"] == "2012-10-17"
    assert [(part["Effect"], part["Action"]) for part in policy["Statement"]] == [
        ("Allow", "execute-api:Invoke")
    ]


@pytest.mark.parametrize(
    ("name", "stage"),
    [("authorizer_token", "api"), ("authorizer_request", "api"), ("authorizer_http_v1", "$default")],
)
def test_the_cached_policy_serves_every_method_of_this_stage_and_no_other(
    pool: Pool, name: str, stage: str
) -> None:
    answer = authorizer(pool.verifier())(event(name, [bearer(pool)]), CONTEXT)
    (statement,) = answer["policyDocument"]["Statement"]

    def allows(method: str) -> bool:
        return fnmatchcase(f"{GATEWAY}:{method}", statement["Resource"])

    own = ["GET/orders/17", "GET/orders", "POST/orders", "DELETE/a/b/c:d", "GET/"]
    assert all(allows(f"abcdefghij/{stage}/{method}") for method in own)
    others = [f"abcdefghij/{stage}2/GET/orders", "abcdefghij/test/GET/orders", f"other/{stage}/GET/orders"]
    assert not [method for method in others if allows(method)]


# What a TOKEN authorizer is told has room for one header only.
REFUSED_BY_EVENT = [
    pytest.param(name, presented, id=f"{name}, {what}")
    for name in POLICY_EVENTS
    for what, presented in REFUSED.items()
    if name != "authorizer_token" or what not in {"two good tokens", "a good and another token"}
]


@pytest.mark.parametrize(("name", "presented"), REFUSED_BY_EVENT)
def test_everyone_else_is_unauthorized_to_the_letter(pool: Pool, name: str, presented: Presented) -> None:
    with pytest.raises(Exception, match=r"^Unauthorized$") as caught:
        authorizer(pool.verifier())(event(name, presented.headers(pool)), CONTEXT)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__, "Lambda would print the whole chain"


@pytest.mark.parametrize("scheme", ACCEPTED_SCHEMES)
def test_an_http_api_gets_a_simple_yes(pool: Pool, scheme: str) -> None:
    answer = authorizer(pool.verifier())(event("authorizer_http_v2", [f"{scheme} {pool.token()}"]), CONTEXT)
    assert answer == {
        "isAuthorized": True,
        "context": {"sub": ID_CLAIMS["sub"], "client_id": SHOP, "token_use": "id"},
    }


@pytest.mark.parametrize("presented", REFUSED.values(), ids=REFUSED)
def test_an_http_api_gets_a_simple_no(pool: Pool, presented: Presented) -> None:
    answer = authorizer(pool.verifier())(event("authorizer_http_v2", presented.headers(pool)), CONTEXT)
    assert answer == {"isAuthorized": False}


@pytest.mark.parametrize("name", [*POLICY_EVENTS, "authorizer_http_v2"])
@pytest.mark.parametrize(
    ("unable", "error"), [(without_keys, KeysUnavailable), (without_sessions, SessionsUnavailable)]
)
def test_an_outage_is_no_decision_that_would_be_cached(
    pool: Pool, name: str, unable: Callable[[Pool], TokenVerifier], error: type[Exception]
) -> None:
    with pytest.raises(error):
        authorizer(unable(pool))(event(name, [bearer(pool)]), CONTEXT)


def test_what_a_token_does_not_say_is_left_out_of_the_context(pool: Pool) -> None:
    """A REST API takes no null there: it would answer 500 to a good token."""
    verifier = pool.verifier(client_ids=None, token_use=None)
    token = pool.token(ACCESS_CLAIMS, without="client_id")
    answer = authorizer(verifier)(event("authorizer_token", [f"Bearer {token}"]), CONTEXT)
    assert answer["context"] == {"sub": ID_CLAIMS["sub"], "token_use": "access"}


def test_the_log_has_the_reason(pool: Pool, logged: Callable[[], list[dict[str, Any]]]) -> None:
    asked = event("authorizer_http_v2", [bearer(pool, aud="outlet-client")])
    authorizer(pool.verifier())(asked, CONTEXT)
    (line,) = logged()
    assert line["request_id"] == asked["requestContext"]["requestId"]
    assert line["reason"] == "the token is for another client"
