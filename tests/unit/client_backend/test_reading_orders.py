"""Listing and reading: newest first, page by page, one's own only."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from chalicelib.errors import UnknownOrder
from chalicelib.models.order import OrderDetails, OrderItem, OrderStatus
from chalicelib.models.order_table import OrderTable
from chalicelib.services.cursor import cursor_after
from chalicelib.services.order_service import OrderService
from hypothesis import given
from hypothesis import strategies as st
from sso_auth.http_errors import ApiError

DETAILS = OrderDetails("EUR", (OrderItem("book", 1, Decimal("5.00")),))

Place = Callable[..., list[str]]
Stored = Callable[[str], list[dict[str, Any]]]
RecordingClient = Any  # of conftest.py, which tests cannot import


@pytest.fixture
def place(service: OrderService, dynamodb: RecordingClient) -> Place:
    """Places orders one after another; every `every`-th is set to `status`."""

    def many(count: int, *, user: str = "alice", status: str = "placed", every: int = 1) -> list[str]:
        ids = []
        for number in range(count):
            order_id = service.place_order(user, DETAILS, f"{user}-{number}").order_id
            ids.append(order_id)
            if status != "placed" and number % every == 0:
                dynamodb.update_item(
                    TableName="orders-test",
                    Key={"PK": {"S": f"user-{user}"}, "SK": {"S": f"order-{order_id}"}},
                    UpdateExpression="SET #status = :status",
                    ExpressionAttributeNames={"#status": "status"},
                    ExpressionAttributeValues={":status": {"S": status}},
                )
        return ids

    return many


def walk(service: OrderService, *, limit: int, status: OrderStatus | None = None) -> list[list[str]]:
    pages, cursor = [], None
    while True:
        page = service.list_orders("alice", limit=limit, cursor=cursor, status=status)
        pages.append([order.order_id for order in page.orders])
        cursor = page.next_cursor
        if cursor is None:
            return pages


def test_pages_hold_everything_once_newest_first(service: OrderService, place: Place) -> None:
    ids = place(7)
    place(3, user="bob")
    newest_first = ids[::-1]
    assert walk(service, limit=3) == [newest_first[:3], newest_first[3:6], newest_first[6:]]


def test_full_last_page_is_not_followed_by_an_empty_one(service: OrderService, place: Place) -> None:
    ids = place(4)
    assert walk(service, limit=2) == [ids[:1:-1], ids[1::-1]]


def test_no_orders_is_one_empty_page(service: OrderService) -> None:
    assert walk(service, limit=5) == [[]]


def test_orders_placed_while_paging_do_not_shift_the_pages(service: OrderService, place: Place) -> None:
    ids = place(4)
    first = service.list_orders("alice", limit=2, cursor=None, status=None)
    service.place_order("alice", DETAILS, "late")
    second = service.list_orders("alice", limit=2, cursor=first.next_cursor, status=None)
    assert [order.order_id for order in second.orders] == ids[1::-1]


def test_filtered_pages_are_full_although_matches_are_rare(service: OrderService, place: Place) -> None:
    ids = place(250, status="paid", every=50)
    paid = ids[::50][::-1]
    assert walk(service, limit=2, status=OrderStatus.PAID) == [paid[:2], paid[2:4], paid[4:]]
    assert walk(service, limit=2, status=OrderStatus.SHIPPED) == [[]]


def test_one_filtered_request_reads_a_bounded_number_of_orders() -> None:
    last_read = "0192f0c1-2d3e-7000-8000-000000000000"
    limits: list[int] = []

    class EndlessTable:
        def query(self, **arguments: Any) -> dict[str, Any]:
            limits.append(arguments["Limit"])
            key = {"PK": {"S": "user-alice"}, "SK": {"S": f"order-{last_read}"}}
            return {"Items": [], "LastEvaluatedKey": key}

    service = OrderService(OrderTable(EndlessTable(), "orders"))  # type: ignore[arg-type]  # a stand-in
    page = service.list_orders("alice", limit=5, cursor=None, status=OrderStatus.PAID)
    assert sum(limits) <= 1000
    assert page.orders == ()
    assert page.next_cursor == cursor_after("alice", last_read)


def test_reload_right_after_placing_shows_the_order(service: OrderService, dynamodb: RecordingClient) -> None:
    order = service.place_order("alice", DETAILS, "key-1")
    service.list_orders("alice", limit=1, cursor=None, status=None)
    service.get_order("alice", order.order_id)
    reads = [arguments for name, arguments in dynamodb.calls if name in {"query", "get_item"}]
    assert [arguments["ConsistentRead"] for arguments in reads] == [True, True]


def test_another_users_order_is_unknown(service: OrderService) -> None:
    order = service.place_order("alice", DETAILS, "key-1")
    with pytest.raises(UnknownOrder):
        service.get_order("bob", order.order_id)


@pytest.mark.parametrize("how", ["upper", "urn", "braces", "no dashes", "space", "key of a claim", "empty"])
def test_other_spellings_of_an_order_id_are_unknown(service: OrderService, stored: Stored, how: str) -> None:
    order_id = service.place_order("alice", DETAILS, "key-1").order_id
    spelling = {
        "upper": order_id.upper(),
        "urn": f"urn:uuid:{order_id}",
        "braces": f"{{{order_id}}}",
        "no dashes": order_id.replace("-", ""),
        "space": f"{order_id} ",
        "key of a claim": stored("idempotency-")[0]["SK"]["S"],
        "empty": "",
    }[how]
    with pytest.raises(UnknownOrder):
        service.get_order("alice", spelling)


def test_cursor_of_another_user_is_refused(service: OrderService, place: Place) -> None:
    place(3)
    place(3, user="bob")
    cursor = service.list_orders("alice", limit=1, cursor=None, status=None).next_cursor
    with pytest.raises(ApiError) as refusal:
        service.list_orders("bob", limit=1, cursor=cursor, status=None)
    assert (refusal.value.status, refusal.value.code) == (400, "invalid_request")


def test_cursor_with_any_character_changed_is_refused(service: OrderService, place: Place) -> None:
    place(2)
    cursor = service.list_orders("alice", limit=1, cursor=None, status=None).next_cursor
    assert cursor is not None
    changed = [
        cursor[:index] + other + cursor[index + 1 :]
        for index in range(len(cursor))
        for other in (chr(ord(cursor[index]) ^ 1), "A", "_")
        if cursor[index] != other
    ]
    for text in [*changed, cursor[:-1], cursor + "A", cursor + "=", cursor.swapcase(), "\u0665" * 43]:
        with pytest.raises(ApiError):
            service.list_orders("alice", limit=1, cursor=text, status=None)


@given(text=st.text(max_size=60))
def test_no_text_as_a_cursor_is_anything_but_refused(text: str) -> None:
    unreachable: Any = None
    service = OrderService(unreachable)
    with pytest.raises(ApiError) as refusal:
        service.list_orders("alice", limit=1, cursor=text, status=None)
    assert refusal.value.code == "invalid_request"
