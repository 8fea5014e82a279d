"""The skin for FastAPI, by requests to an application."""

import asyncio
from collections.abc import Callable
from threading import Event
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, FastAPI, Request
from presented import ACCEPTED_SCHEMES, REFUSED, Presented, bearer, without_keys, without_sessions
from sso_auth import Claims, ExpiredToken, TokenVerifier
from sso_auth.fastapi import install_error_answers, require_user
from sso_auth.http_errors import ApiError
from token_pool import ID_CLAIMS, Pool

Logged = Callable[[], list[dict[str, Any]]]


def new_app(verifier: TokenVerifier) -> FastAPI:
    """An application with an endpoint of each kind that only users may call."""
    app = FastAPI()
    current_user = require_user(verifier)
    app.state.served = []

    @app.get("/sync")
    def sync_endpoint(claims: Annotated[Claims, Depends(current_user)]) -> dict[str, str]:
        app.state.served.append("sync")
        return {"sub": claims.sub}

    @app.get("/async")
    async def async_endpoint(claims: Annotated[Claims, Depends(current_user)]) -> dict[str, str]:
        app.state.served.append("async")
        return {"sub": claims.sub}

    return app


def answering_app(verifier: TokenVerifier) -> FastAPI:
    app = new_app(verifier)
    install_error_answers(app)
    return app


def client_of(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test")


def get(app: FastAPI, path: str, *authorization: str, **headers: str) -> httpx.Response:
    async def exchange() -> httpx.Response:
        async with client_of(app) as client:
            values = [("Authorization", value) for value in authorization]
            return await client.get(path, headers=[*values, *headers.items()])

    return asyncio.run(exchange())


@pytest.mark.parametrize("path", ["/sync", "/async"])
@pytest.mark.parametrize("scheme", ACCEPTED_SCHEMES)
def test_a_user_is_served_and_his_claims_are_given(pool: Pool, path: str, scheme: str) -> None:
    answer = get(answering_app(pool.verifier()), path, f"{scheme} {pool.token()}")
    assert (answer.status_code, answer.json()) == (200, {"sub": ID_CLAIMS["sub"]})


@pytest.mark.parametrize("path", ["/sync", "/async"])
@pytest.mark.parametrize("presented", REFUSED.values(), ids=REFUSED)
def test_everyone_else_is_refused_as_in_the_contract(pool: Pool, path: str, presented: Presented) -> None:
    app = answering_app(pool.verifier())
    answer = get(app, path, *presented.headers(pool))
    body = answer.json()
    assert (answer.status_code, body["error"]) == (401, presented.code)
    assert body.keys() == {"error", "message", "request_id"}
    assert all(body.values())
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert app.state.served == []


@pytest.mark.parametrize("unable", [without_keys, without_sessions])
def test_what_cannot_be_judged_is_503_and_not_the_callers_fault(
    pool: Pool, unable: Callable[[Pool], TokenVerifier]
) -> None:
    app = answering_app(unable(pool))
    answer = get(app, "/sync", bearer(pool))
    assert (answer.status_code, answer.json()["error"]) == (503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert "WWW-Authenticate" not in answer.headers
    assert app.state.served == []


def test_without_the_error_answers_the_status_is_right_all_the_same(pool: Pool) -> None:
    answer = get(new_app(pool.verifier()), "/sync")
    assert (answer.status_code, answer.json()) == (401, {"detail": "missing_token"})
    assert answer.headers["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ApiError(404, "unknown_order", "There is no such order."), 404, "unknown_order"),
        (ExpiredToken("exp has passed"), 401, "expired_token"),
    ],
)
def test_refusals_of_an_endpoint_have_the_same_shape(
    pool: Pool, error: Exception, status: int, code: str
) -> None:
    app = answering_app(pool.verifier())

    @app.get("/refusing")
    def refuse() -> None:
        raise error

    answer = get(app, "/refusing")
    assert (answer.status_code, answer.json()["error"]) == (status, code)
    assert answer.json().keys() == {"error", "message", "request_id"}


def test_a_fetch_of_keys_holds_up_no_other_request(pool: Pool) -> None:
    """The fetch ends only when another request has been served by the same event loop."""
    asked, served_meanwhile = Event(), Event()

    def fetch(url: str) -> bytes:
        asked.set()
        if not served_meanwhile.wait(timeout=10):
            raise OSError("the event loop stands still")
        return pool.fetch(url)

    app = answering_app(pool.verifier(fetch=fetch))

    @app.get("/health")
    async def health() -> dict[str, str]:
        return {"status": "ok"}

    async def exchange() -> list[httpx.Response]:
        async with client_of(app) as client:
            user = asyncio.create_task(client.get("/async", headers={"Authorization": bearer(pool)}))
            await asyncio.to_thread(asked.wait, 10)
            other = await client.get("/health")
            served_meanwhile.set()
            return [other, await user]

    assert [answer.status_code for answer in asyncio.run(exchange())] == [200, 200]


def test_the_application_names_its_requests(pool: Pool, logged: Logged) -> None:
    app = new_app(pool.verifier())

    def name(request: Request) -> str:
        return request.headers["test-id"]

    install_error_answers(app, request_id=name)
    answer = get(app, "/sync", **{"Test-Id": "id-1"})
    assert answer.json()["request_id"] == "id-1"
    assert [line["request_id"] for line in logged()] == ["id-1"]


def test_the_log_has_the_reason_under_the_answers_id_and_no_token(pool: Pool, logged: Logged) -> None:
    app = answering_app(pool.verifier())
    header = bearer(pool, aud="outlet-client")
    answers = [get(app, "/sync", header), get(app, "/sync", header)]
    lines = logged()
    assert [line["request_id"] for line in lines] == [answer.json()["request_id"] for answer in answers]
    assert lines[0]["request_id"] != lines[1]["request_id"]
    assert (lines[0]["reason"], lines[0]["level"]) == ("the token is for another client", "INFO")
    assert "another client" not in answers[0].text
    assert not [part for part in header.split(".") if part in str(lines)]


def test_an_outage_is_logged_as_an_error(pool: Pool, logged: Logged) -> None:
    get(answering_app(without_keys(pool)), "/sync", bearer(pool))
    assert [(line["level"], line["status"]) for line in logged()] == [("ERROR", 503)]


def test_open_api_shows_the_bearer_scheme(pool: Pool) -> None:
    described = get(answering_app(pool.verifier()), "/openapi.json").json()
    schemes = described["components"]["securitySchemes"]
    assert list(schemes.values()) == [{"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}]
    for path in ("/sync", "/async"):
        assert described["paths"][path]["get"]["security"] == [{name: [] for name in schemes}]


def test_tests_of_an_application_may_stand_a_user_in(pool: Pool) -> None:
    app, current_user = FastAPI(), require_user(pool.verifier())

    @app.get("/")
    def whoami(claims: Annotated[Claims, Depends(current_user)]) -> str:
        return claims.sub

    claims = pool.verifier().verify(pool.token())
    app.dependency_overrides[current_user] = lambda: claims
    assert get(app, "/").json() == claims.sub
