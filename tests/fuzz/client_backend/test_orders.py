"""Orders as a caller asks for them: what is accepted is exact, what is not is a 400 that names the field."""

import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from chalicelib.models.order import Order, OrderDetails, OrderStatus, is_order_id, new_order_id, placed_at
from chalicelib.models.order_items import order_from_item, order_to_item
from chalicelib.routes.order_body import order_details
from chalicelib.services.cursor import cursor_after, order_id_of
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_auth.http_errors import ApiError
from sso_auth.request_reading import json_body
from strange import JSON, JSON_BYTES, TEXTS, written

ORDER_ID = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
GOOD = {"items": [{"item_id": "book", "quantity": 2, "price": 1.5}], "currency": "EUR"}


@dataclass
class Asked:
    raw_body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    query_params: None = None


def details_in(body: bytes) -> OrderDetails | None:
    try:
        return order_details(json_body(Asked(body)))
    except ApiError as error:
        assert (error.status, error.code) == (400, "invalid_request")
        return None


def is_exact(body: bytes, details: OrderDetails) -> None:
    said: Any = json.loads(body, parse_float=Decimal)
    said = said.get("order_details", said)
    lines = [(line["item_id"], line["quantity"], line["price"]) for line in said["items"]]
    assert lines == [(line.item_id, line.quantity, line.price) for line in details.items]
    assert details.amount == sum(Decimal(price) * quantity for _, quantity, price in lines)
    assert said.get("amount", details.amount) == details.amount
    assert details.amount.as_tuple().exponent == -2
    assert not details.amount.is_signed()
    assert all(0 <= line.price <= 1_000_000 and 1 <= line.quantity <= 1000 for line in details.items)
    order = Order(ORDER_ID, details, OrderStatus.PLACED, placed_at(ORDER_ID))
    item = order_to_item("u", order)
    assert order_from_item(item) == order
    written(item["SK"])
    assert float(details.amount) == float(json.loads(json.dumps(float(details.amount))))


SEEDS = [
    written(GOOD),
    written({"order_details": {**GOOD, "amount": 3}}),
    b'{"items":[{"item_id":"x","quantity":1,"price":0.000000000000000000000000000000001}]}',
    b'{"items":[{"item_id":"x","quantity":1,"price":1E-400000000}]}',
    b'{"items":[{"item_id":"x","quantity":1,"price":0E+999999}],"amount":0}',
    b'{"items":[{"item_id":"x","quantity":1,"price":-0.0}],"amount":-0e-99}',
    b'{"items":[{"item_id":"x","quantity":1,"price":1e9999999999999999999}]}',
    b'{"items":[{"item_id":"x","quantity":1000,"price":1e6}],"amount":1e9}',
]


@any_bytes(*SEEDS, *JSON_BYTES)
def test_any_body(body: bytes) -> None:
    details = details_in(body)
    if details is not None:
        is_exact(body, details)


NUMBERS = (
    st.integers()
    | st.integers(0, 2000)
    | st.decimals(allow_nan=False, allow_infinity=False).map(float)
    | st.decimals(0, 2_000_000, places=2).map(float)
    | JSON
)
LINES = st.fixed_dictionaries(
    {"item_id": st.just("book") | TEXTS | JSON, "quantity": NUMBERS, "price": NUMBERS}
)
BODIES = st.fixed_dictionaries(
    {"items": st.lists(LINES | JSON, max_size=4) | JSON},
    optional={
        "currency": st.sampled_from(["EUR", "eur", "\u0395UR", "EURO"]) | JSON,
        "amount": NUMBERS,
        "note": JSON,
    },
)


@any_values(body=BODIES, is_nested=st.booleans(), more=st.dictionaries(TEXTS, JSON, max_size=2))
def test_any_order(body: dict[str, object], is_nested: bool, more: dict[str, object]) -> None:
    asked = written({**more, "order_details": body} if is_nested else {**more, **body})
    details = details_in(asked)
    if details is not None:
        is_exact(asked, details)


CURSOR = cursor_after("maria", ORDER_ID)


@any_bytes(CURSOR.encode(), CURSOR.encode() + b"=", CURSOR.replace("-", "+").encode(), b"A" * 43)
def test_any_cursor(content: bytes) -> None:
    cursor = content.decode("utf-8", "surrogateescape")
    for user in ("maria", "ali"):
        try:
            order_id = order_id_of(user, cursor)
        except ApiError as error:
            assert error.code == "invalid_request"
        else:
            assert (user, cursor, order_id) == ("maria", CURSOR, ORDER_ID)


@any_values(user=st.text(st.characters(codec="utf-8")), identifier=st.uuids())
def test_any_order_has_its_cursor(user: str, identifier: UUID) -> None:
    assert order_id_of(user, cursor_after(user, str(identifier))) == str(identifier)


@any_values(text=TEXTS | st.uuids().map(str) | st.uuids().map(lambda one: one.hex))
def test_any_order_id(text: str) -> None:
    assert is_order_id(text) == (len(text) == 36 and str(UUID(text)) == text if _may_be_id(text) else False)


def _may_be_id(text: str) -> bool:
    return len(text) == 36 and all(one in "0123456789abcdef-" for one in text) and text.count("-") == 4


@any_values(now_ns=st.integers(0, 2**47 * 1_000_000), tail=st.binary(min_size=8, max_size=8))
def test_any_moment_makes_an_order_id(now_ns: int, tail: bytes) -> None:
    order_id = new_order_id(now_ns, lambda _: tail)
    assert is_order_id(order_id)
    assert UUID(order_id).version == 7
    assert new_order_id(now_ns + 1_000_000, lambda _: bytes(8)) > order_id
