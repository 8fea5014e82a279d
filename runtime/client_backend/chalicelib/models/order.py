"""An order as this backend thinks of it, and its id."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID


class OrderStatus(StrEnum):
    """The closed set of states; a new order is `placed`."""

    PLACED = "placed"
    PAID = "paid"
    SHIPPED = "shipped"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class OrderItem:
    """One line; `price` is of one piece, in the order's currency, with two decimal places."""

    item_id: str
    quantity: int
    price: Decimal


@dataclass(frozen=True)
class OrderDetails:
    """What was ordered; `currency` is an ISO 4217 code."""

    currency: str
    items: tuple[OrderItem, ...]

    @property
    def amount(self) -> Decimal:
        """The sum over the items: always computed here, never taken from a caller."""
        return sum((item.price * item.quantity for item in self.items), Decimal("0.00"))


@dataclass(frozen=True)
class Order:
    """An order of one user; `created_at` is ISO 8601 in UTC, to the millisecond."""

    order_id: str
    details: OrderDetails
    status: OrderStatus
    created_at: str


def new_order_id(now_ns: int, random_bytes: Callable[[int], bytes]) -> str:
    """A UUIDv7 (RFC 9562 §5.7), so that text order is time order; `now_ns` is epoch nanoseconds.

    The 12 bits after the version hold the fraction of the millisecond (RFC 9562 §6.2, method 3), which
    keeps orders of one millisecond in order too. (The SSO backend's ids need no such order, and the two are
    deployed apart: each has its own few lines.)
    """
    milliseconds, remainder = divmod(now_ns, 1_000_000)
    fraction = remainder * 4096 // 1_000_000
    tail = int.from_bytes(random_bytes(8), "big") & (1 << 62) - 1
    return str(UUID(int=milliseconds << 80 | 0x7 << 76 | fraction << 64 | 0b10 << 62 | tail))


def placed_at(order_id: str) -> str:
    """The time in an order id: ISO 8601 in UTC, to the millisecond."""
    moment = datetime.fromtimestamp((UUID(order_id).int >> 80) / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def is_order_id(text: str) -> bool:
    """Whether `text` is a UUID exactly as this backend writes it."""
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
