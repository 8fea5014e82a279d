"""Reading and placing orders of one user."""

import hashlib
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

from chalicelib.errors import IdempotencyConflict, UnknownOrder
from chalicelib.models.order import Order, OrderDetails, OrderStatus, is_order_id, new_order_id, placed_at
from chalicelib.models.order_items import IdempotencyClaim
from chalicelib.models.order_table import OrderTable
from chalicelib.services.cursor import cursor_after, order_id_of

IDEMPOTENCY_SECONDS = 24 * 3600
"""How long an Idempotency-Key is remembered."""


@dataclass(frozen=True)
class OrderList:
    """One page, newest first; `next_cursor` is None on the last."""

    orders: tuple[Order, ...]
    next_cursor: str | None


class OrderService:
    """The flows of orders. `user_id` is always the `sub` of a verified token."""

    def __init__(
        self,
        table: OrderTable,
        *,
        now_ns: Callable[[], int] = time.time_ns,
        random_bytes: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self._table = table
        self._now_ns = now_ns
        self._random_bytes = random_bytes

    def list_orders(
        self, user_id: str, *, limit: int, cursor: str | None, status: OrderStatus | None
    ) -> OrderList:
        """Up to `limit` orders; 400 `invalid_request` for a cursor that is not this user's."""
        after = order_id_of(user_id, cursor) if cursor is not None else None
        page = self._table.page(user_id, after=after, status=status, limit=limit)
        next_cursor = cursor_after(user_id, page.last_seen) if page.last_seen is not None else None
        return OrderList(page.orders, next_cursor)

    def get_order(self, user_id: str, order_id: str) -> Order:
        """The user's order; `UnknownOrder` for anything else, another user's included."""
        order = self._table.get(user_id, order_id) if is_order_id(order_id) else None
        if order is None:
            raise UnknownOrder
        return order

    def place_order(self, user_id: str, details: OrderDetails, idempotency_key: str) -> Order:
        """Places an order once per key, however often and in how many requests at once it is asked for.

        The first write claims the key and fixes the order id, which holds the time; the second stores the
        order, and any request with the same key and body can do that. So a crash between the two is healed
        by the retry, and no answer is given before the order is stored. `IdempotencyConflict` when the key
        stands for other details.
        """
        wanted = self._new_claim(details, idempotency_key)
        claim = self._table.claim_key(user_id, wanted, now=self._now_ns() // 1_000_000_000)
        if claim.body_hash != wanted.body_hash:
            raise IdempotencyConflict
        order = Order(claim.order_id, details, OrderStatus.PLACED, placed_at(claim.order_id))
        if self._table.put_new(user_id, order):
            return order
        # An earlier request with this key stored it, or the SDK repeated a write whose answer was lost.
        return self.get_order(user_id, claim.order_id)

    def _new_claim(self, details: OrderDetails, idempotency_key: str) -> IdempotencyClaim:
        now_ns = self._now_ns()
        return IdempotencyClaim(
            key_hash=hashlib.sha256(idempotency_key.encode()).hexdigest(),
            body_hash=_details_hash(details),
            order_id=new_order_id(now_ns, self._random_bytes),
            expires_at=now_ns // 1_000_000_000 + IDEMPOTENCY_SECONDS,
        )


def _details_hash(details: OrderDetails) -> str:
    """Equal for equal orders, however their JSON was written."""
    lines = [[line.item_id, line.quantity, str(line.price)] for line in details.items]
    return hashlib.sha256(json.dumps([details.currency, lines]).encode()).hexdigest()
