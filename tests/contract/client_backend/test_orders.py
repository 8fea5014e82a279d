"""`/orders` as contract.md has it: shapes, codes, ownership, pages, idempotency, faults."""

import json
import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Call = Callable[..., Any]

BODY = {
    "items": [
        {"item_id": "book", "quantity": 3, "price": 0.1},
        {"item_id": "pen", "quantity": 1, "price": 19.99},
    ]
}


def refused(answer: Any, status: int, code: str, *, naming: str = "") -> None:
    assert (answer.status_code, answer.json_body["error"]) == (status, code)
    assert naming in answer.json_body["message"]
    assert answer.json_body["request_id"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_placed_order_has_the_contract_shape(caller: Call) -> None:
    answer = caller().post(BODY)
    order = answer.json_body
    assert answer.status_code == 201
    assert set(order) == {"order_id", "order_details", "status", "created_at"}
    assert order["order_details"] == {"amount": 20.29, "currency": "EUR", "items": BODY["items"]}
    assert order["status"] == "placed"
    assert UUID(order["order_id"]).version == 7
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", order["created_at"])


def test_own_order_can_be_read_alone_and_in_the_list(caller: Call) -> None:
    alice = caller()
    order = alice.post(BODY).json_body
    one = alice.get(f"/orders/{order['order_id']}")
    assert (one.status_code, one.json_body) == (200, order)
    assert alice.get("/orders").json_body == {"orders": [order], "next_cursor": None}


def test_answer_of_an_order_can_be_posted_as_the_next(caller: Call) -> None:
    alice = caller()
    order = alice.post(BODY).json_body
    again = alice.post({"order_details": order["order_details"]}, "key-2")
    assert again.status_code == 201
    assert again.json_body["order_details"] == order["order_details"]


def test_another_users_order_is_unknown_and_not_listed(caller: Call) -> None:
    order_id = caller("alice").post(BODY).json_body["order_id"]
    refused(caller("bob").get(f"/orders/{order_id}"), 404, "unknown_order")
    assert caller("bob").get("/orders").json_body["orders"] == []


@pytest.mark.parametrize(
    "order_id",
    [
        "0192f0c1-2d3e-7000-8000-000000000000",
        "x",
        "order-1",
        "%00",
        "%2e%2e",
        "..",
        "é",
        "x" * 3000,
        "idempotency-" + "0" * 64,
        "{order_id}",
        "' OR 1=1 --",
    ],
)
def test_any_other_order_id_is_unknown(caller: Call, order_id: str) -> None:
    refused(caller().get(f"/orders/{order_id}"), 404, "unknown_order")


def test_pages_are_newest_first_and_complete(caller: Call) -> None:
    alice = caller()
    placed = [alice.post(BODY, f"key-{number}").json_body["order_id"] for number in range(7)]
    seen, path = [], "/orders?limit=3"
    sizes = []
    while True:
        page = alice.get(path).json_body
        seen += [order["order_id"] for order in page["orders"]]
        sizes.append(len(page["orders"]))
        if page["next_cursor"] is None:
            break
        path = f"/orders?limit=3&cursor={page['next_cursor']}"
    assert seen == placed[::-1]
    assert sizes == [3, 3, 1]


def test_page_has_twenty_orders_unless_asked_otherwise(caller: Call) -> None:
    alice = caller()
    for number in range(21):
        alice.post(BODY, f"key-{number}")
    assert len(alice.get("/orders").json_body["orders"]) == 20
    assert len(alice.get("/orders?limit=100").json_body["orders"]) == 21


def test_status_filters(caller: Call) -> None:
    alice = caller()
    alice.post(BODY)
    assert len(alice.get("/orders?status=placed").json_body["orders"]) == 1
    for status in ("paid", "shipped", "cancelled"):
        assert alice.get(f"/orders?status={status}").json_body == {"orders": [], "next_cursor": None}


BAD_QUERIES = {
    "limit": ("0", "101", "-1", "1.5", "x", "", "%2B5", "1e2", "9999", "5&limit=5", "%D9%A5", "%205", "5%0A"),
    "status": ("", "PLACED", "unknown", "placed%00", "paid&status=paid"),
    "cursor": ("", "x", "A" * 43, "A" * 5000, "%C3%A9", "x&cursor=x"),
}


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, values in BAD_QUERIES.items() for value in values]
)
def test_bad_query_is_400_naming_the_parameter(caller: Call, field: str, value: str) -> None:
    refused(caller().get(f"/orders?{field}={value}"), 400, "invalid_request", naming=field)


