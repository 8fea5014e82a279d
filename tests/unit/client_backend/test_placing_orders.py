"""Placing an order: what is stored, and that one Idempotency-Key makes one order whatever happens."""

import re
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from botocore.exceptions import ClientError
from chalicelib.errors import IdempotencyConflict
from chalicelib.models.order import Order, OrderDetails, OrderItem, OrderStatus, placed_at
from chalicelib.services.order_service import IDEMPOTENCY_SECONDS, OrderService

Stored = Callable[[str], list[dict[str, Any]]]
# Classes of conftest.py, which tests cannot import.
Clock = Any
RecordingClient = Any

DETAILS = OrderDetails("EUR", (OrderItem("book", 3, Decimal("0.10")), OrderItem("pen", 1, Decimal("19.99"))))
OTHER_DETAILS = OrderDetails("EUR", (OrderItem("book", 4, Decimal("0.10")),))


def mark_paid(dynamodb: RecordingClient, order: Order) -> None:
    dynamodb.update_item(
        TableName="orders-test",
        Key={"PK": {"S": "user-alice"}, "SK": {"S": f"order-{order.order_id}"}},
        UpdateExpression="SET #status = :paid",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":paid": {"S": "paid"}},
    )


def test_order_is_stored_as_the_contract_says(service: OrderService, stored: Stored) -> None:
    order = service.place_order("alice", DETAILS, "key-1")
    (item,) = stored("order-")
    assert item == {
        "PK": {"S": "user-alice"},
        "SK": {"S": f"order-{order.order_id}"},
        "order_id": {"S": order.order_id},
        "order_details": {
            "M": {
                "amount": {"N": "20.29"},
                "currency": {"S": "EUR"},
                "items": {
                    "L": [
                        {"M": {"item_id": {"S": "book"}, "quantity": {"N": "3"}, "price": {"N": "0.10"}}},
                        {"M": {"item_id": {"S": "pen"}, "quantity": {"N": "1"}, "price": {"N": "19.99"}}},
                    ]
                },
            }
        },
        "status": {"S": "placed"},
        "created_at": {"S": order.created_at},
    }
    assert re.fullmatch(r"2026-09-21T\d\d:\d\d:\d\d\.\d{3}Z", order.created_at)


def test_order_read_back_is_the_order_placed(service: OrderService) -> None:
    order = service.place_order("alice", DETAILS, "key-1")
    assert service.get_order("alice", order.order_id) == order
    assert order.details.amount == Decimal("20.29")


def test_same_key_and_order_is_the_same_order(service: OrderService, stored: Stored) -> None:
    first = service.place_order("alice", DETAILS, "key-1")
    assert service.place_order("alice", DETAILS, "key-1") == first
    assert len(stored("order-")) == 1


@pytest.mark.parametrize(
    "other",
    [
        OTHER_DETAILS,
        OrderDetails("USD", DETAILS.items),
        OrderDetails("EUR", DETAILS.items[::-1]),
        OrderDetails("EUR", (OrderItem("book", 3, Decimal("0.11")), DETAILS.items[1])),
        OrderDetails("EUR", (OrderItem("Book", 3, Decimal("0.10")), DETAILS.items[1])),
    ],
)
def test_same_key_for_another_order_is_a_conflict(
    service: OrderService, stored: Stored, other: OrderDetails
) -> None:
    service.place_order("alice", DETAILS, "key-1")
    with pytest.raises(IdempotencyConflict):
        service.place_order("alice", other, "key-1")
    assert len(stored("order-")) == 1


def test_other_keys_and_other_users_never_collide(service: OrderService) -> None:
    placed = [
        service.place_order("alice", DETAILS, "key-1"),
        service.place_order("alice", DETAILS, "key-2"),
        service.place_order("bob", DETAILS, "key-1"),
        service.place_order("carol", OTHER_DETAILS, "key-1"),
    ]
    assert len({order.order_id for order in placed}) == 4


