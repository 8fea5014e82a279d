"""What this backend leaves for its operator: a line for each request and each fetch of the keys."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sso_auth.event_lines import user_hash


@pytest.fixture
def requests() -> Iterator[list[str]]:
    """The requests' lines."""
    written: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: written.append(record.getMessage())  # type: ignore[method-assign]  # a stand-in
    log = logging.getLogger("client_backend")
    log.addHandler(handler)
    yield written
    log.removeHandler(handler)


def test_a_request_is_told_by_its_route_and_the_users_hash(
    caller: Callable[..., Any], token: Callable[..., str], requests: list[str]
) -> None:
    caller("dorothea").get("/orders/0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d")
    [line] = requests
    told = json.loads(line)
    assert (told["route"], told["status"], told["outcome"]) == ("/orders/{order_id}", 404, "unknown_order")
    assert told["user"] == user_hash("dorothea")
    for secret in ("dorothea", "0b5d6f3e", token(sub="dorothea")[:40]):
        assert secret not in line


def test_a_fetch_of_the_keys_is_told_once(
    new_api: Callable[..., Any],
    token: Callable[..., str],
    requests: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    api = new_api()
    for _ in range(2):
        api.http.get("/orders", headers={"Authorization": f"Bearer {token()}"})
    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines() if line.startswith("{")]
    [fetched] = [line for line in printed if line["kind"] == "keys"]
    assert (fetched["outcome"], fetched["request_id"]) == ("ok", json.loads(requests[0])["request_id"])
