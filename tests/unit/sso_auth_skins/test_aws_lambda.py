"""The skin for plain Lambda handlers, by the events of a REST API, an HTTP API and a function URL."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from gateway_events import event
from presented import ACCEPTED_SCHEMES, REFUSED, Presented, bearer, without_keys, without_sessions
from sso_auth import Claims, TokenVerifier
from sso_auth.aws_lambda import require_user
from sso_auth.http_errors import ApiError
from token_pool import ID_CLAIMS, Pool

EVENTS = ["api_gateway_rest_request", "api_gateway_http_request", "function_url_request"]
CONTEXT = SimpleNamespace(aws_request_id="lambda-id-1")


def whoami(verifier: TokenVerifier) -> Callable[[dict[str, Any], Any], Any]:
    @require_user(verifier)
    def handler(event: dict[str, Any], context: Any, claims: Claims) -> dict[str, Any]:
        return {"statusCode": 200, "body": [claims.sub, event["isBase64Encoded"], context]}

    return handler


def never(event: dict[str, Any], context: Any, claims: Claims) -> None:
    pytest.fail("a refused request has reached the handler")


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("scheme", ACCEPTED_SCHEMES)
@pytest.mark.parametrize("header", ["Authorization", "authorization", "AUTHORIZATION"])
def test_a_user_reaches_the_handler(pool: Pool, name: str, scheme: str, header: str) -> None:
    answer = whoami(pool.verifier())(event(name, [f"{scheme} {pool.token()}"], header=header), CONTEXT)
    assert answer == {"statusCode": 200, "body": [ID_CLAIMS["sub"], False, CONTEXT]}


@pytest.mark.parametrize("name", EVENTS)
@pytest.mark.parametrize("presented", REFUSED.values(), ids=REFUSED)
def test_everyone_else_is_refused_as_in_the_contract(pool: Pool, name: str, presented: Presented) -> None:
    asked = event(name, presented.headers(pool))
    answer = require_user(pool.verifier())(never)(asked, CONTEXT)
    body = json.loads(answer["body"])
    assert (answer["statusCode"], body["error"]) == (401, presented.code)
    assert body.keys() == {"error", "message", "request_id"}
    assert body["request_id"] == asked["requestContext"]["requestId"]
    assert answer["headers"] == {
        "WWW-Authenticate": "Bearer",
        "Cache-Control": "no-store",
        "Content-Type": "application/json",
    }


def test_a_header_in_two_spellings_is_two_headers(pool: Pool) -> None:
    asked = event("api_gateway_rest_request", [bearer(pool)])
    asked["multiValueHeaders"]["authorization"] = [bearer(pool)]
    answer = require_user(pool.verifier())(never)(asked, CONTEXT)
    assert json.loads(answer["body"])["error"] == "invalid_token"


@pytest.mark.parametrize("unable", [without_keys, without_sessions])
def test_what_cannot_be_judged_is_503_and_not_the_callers_fault(
    pool: Pool, unable: Callable[[Pool], TokenVerifier]
) -> None:
    answer = require_user(unable(pool))(never)(event("function_url_request", [bearer(pool)]), CONTEXT)
    assert (answer["statusCode"], json.loads(answer["body"])["error"]) == (503, "temporarily_unavailable")
    assert int(answer["headers"]["Retry-After"]) > 0
    assert "WWW-Authenticate" not in answer["headers"]


def test_refusals_of_the_handler_have_the_same_shape(pool: Pool) -> None:
    @require_user(pool.verifier())
    def handler(event: Any, context: Any, claims: Claims) -> None:
        raise ApiError(403, "not_a_member", "Ask for an invitation.")

    answer = handler(event("api_gateway_http_request", [bearer(pool)]), CONTEXT)
    assert (answer["statusCode"], json.loads(answer["body"])["error"]) == (403, "not_a_member")


def test_failures_of_the_handler_are_lambdas_to_report(pool: Pool) -> None:
    @require_user(pool.verifier())
    def handler(event: Any, context: Any, claims: Claims) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        handler(event("api_gateway_http_request", [bearer(pool)]), CONTEXT)


@pytest.mark.parametrize(
    "asked", [{}, {"headers": None, "multiValueHeaders": None}, {"requestContext": None}]
)
def test_an_event_without_a_request_is_refused_under_lambdas_own_id(
    pool: Pool, asked: dict[str, Any]
) -> None:
    answer = require_user(pool.verifier())(never)(asked, CONTEXT)
    body = json.loads(answer["body"])
    assert (answer["statusCode"], body["error"], body["request_id"]) == (401, "missing_token", "lambda-id-1")


def test_the_log_has_the_reason_and_no_token(pool: Pool, logged: Callable[[], list[dict[str, Any]]]) -> None:
    header = bearer(pool, aud="outlet-client")
    asked = event("api_gateway_http_request", [header])
    require_user(pool.verifier())(never)(asked, CONTEXT)
    (line,) = logged()
    assert line["request_id"] == asked["requestContext"]["requestId"]
    assert (line["reason"], line["level"]) == ("the token is for another client", "INFO")
    assert not [part for part in header.split(".") if part in str(line)]
