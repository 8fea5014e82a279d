"""Who is let in: only the bearer of a valid ID token of this very application."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
from chalicelib.api import create_api
from chalicelib.routes.order_services import OrderServices

NOW = 1_790_000_000

Token = Callable[..., str]
NewApi = Callable[..., Any]


def no_services() -> OrderServices:
    raise AssertionError("routes are declared without services")


CALLS = sorted(
    (method, path.replace("{order_id}", "0192f0c1-2d3e-7000-8000-000000000000"))
    for path, views in create_api(no_services).routes.items()
    for method in views
    if path != "/health"
)
"""All that there are; a new one is tried unasked."""


def refused(answer: Any, status: int, code: str) -> None:
    assert (answer.status_code, answer.json_body["error"]) == (status, code)
    assert answer.json_body["message"]
    assert answer.json_body["request_id"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_health_needs_no_token(new_api: NewApi) -> None:
    answer = new_api().http.get("/health")
    assert (answer.status_code, answer.json_body) == (200, {"status": "ok"})


def test_calls_are_found() -> None:
    assert ("POST", "/orders") in CALLS


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_no_token_is_missing_token(new_api: NewApi, method: str, path: str) -> None:
    answer = new_api().http.request(method, path)
    refused(answer, 401, "missing_token")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_tampered_token_is_invalid_token(new_api: NewApi, token: Token, method: str, path: str) -> None:
    header, payload, signature = token().split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    forged = base64.urlsafe_b64encode(json.dumps({**claims, "sub": "bob"}).encode()).rstrip(b"=").decode()
    answer = new_api().http.request(
        method, path, headers={"Authorization": f"Bearer {header}.{forged}.{signature}"}
    )
    refused(answer, 401, "invalid_token")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"aud": "client-outlet"}, "invalid_token"),
        ({"aud": None, "client_id": "client-shop", "token_use": "access"}, "invalid_token"),
        ({"token_use": "access", "client_id": "client-shop"}, "invalid_token"),
        ({"iss": "https://issuer.example/other"}, "invalid_token"),
        ({"sub": None}, "invalid_token"),
        ({"exp": NOW - 61}, "expired_token"),
        ({"iat": NOW + 61}, "invalid_token"),
    ],
)
def test_token_for_something_else_is_refused(
    new_api: NewApi, token: Token, changes: dict[str, Any], code: str
) -> None:
    answer = new_api().http.get("/orders", headers={"Authorization": f"Bearer {token(**changes)}"})
    refused(answer, 401, code)
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("changes", [{"exp": NOW - 59}, {"iat": NOW + 59}])
def test_clocks_may_differ_by_a_minute(new_api: NewApi, token: Token, changes: dict[str, Any]) -> None:
    answer = new_api().http.get("/orders", headers={"Authorization": f"Bearer {token(**changes)}"})
    assert answer.status_code == 200


def test_strangers_key_under_the_pools_key_id_is_refused(new_api: NewApi, foreign_key: Any) -> None:
    claims = {"sub": "alice", "iss": "https://issuer.example/pool", "aud": "client-shop", "token_use": "id"}
    forged = foreign_key.sign({**claims, "iat": NOW, "exp": NOW + 600})
    refused(
        new_api().http.get("/orders", headers={"Authorization": f"Bearer {forged}"}), 401, "invalid_token"
    )


@pytest.mark.parametrize(
    "text", ["abc", "a.b.c", "é.é.é", "x" * 9000, "null", "..", "eyJhbGciOiJub25lIn0.e30."]
)
def test_rubbish_as_a_token_is_invalid_token(new_api: NewApi, text: str) -> None:
    answer = new_api().http.get("/orders", headers={"Authorization": f"Bearer {text}"})
    refused(answer, 401, "invalid_token")


def test_unreachable_keys_are_503_and_not_the_callers_fault(new_api: NewApi, token: Token) -> None:
    def unreachable(_: str) -> bytes:
        raise OSError("no route")

    answer = new_api(fetch=unreachable).http.get("/orders", headers={"Authorization": f"Bearer {token()}"})
    refused(answer, 503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def test_token_is_judged_before_the_request_is(new_api: NewApi) -> None:
    answer = new_api().http.post(
        "/orders?limit=bad", headers={"Content-Type": "application/json"}, body=b"not json"
    )
    refused(answer, 401, "missing_token")
