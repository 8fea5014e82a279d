"""A user leaves: his orders go or lose their owner, once each, whatever happens meanwhile."""

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from botocore.exceptions import ClientError
from chalicelib.models.order import Order, OrderDetails, OrderItem
from chalicelib.services.order_removal import OrderRemoval
from chalicelib.services.order_service import OrderService

Stored = Callable[[str], list[dict[str, Any]]]
Removal = Callable[..., OrderRemoval]
# A class of conftest.py, which tests cannot import.
RecordingClient = Any

ALICE, BOB = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d", "7235f4a4-4041-70aa-e6b2-2f7f0a8e3b11"
WRITES = {"transact_write_items", "delete_item"}


def place(service: OrderService, user_id: str, count: int) -> list[Order]:
    details = [OrderDetails("EUR", (OrderItem("book", 1 + n, Decimal("0.10")),)) for n in range(count)]
    return [service.place_order(user_id, details[n], f"key-{n}") for n in range(count)]


def without_owner(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    unowned = [{name: value for name, value in item.items() if name != "PK"} for item in items]
    return sorted(unowned, key=lambda item: str(item["SK"]["S"]))


def owned_by(items: list[dict[str, Any]], user_id: str) -> list[dict[str, Any]]:
    return [item for item in items if item["PK"]["S"] == f"user-{user_id}"]


def fail(name: str, code: str) -> ClientError:
    return ClientError({"Error": {"Code": code}}, name)


def test_anonymised_orders_are_the_same_orders_of_nobody(
    service: OrderService, removal: Removal, stored: Stored
) -> None:
    place(service, ALICE, 5)
    place(service, BOB, 2)
    before = stored("order-")
    removal("anonymise").remove(ALICE)
    after = stored("order-")
    assert without_owner(after) == without_owner(before)
    assert owned_by(after, BOB) == owned_by(before, BOB)
    (nobody,) = {item["PK"]["S"] for item in after} - {f"user-{BOB}"}
    assert UUID(nobody.removeprefix("user-")).version == 4


@pytest.mark.parametrize("treatment", ["anonymise", "delete"])
def test_no_trace_of_the_user_is_left_and_the_others_keep_theirs(
    service: OrderService, removal: Removal, stored: Stored, treatment: str
) -> None:
    place(service, ALICE, 3)
    place(service, BOB, 2)
    bobs = owned_by(stored(""), BOB)
    removal(treatment).remove(ALICE)
    assert ALICE not in json.dumps(stored(""))
    assert owned_by(stored(""), BOB) == bobs
    assert len(stored("order-")) == (5 if treatment == "anonymise" else 2)
    assert len(stored("idempotency-")) == 2


def test_what_is_not_of_an_order_stays_behind(
    service: OrderService, removal: Removal, dynamodb: RecordingClient, stored: Stored
) -> None:
    (order,) = place(service, ALICE, 1)
    dynamodb.update_item(
        TableName="orders-test",
        Key={"PK": {"S": f"user-{ALICE}"}, "SK": {"S": f"order-{order.order_id}"}},
        UpdateExpression="SET note = :note",
        ExpressionAttributeValues={":note": {"S": f"call {ALICE}"}},
    )
    removal().remove(ALICE)
    (item,) = stored("order-")
    assert set(item) == {"PK", "SK", "order_id", "order_details", "status", "created_at"}


@pytest.mark.parametrize("treatment", ["anonymise", "delete"])
def test_every_page_is_read(
    service: OrderService, removal: Removal, dynamodb: RecordingClient, stored: Stored, treatment: str
) -> None:
    def small_pages(name: str, arguments: dict[str, Any]) -> None:
        if name == "query":
            assert arguments["ConsistentRead"]
            arguments["Limit"] = 4

    place(service, ALICE, 11)
    dynamodb.before = small_pages
    removal(treatment).remove(ALICE)
    assert owned_by(stored(""), ALICE) == []
    assert len(stored("order-")) == (11 if treatment == "anonymise" else 0)


@pytest.mark.parametrize("hook", ["before", "after"])
@pytest.mark.parametrize("write", range(1, 9))
def test_a_crash_at_any_write_is_healed_by_the_repetition(
    service: OrderService,
    removal: Removal,
    dynamodb: RecordingClient,
    stored: Stored,
    write: int,
    hook: str,
) -> None:
    """Before the write, or after it with the answer lost."""
    place(service, ALICE, 4)
    orders = without_owner(stored("order-"))
    writes = 0

    def crash(name: str, _: dict[str, Any]) -> None:
        nonlocal writes
        writes += name in WRITES
        if writes == write and name in WRITES:
            raise fail(name, "InternalServerError")

    setattr(dynamodb, hook, crash)
    with pytest.raises(ClientError):
        removal().remove(ALICE)
    assert without_owner(stored("order-")) == orders
    setattr(dynamodb, hook, lambda name, arguments: None)
    removal().remove(ALICE)
    assert without_owner(stored("order-")) == orders
    assert owned_by(stored(""), ALICE) == []


def test_deliveries_at_the_same_time_double_nothing(
    service: OrderService, removal: Removal, stored: Stored
) -> None:
    place(service, ALICE, 6)
    orders = without_owner(stored("order-"))
    together = threading.Barrier(4)

    def deliver(_: int) -> None:
        together.wait(timeout=30)
        removal().remove(ALICE)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(deliver, range(4)))
    assert without_owner(stored("order-")) == orders
    assert owned_by(stored(""), ALICE) == []


def test_an_order_paid_meanwhile_stays_paid(
    service: OrderService, removal: Removal, dynamodb: RecordingClient, stored: Stored
) -> None:
    (order,) = place(service, ALICE, 1)

    def pay(name: str, _: dict[str, Any]) -> None:
        if name == "transact_write_items":
            dynamodb.before = lambda name, arguments: None
            dynamodb.update_item(
                TableName="orders-test",
                Key={"PK": {"S": f"user-{ALICE}"}, "SK": {"S": f"order-{order.order_id}"}},
                UpdateExpression="SET #status = :paid",
                ExpressionAttributeNames={"#status": "status"},
                ExpressionAttributeValues={":paid": {"S": "paid"}},
            )

    dynamodb.before = pay
    removal().remove(ALICE)
    (item,) = stored("order-")
    assert (item["order_id"]["S"], item["status"]["S"]) == (order.order_id, "paid")
    assert item["PK"]["S"] != f"user-{ALICE}"


def cancelled(*codes: str) -> dict[str, Any]:
    return {
        "Error": {"Code": "TransactionCanceledException"},
        "CancellationReasons": [{"Code": code} for code in codes],
    }


@pytest.mark.parametrize(
    "codes", [("None", "ThrottlingError"), ("TransactionConflict", "None"), ("ValidationError", "None")]
)
def test_a_move_that_failed_otherwise_is_raised(
    service: OrderService, removal: Removal, dynamodb: RecordingClient, stored: Stored, codes: tuple[str, ...]
) -> None:
    place(service, ALICE, 1)
    refusal = dynamodb.exceptions.TransactionCanceledException(cancelled(*codes), "TransactWriteItems")

    def refuse(name: str, _: dict[str, Any]) -> None:
        if name == "transact_write_items":
            raise refusal

    dynamodb.before = refuse
    with pytest.raises(ClientError):
        removal().remove(ALICE)
    assert len(owned_by(stored("order-"), ALICE)) == 1


def test_a_user_without_anything_costs_one_read(removal: Removal, dynamodb: RecordingClient) -> None:
    removal().remove(ALICE)
    assert [name for name, _ in dynamodb.calls] == ["query"]
