"""Whatever goes wrong, a caller gets the contract's error shape, and learns nothing else."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError
from chalice.app import Request, Response
from sso_auth.chalice_api import JsonApi
from sso_auth.errors import ExpiredToken, InvalidToken, KeysUnavailable, MissingToken, SessionsUnavailable
from sso_auth.http_errors import ApiError

Serve = Callable[..., Any]


def raising(error: Exception) -> Callable[[Request], Any]:
    def view(_: Request) -> None:
        raise error

    return view


def aws_error(code: str, status: int = 400, **more: Any) -> ClientError:
    response: Any = {
        "Error": {"Code": code, "Message": "secret-detail"},
        "ResponseMetadata": {"HTTPStatusCode": status},
        **more,
    }
    return ClientError(response, "GetItem")


def test_success_is_json_and_never_stored(serve: Serve) -> None:
    answer = serve(lambda _: {"status": "ok"}).call()
    assert (answer.status, answer.json) == (200, {"status": "ok"})
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"] == "application/json"


def test_refusal_of_a_view_has_the_contract_shape_and_headers(serve: Serve) -> None:
    refusal = ApiError(409, "idempotency_conflict", "Used before.", headers={"X-Why": "test"})
    answer = serve(raising(refusal)).call("POST", body="{}")
    assert answer.status == 409
    assert answer.json == {
        "error": "idempotency_conflict",
        "message": "Used before.",
        "request_id": "gateway-id-1",
    }
    assert answer.headers["X-Why"] == "test"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MissingToken("x"), "missing_token"),
        (InvalidToken("x"), "invalid_token"),
        (ExpiredToken("x"), "expired_token"),
    ],
)
def test_refused_token_is_401_with_a_challenge(serve: Serve, error: Exception, code: str) -> None:
    answer = serve(raising(error)).call()
    assert (answer.status, answer.json["error"]) == (401, code)
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_reason_of_a_refused_token_is_logged_and_not_answered(serve: Serve) -> None:
    gateway = serve(raising(InvalidToken("audience of another application")))
    answer = gateway.call()
    assert "audience" not in answer.text
    logged = json.loads(gateway.log_lines[0])
    assert logged["reason"] == "audience of another application"
    assert logged["request_id"] == "gateway-id-1"


@pytest.mark.parametrize("error", [KeysUnavailable("cold start"), SessionsUnavailable("never read")])
def test_what_cannot_be_judged_is_503_and_not_the_callers_fault(serve: Serve, error: Exception) -> None:
    answer = serve(raising(error)).call()
    assert (answer.status, answer.json["error"]) == (503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert "WWW-Authenticate" not in answer.headers


@pytest.mark.parametrize(
    "error",
    [
        aws_error("ProvisionedThroughputExceededException"),
        aws_error("ThrottlingException"),
        aws_error("RequestLimitExceeded"),
        aws_error("InternalErrorException", 500),
        aws_error("SomethingNew", 502),
        aws_error("TransactionCanceledException", CancellationReasons=[{"Code": "TransactionConflict"}]),
        aws_error(
            "TransactionCanceledException",
            CancellationReasons=[{"Code": "None"}, {"Code": "ThrottlingError"}],
        ),
        EndpointConnectionError(endpoint_url="https://secret-detail"),
        ConnectTimeoutError(endpoint_url="https://secret-detail"),
        ReadTimeoutError(endpoint_url="https://secret-detail"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_throttled_or_absent_dependency_is_503_with_retry_after(serve: Serve, error: Exception) -> None:
    answer = serve(raising(error)).call()
    assert (answer.status, answer.json["error"]) == (503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert "secret-detail" not in answer.text


@pytest.mark.parametrize("code", ["TooManyRequestsException", "LimitExceededException"])
def test_cognito_limit_is_429_with_retry_after(serve: Serve, code: str) -> None:
    answer = serve(raising(aws_error(code))).call()
    assert (answer.status, answer.json["error"]) == (429, "too_many_requests")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("secret-detail"),
        KeyError("secret-detail"),
        RecursionError("secret-detail"),
        aws_error("AccessDeniedException"),
        aws_error("TransactionCanceledException", CancellationReasons=[{"Code": "ConditionalCheckFailed"}]),
    ],
    ids=lambda error: type(error).__name__,
)
def test_anything_else_is_500_without_details(serve: Serve, error: Exception) -> None:
    gateway = serve(raising(error))
    answer = gateway.call(
        "POST", body='{"password":"secret-detail"}', headers={"Authorization": "secret-detail"}
    )
    assert (answer.status, answer.json["error"]) == (500, "internal_error")
    assert answer.json["request_id"] == "gateway-id-1"
    assert "secret-detail" not in answer.text
    assert "secret-detail" not in "".join(gateway.log_lines)


def test_log_of_a_failure_names_type_place_and_aws_code(serve: Serve) -> None:
    gateway = serve(raising(aws_error("AccessDeniedException")))
    gateway.call()
    logged = json.loads(gateway.log_lines[0])
    assert logged["exception"] == "ClientError"
    assert logged["aws_codes"] == ["AccessDeniedException"]
    assert logged["aws_operation"] == "GetItem"
    assert "test_answers.py" in logged["at"]


def test_view_of_a_blueprint_is_covered_too(serve_blueprint: Serve) -> None:
    def view() -> None:
        raise MissingToken("x")

    assert serve_blueprint(view).call().json["error"] == "missing_token"


def test_failing_middleware_of_the_application_is_answered_in_shape(serve: Serve) -> None:
    gateway = serve(lambda _: {})

    def broken(_request: Request, _next: Callable[[Any], Response]) -> Response:
        raise ValueError("secret-detail")

    gateway.app.register_middleware(broken, "http")
    answer = gateway.call()
    assert (answer.status, answer.json["error"]) == (500, "internal_error")
    assert "secret-detail" not in answer.text


def test_several_cookies_and_an_empty_answer_pass_through(serve: Serve) -> None:
    cookies = ["a=1; Secure", "b=2; Secure"]
    answer = serve(lambda _: Response("", status_code=204, headers={"Set-Cookie": cookies})).call("POST")
    assert (answer.status, answer.text) == (204, "")
    assert answer.headers["Set-Cookie"] == cookies
    assert "Content-Type" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_extra_headers_reach_successes_refusals_and_oversized_bodies(serve: Serve) -> None:
    def cors(request: Request) -> dict[str, str]:
        return {"Access-Control-Allow-Origin": request.headers["origin"]}

    headers = {"Origin": "https://shop.example"}
    good = serve(lambda _: {}, answer_headers=cors)
    bad = serve(raising(ApiError(400, "invalid_session", "No.")), answer_headers=cors)
    answers = [
        good.call("POST", headers=headers),
        good.call("POST", headers=headers, body="x" * 20_000),
        bad.call("POST", headers=headers),
    ]
    assert [answer.status for answer in answers] == [200, 413, 400]
    assert {answer.headers["Access-Control-Allow-Origin"] for answer in answers} == {"https://shop.example"}


def test_failing_extra_headers_cost_the_headers_only(serve: Serve) -> None:
    gateway = serve(lambda _: {"ok": True}, answer_headers=raising(RuntimeError("secret-detail")))
    answer = gateway.call()
    assert (answer.status, answer.json) == (200, {"ok": True})
    assert json.loads(gateway.log_lines[0])["exception"] == "RuntimeError"


def test_request_outside_a_request_is_a_programming_error(new_app: Callable[..., JsonApi]) -> None:
    with pytest.raises(RuntimeError):
        _ = new_app().request
