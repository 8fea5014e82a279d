"""Every request leaves one line, whatever became of it, and no line ever becomes the caller's problem."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest
from chalice.app import Request, Response
from sso_auth.chalice_api import JsonApi
from sso_auth.errors import InvalidToken
from sso_auth.event_lines import user_hash
from sso_auth.event_scope import note
from sso_auth.http_errors import ApiError

Serve = Callable[..., Any]


def raising(error: Exception) -> Callable[[Request], Any]:
    def view(_: Request) -> None:
        raise error

    return view


def ticking(seconds: float) -> Callable[[], float]:
    """A clock that goes on by so much each time it is read."""
    readings = iter(range(100))
    return lambda: next(readings) * seconds


def only_line(gateway: Any) -> Any:
    [line] = gateway.log_lines
    return json.loads(line)


def test_a_good_answer_leaves_a_line(serve: Serve) -> None:
    gateway = serve(lambda _: {"status": "ok"}, monotonic=ticking(0.0125))
    gateway.call("POST", body='{"secret":"detail"}', query={"secret": ["detail"]})
    assert only_line(gateway) == {
        "kind": "request",
        "request_id": "gateway-id-1",
        "route": "/view",
        "method": "POST",
        "status": 200,
        "outcome": "ok",
        "latency_ms": 12.5,
    }


def test_the_line_names_the_route_and_not_the_path(new_app: Callable[..., JsonApi], gateway: Serve) -> None:
    app = new_app()
    app.route("/users/{name}")(lambda name: {"name": name})
    caller = gateway(app)
    caller.call(resource="/users/{name}", path="/users/maria", parameters={"name": "maria"})
    assert only_line(caller)["route"] == "/users/{name}"
    assert "maria" not in caller.log_lines[0]


def test_the_line_of_a_refusal_has_its_code_and_what_it_was_made_of(serve: Serve) -> None:
    gateway = serve(raising(InvalidToken("aud of another application")))
    gateway.call()
    line = only_line(gateway)
    assert (line["status"], line["outcome"]) == (401, "invalid_token")
    assert (line["exception"], line["reason"]) == ("InvalidToken", "aud of another application")


@pytest.mark.parametrize(
    ("method", "resource", "headers", "outcome", "route"),
    [
        ("GET", "/{proxy+}", {}, "not_found", None),
        ("PUT", "/view", {}, "method_not_allowed", "/view"),
        ("POST", "/view", {"Content-Type": "text/plain"}, "unsupported_media_type", "/view"),
    ],
)
def test_what_no_view_saw_leaves_a_line_too(
    serve: Serve, method: str, resource: str, headers: dict[str, str], outcome: str, route: str | None
) -> None:
    gateway = serve(lambda _: {})
    gateway.call(method, resource, body="{}", headers=headers)
    line = only_line(gateway)
    assert (line["outcome"], line.get("route")) == (outcome, route)


def test_an_event_that_is_no_request_leaves_a_line(serve: Serve) -> None:
    gateway = serve(lambda _: {})
    gateway.app({"warm": True}, None)
    assert only_line(gateway)["outcome"] == "not_found"


def test_the_line_has_the_hash_of_whom_the_view_found_out(serve: Serve) -> None:
    def view(_: Request) -> dict[str, str]:
        note(user_id="0b5d6f3e", application_id="shop")
        raise ApiError(403, "not_a_member", "No.")

    gateway = serve(view)
    gateway.call()
    assert (only_line(gateway)["user"], only_line(gateway)["application_id"]) == (
        user_hash("0b5d6f3e"),
        "shop",
    )
    assert "0b5d6f3e" not in gateway.log_lines[0]


@pytest.mark.parametrize(
    ("view", "level"),
    [
        (lambda _: {}, logging.INFO),
        (raising(ApiError(404, "unknown_order", "No.")), logging.INFO),
        (raising(ApiError(503, "temporarily_unavailable", "No.")), logging.ERROR),
        (raising(KeyError("x")), logging.ERROR),
    ],
)
def test_what_is_our_fault_is_an_error(serve: Serve, view: Callable[[Request], Any], level: int) -> None:
    gateway = serve(view)
    gateway.call()
    assert gateway.log_levels == [level]


def test_refusals_are_counted_by_code_where_there_is_a_namespace(serve: Serve) -> None:
    refuse = raising(ApiError(404, "unknown_order", "No."))
    gateway = serve(refuse, metrics_namespace=lambda: "shop", now=lambda: 1_795_406_400)
    gateway.call()
    line = only_line(gateway)
    assert (line["Refusals"], line["Code"]) == (1, "unknown_order")
    assert line["_aws"] == {
        "Timestamp": 1_795_406_400_000,
        "CloudWatchMetrics": [
            {
                "Namespace": "shop",
                "Dimensions": [[], ["Code"]],
                "Metrics": [{"Name": "Refusals", "Unit": "Count"}],
            }
        ],
    }


@pytest.mark.parametrize("options", [{}, {"metrics_namespace": lambda: None}])
def test_nothing_is_counted_without_a_namespace(serve: Serve, options: dict[str, Any]) -> None:
    gateway = serve(raising(ApiError(404, "unknown_order", "No.")), **options)
    gateway.call()
    assert not {"_aws", "Refusals", "Code"} & set(only_line(gateway))


def test_a_good_answer_is_no_refusal(serve: Serve) -> None:
    gateway = serve(lambda _: Response({"error": "x"}, status_code=201), metrics_namespace=lambda: "shop")
    gateway.call()
    assert "_aws" not in only_line(gateway)


def broken(*_: object) -> Any:
    raise RuntimeError("no line today")


@pytest.mark.parametrize("option", ["now", "metrics_namespace"])
def test_what_the_line_is_made_with_may_fail(serve: Serve, option: str) -> None:
    answer = serve(lambda _: {"status": "ok"}, **{option: broken}).call()
    assert (answer.status, answer.json) == (200, {"status": "ok"})


def test_a_log_that_cannot_be_written_costs_the_line_only(serve: Serve) -> None:
    gateway = serve(lambda _: {"status": "ok"})
    handler = logging.Handler()
    handler.emit = broken  # type: ignore[assignment, method-assign]  # a stand-in
    gateway.app.log.addHandler(handler)
    answer = gateway.call()
    assert (answer.status, answer.json) == (200, {"status": "ok"})
