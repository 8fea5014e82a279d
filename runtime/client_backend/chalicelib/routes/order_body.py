"""The body of `POST /orders`, checked field by field.

Two shapes mean the same: `{"items": […], "currency": "EUR"}`, and that inside `order_details`, which mirrors
the answer. An `amount` is not needed; when given it must equal the sum, so nobody is charged something else
than he saw.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

from sso_auth.http_errors import invalid_request
from sso_auth.request_reading import text_field

from chalicelib.models.order import OrderDetails, OrderItem

DEFAULT_CURRENCY = "EUR"
MAX_ITEMS = 100
MAX_QUANTITY = 1000
MAX_PRICE = Decimal(1_000_000)
MAX_ITEM_ID_LENGTH = 128

_CURRENCY = re.compile(r"[A-Z]{3}")
_CENT = Decimal("0.01")


def order_details(body: Mapping[str, object]) -> OrderDetails:
    """What the caller wants to order; 400 `invalid_request` naming the field at fault."""
    source = _source(body)
    items = source.get("items")
    if not isinstance(items, list) or not 1 <= len(items) <= MAX_ITEMS:
        raise invalid_request(f"items must be a list of 1 to {MAX_ITEMS} items.")
    details = OrderDetails(
        currency=text_field(source, "currency", pattern=_CURRENCY)
        if "currency" in source
        else DEFAULT_CURRENCY,
        items=tuple(_item(item, f"items[{index}]") for index, item in enumerate(items)),
    )
    if "amount" in source and _decimal(source["amount"]) != details.amount:
        raise invalid_request("amount must equal the sum of the items, or be left out.")
    return details


def _source(body: Mapping[str, object]) -> Mapping[str, object]:
    if "order_details" not in body:
        return body
    nested = body["order_details"]
    if not isinstance(nested, dict):
        raise invalid_request("order_details must be a JSON object.")
    if "items" in body:
        raise invalid_request("items must stand once: in the body or in order_details.")
    return nested


def _item(item: object, place: str) -> OrderItem:
    if not isinstance(item, dict):
        raise invalid_request(f"{place} must be a JSON object.")
    named = {f"{place}.item_id": item.get("item_id")}
    return OrderItem(
        item_id=text_field(named, f"{place}.item_id", max_length=MAX_ITEM_ID_LENGTH),
        quantity=_quantity(item.get("quantity"), f"{place}.quantity"),
        price=_price(item.get("price"), f"{place}.price"),
    )


def _quantity(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MAX_QUANTITY:
        raise invalid_request(f"{name} must be a whole number from 1 to {MAX_QUANTITY}.")
    return value


def _price(value: object, name: str) -> Decimal:
    price = _decimal(value)
    if price is None or not 0 <= price <= MAX_PRICE or price != price.quantize(_CENT):
        raise invalid_request(f"{name} must be a number from 0 to {MAX_PRICE} with at most two decimals.")
    # Adding zero turns -0.00 into 0.00.
    return price.quantize(_CENT) + 0


def _decimal(value: object) -> Decimal | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value if isinstance(value, Decimal) else None
