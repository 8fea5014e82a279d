"""Demo orders for a user, the same ones every time."""

import hashlib
from decimal import Decimal

from chalicelib.models.order import Order, OrderDetails, OrderItem, OrderStatus, new_order_id, placed_at
from chalicelib.models.order_table import OrderTable

_FIRST_NS = 1_735_718_400 * 10**9
"""2025-01-01T08:00:00Z, from which on there is one order every other day."""

_STEP_NS = 2 * 24 * 3600 * 10**9
_GOODS = (
    ("book", Decimal("18.90")),
    ("pen", Decimal("2.40")),
    ("lamp", Decimal("49.00")),
    ("notebook", Decimal("6.75")),
    ("backpack", Decimal("89.50")),
)
_STATUSES = tuple(OrderStatus)


class OrderSeed:
    """The n-th order of a user has an id, a time and items of its own that never change."""

    def __init__(self, table: OrderTable) -> None:
        self._table = table

    def seed(self, user_id: str, *, count: int) -> int:
        """Stores the user's first `count` demo orders; says how many were missing."""
        return sum(self._table.put_new(user_id, _order(user_id, number)) for number in range(count))


def _order(user_id: str, number: int) -> Order:
    dice = hashlib.sha256(f"{user_id} {number}".encode()).digest()
    order_id = new_order_id(_FIRST_NS + number * _STEP_NS, lambda size: dice[:size])
    lines = [_GOODS[(dice[8] + place) % len(_GOODS)] for place in range(1 + dice[9] % 3)]
    items = tuple(
        OrderItem(item_id, 1 + dice[10 + place] % 4, price) for place, (item_id, price) in enumerate(lines)
    )
    status = _STATUSES[dice[16] % len(_STATUSES)]
    return Order(order_id, OrderDetails("EUR", items), status, placed_at(order_id))
