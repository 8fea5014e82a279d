"""`GET` and `POST /orders` as the contract has them: shapes, ownership, pages."""

import re
from uuid import UUID

import pytest
from orders_world.calls import BODY, Call, refused


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