@pytest.mark.parametrize(("age", "orders"), [(-1, 1), (0, 2)])
def test_key_is_forgotten_after_a_day_though_dynamodb_still_has_it(
    service: OrderService,
    clock: Clock,
    stored: Stored,
    age: int,
    orders: int,
) -> None:
    service.place_order("alice", DETAILS, "key-1")
    clock.now_ns -= clock.now_ns % 10**9
    clock.advance(seconds=IDEMPOTENCY_SECONDS + age)
    service.place_order("alice", DETAILS, "key-1")
    assert len(stored("order-")) == orders
    assert len(stored("idempotency-")) == 1


def test_forgotten_key_may_stand_for_another_order(service: OrderService, clock: Clock) -> None:
    service.place_order("alice", DETAILS, "key-1")
    clock.advance(seconds=IDEMPOTENCY_SECONDS + 1)
    assert service.place_order("alice", OTHER_DETAILS, "key-1").details == OTHER_DETAILS


def test_key_itself_is_not_stored_and_its_end_is_the_ttl(
    service: OrderService,
    clock: Clock,
    stored: Stored,
) -> None:
    service.place_order("alice", DETAILS, "my-secret-key")
    (item,) = stored("idempotency-")
    assert "my-secret-key" not in str(item)
    assert int(item["expires_at"]["N"]) == clock.now_ns // 10**9 + IDEMPOTENCY_SECONDS


def test_twenty_requests_at_once_make_one_order(service: OrderService, stored: Stored) -> None:
    together = threading.Barrier(20)

    def place(_: int) -> Order:
        together.wait(timeout=30)
        return service.place_order("alice", DETAILS, "key-1")

    with ThreadPoolExecutor(20) as pool:
        placed = list(pool.map(place, range(20)))
    assert len(set(placed)) == 1
    assert [item["order_id"]["S"] for item in stored("order-")] == [placed[0].order_id]


def test_request_that_overtakes_the_first_one_finishes_the_same_order(
    service: OrderService,
    dynamodb: RecordingClient,
    stored: Stored,
) -> None:
    overtaking: list[Order] = []

    def overtake(name: str, arguments: dict[str, Any]) -> None:
        if name == "put_item" and "body_hash" in arguments["Item"] and not overtaking:
            overtaking.append(Order("", DETAILS, None, ""))  # type: ignore[arg-type]  # a stand-in
            overtaking[0] = service.place_order("alice", DETAILS, "key-1")
            mark_paid(dynamodb, overtaking[0])

    dynamodb.after = overtake
    first = service.place_order("alice", DETAILS, "key-1")
    assert first == replace(overtaking[0], status=OrderStatus.PAID)
    assert [item["status"]["S"] for item in stored("order-")] == ["paid"]


def test_failure_between_the_writes_is_healed_by_the_retry(
    service: OrderService,
    dynamodb: RecordingClient,
    clock: Clock,
    stored: Stored,
) -> None:
    def throttle(name: str, arguments: dict[str, Any]) -> None:
        if name == "put_item" and "order_details" in arguments["Item"]:
            raise ClientError({"Error": {"Code": "ThrottlingException"}}, "PutItem")

    dynamodb.before = throttle
    with pytest.raises(ClientError):
        service.place_order("alice", DETAILS, "key-1")
    assert stored("order-") == []

    dynamodb.before = lambda name, arguments: None
    clock.advance(seconds=60)
    healed = service.place_order("alice", DETAILS, "key-1")
    assert healed.created_at == placed_at(healed.order_id)
    assert service.place_order("alice", DETAILS, "key-1") == healed
    assert [item["order_id"]["S"] for item in stored("order-")] == [healed.order_id]


def test_retry_after_a_status_change_shows_the_order_as_it_is_now(
    service: OrderService,
    dynamodb: RecordingClient,
) -> None:
    order = service.place_order("alice", DETAILS, "key-1")
    mark_paid(dynamodb, order)
    assert service.place_order("alice", DETAILS, "key-1").status == "paid"


def test_new_order_costs_two_writes_and_no_read(service: OrderService, dynamodb: RecordingClient) -> None:
    service.place_order("alice", DETAILS, "key-1")
    assert [name for name, _ in dynamodb.calls] == ["put_item", "put_item"]
