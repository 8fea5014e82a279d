"""One key, one order."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from orders_world.calls import BODY, Call, refused


@pytest.mark.parametrize("key", [None, "", "two words", "x" * 256, "tab\there", "é"])
def test_idempotency_key_is_required(caller: Call, key: str | None) -> None:
    refused(caller().post(BODY, key), 400, "invalid_request", naming="Idempotency-Key")


@pytest.mark.parametrize("key", ["x" * 255, "!~", "8e03978e-40d5-43e8-bc93-6894a57f9324"])
def test_any_visible_ascii_is_an_idempotency_key(caller: Call, key: str) -> None:
    assert caller().post(BODY, key).status_code == 201


def test_repeated_request_gets_the_same_order(caller: Call) -> None:
    first = caller().post(BODY)
    repeated = caller().post(json.dumps(BODY, indent=4).encode())
    assert (repeated.status_code, repeated.json_body) == (201, first.json_body)
    assert len(caller().get("/orders").json_body["orders"]) == 1


def test_key_used_for_another_order_is_a_conflict(caller: Call) -> None:
    caller().post(BODY)
    refused(caller().post({**BODY, "currency": "USD"}), 409, "idempotency_conflict")


def test_another_users_key_is_not_mine(caller: Call) -> None:
    assert caller("alice").post(BODY).json_body["order_id"] != caller("bob").post(BODY).json_body["order_id"]


def test_twenty_identical_requests_at_once_make_one_order(caller: Call) -> None:
    callers = [caller() for _ in range(20)]
    together = threading.Barrier(20)

    def post(alice: Any) -> Any:
        together.wait(timeout=30)
        return alice.post(BODY)

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(post, callers))
    assert [answer.status_code for answer in answers] == [201] * 20
    assert len({answer.json_body["order_id"] for answer in answers}) == 1
    assert len(caller().get("/orders").json_body["orders"]) == 1
