"""Keys and attributes of the Orders table: the one place where they are spelled.

| item              | PK               | SK                         |
|-------------------|------------------|----------------------------|
| order             | `user-{user_id}` | `order-{order_id}`         |
| idempotency claim | `user-{user_id}` | `idempotency-{sha256 hex}` |

Prices and amounts are DynamoDB numbers, written from and read into `Decimal`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from chalicelib.models.order import Order, OrderDetails, OrderItem, OrderStatus

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

PARTITION_KEY = "PK"
SORT_KEY = "SK"

ORDER_PREFIX = "order-"
_CLAIM_PREFIX = "idempotency-"
_ORDER_ATTRIBUTES = ("order_id", "order_details", "status", "created_at")


@dataclass(frozen=True)
class IdempotencyClaim:
    """What a user's Idempotency-Key stands for until `expires_at` (epoch seconds, the TTL attribute).

    `key_hash` and `body_hash` are SHA-256 in hex; the claim fixes the order id, so whoever finishes the
    order writes the same one.
    """

    key_hash: str
    body_hash: str
    order_id: str
    expires_at: int


def partition(user_id: str) -> "AttributeValueTypeDef":
    """The partition of everything a user has in this table."""
    return {"S": f"user-{user_id}"}


def order_key(user_id: str, order_id: str) -> "dict[str, AttributeValueTypeDef]":
    """The primary key of an order."""
    return {PARTITION_KEY: partition(user_id), SORT_KEY: {"S": f"{ORDER_PREFIX}{order_id}"}}


def order_id_of(key: Mapping[str, Any]) -> str:
    """The order id in a primary key."""
    order_id: str = key[SORT_KEY]["S"].removeprefix(ORDER_PREFIX)
    return order_id


def item_key(item: Mapping[str, Any]) -> "dict[str, AttributeValueTypeDef]":
    """The primary key in any stored item."""
    return {name: item[name] for name in (PARTITION_KEY, SORT_KEY)}


def is_order(item: Mapping[str, Any]) -> bool:
    """Whether a stored item is an order."""
    return bool(item[SORT_KEY]["S"].startswith(ORDER_PREFIX))


def order_for_owner(user_id: str, item: Mapping[str, Any]) -> "dict[str, AttributeValueTypeDef]":
    """A stored order as another user's, as it was written; what is not of an order stays behind."""
    return {
        **item_key(item),
        PARTITION_KEY: partition(user_id),
        **{name: item[name] for name in _ORDER_ATTRIBUTES},
    }


def order_to_item(user_id: str, order: Order) -> "dict[str, AttributeValueTypeDef]":
    """The stored form of an order."""
    details: dict[str, AttributeValueTypeDef] = {
        "amount": _number(order.details.amount),
        "currency": {"S": order.details.currency},
        "items": {"L": [{"M": _line_to_map(line)} for line in order.details.items]},
    }
    return {
        **order_key(user_id, order.order_id),
        "order_id": {"S": order.order_id},
        "order_details": {"M": details},
        "status": {"S": order.status.value},
        "created_at": {"S": order.created_at},
    }


def order_from_item(item: Mapping[str, Any]) -> Order:
    """The order in a stored item."""
    details = item["order_details"]["M"]
    lines = (line["M"] for line in details["items"]["L"])
    return Order(
        order_id=item["order_id"]["S"],
        details=OrderDetails(
            currency=details["currency"]["S"],
            items=tuple(
                OrderItem(
                    item_id=line["item_id"]["S"],
                    quantity=int(line["quantity"]["N"]),
                    price=Decimal(line["price"]["N"]),
                )
                for line in lines
            ),
        ),
        status=OrderStatus(item["status"]["S"]),
        created_at=item["created_at"]["S"],
    )


def claim_to_item(user_id: str, claim: IdempotencyClaim) -> "dict[str, AttributeValueTypeDef]":
    """The stored form of a claim."""
    return {
        PARTITION_KEY: partition(user_id),
        SORT_KEY: {"S": f"{_CLAIM_PREFIX}{claim.key_hash}"},
        "body_hash": {"S": claim.body_hash},
        "order_id": {"S": claim.order_id},
        "expires_at": {"N": str(claim.expires_at)},
    }


def claim_from_item(item: Mapping[str, Any]) -> IdempotencyClaim:
    """The claim in a stored item."""
    return IdempotencyClaim(
        key_hash=item[SORT_KEY]["S"].removeprefix(_CLAIM_PREFIX),
        body_hash=item["body_hash"]["S"],
        order_id=item["order_id"]["S"],
        expires_at=int(item["expires_at"]["N"]),
    )


def _line_to_map(line: OrderItem) -> "dict[str, AttributeValueTypeDef]":
    return {
        "item_id": {"S": line.item_id},
        "quantity": {"N": str(line.quantity)},
        "price": _number(line.price),
    }


def _number(value: Decimal) -> "AttributeValueTypeDef":
    return {"N": format(value, "f")}