def test_another_users_cursor_is_400(caller: Call) -> None:
    for number in range(2):
        caller("alice").post(BODY, f"key-{number}")
    cursor = caller("alice").get("/orders?limit=1").json_body["next_cursor"]
    refused(caller("bob").get(f"/orders?cursor={cursor}"), 400, "invalid_request", naming="cursor")


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


class OneCallAtATime:
    """moto, made atomic per call as DynamoDB is."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._lock = threading.Lock()

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._client, name)
        if not callable(attribute):
            return attribute

        def call(**arguments: Any) -> Any:
            with self._lock:
                return attribute(**arguments)

        return call


def test_twenty_identical_requests_at_once_make_one_order(caller: Call, dynamodb: Any) -> None:
    client = OneCallAtATime(dynamodb)
    callers = [caller(client=client) for _ in range(20)]
    together = threading.Barrier(20)

    def post(alice: Any) -> Any:
        together.wait(timeout=30)
        return alice.post(BODY)

    with ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(post, callers))
    assert [answer.status_code for answer in answers] == [201] * 20
    assert len({answer.json_body["order_id"] for answer in answers}) == 1
    assert len(caller().get("/orders").json_body["orders"]) == 1


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"[]", "object"),
        (b'{"items":[{"item_id":"a","quantity":1,"price":NaN}]}', "JSON"),
        (b'{"items":[{"item_id":"a","quantity":1,"price":1e999999999999999999999}]}', "JSON"),
        (b"[" * 16_000, "JSON"),
        (b"\xff", "JSON"),
        ({}, "items"),
        ({"items": []}, "items"),
        ({"items": [{"item_id": "a", "quantity": 1}]}, "price"),
        ({"items": [{"item_id": "a", "quantity": True, "price": 1}]}, "quantity"),
        ({"items": [{"item_id": "a", "quantity": 1, "price": "1.00"}]}, "price"),
        ({"items": [{"item_id": "a", "quantity": 1, "price": 0.1 + 0.2}]}, "price"),
        ({**BODY, "amount": 20.28}, "amount"),
        ({**BODY, "currency": "eur"}, "currency"),
    ],
)
def test_bad_body_is_400_naming_what_is_wrong(caller: Call, body: object, field: str) -> None:
    refused(caller().post(body), 400, "invalid_request", naming=field)
    assert caller().get("/orders").json_body["orders"] == []


def test_large_body_is_413(caller: Call) -> None:
    refused(caller().post(b"{" + b" " * 16_384), 413, "payload_too_large")


def test_wrong_method_is_405(caller: Call, new_api: Call) -> None:
    answer = new_api().http.delete("/orders")
    refused(answer, 405, "method_not_allowed")
    assert answer.headers["Allow"] == "GET, POST"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
ITEM = st.fixed_dictionaries({}, optional={"item_id": JSON, "quantity": JSON, "price": JSON})
LIKELY = st.fixed_dictionaries(
    {"items": st.lists(ITEM | JSON, max_size=2)}, optional={"currency": JSON, "amount": JSON}
)


@given(body=LIKELY | JSON | st.binary(max_size=60), key=st.text(max_size=10))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_and_no_key_make_it_fail(caller: Call, body: object, key: str) -> None:
    assert caller().post(body, key).status_code in {201, 400, 409}


class Failing:
    """A DynamoDB client every call of which fails."""

    def __init__(self, client: Any, error: Exception) -> None:
        self.exceptions = client.exceptions
        self._error = error

    def __getattr__(self, name: str) -> Any:
        def call(**_: object) -> None:
            raise self._error

        return call


@pytest.mark.parametrize(
    "error",
    [
        ClientError({"Error": {"Code": "ProvisionedThroughputExceededException"}}, "Query"),
        ClientError({"Error": {"Code": "InternalServerError"}}, "Query"),
        EndpointConnectionError(endpoint_url="https://dynamodb.example"),
    ],
)
def test_throttled_or_absent_table_is_503(caller: Call, dynamodb: Any, error: Exception) -> None:
    alice = caller(client=Failing(dynamodb, error))
    for answer in (
        alice.get("/orders"),
        alice.get("/orders/0192f0c1-2d3e-7000-8000-000000000000"),
        alice.post(BODY),
    ):
        refused(answer, 503, "temporarily_unavailable")
        assert int(answer.headers["Retry-After"]) > 0


def test_missing_grant_is_500_without_details(caller: Call, dynamodb: Any) -> None:
    denied = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "arn:aws:secret"}}, "Query")
    answer = caller(client=Failing(dynamodb, denied)).get("/orders")
    refused(answer, 500, "internal_error")
    assert b"arn:aws" not in answer.body
