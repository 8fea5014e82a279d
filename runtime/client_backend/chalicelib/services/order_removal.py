"""What becomes of the orders of a user who has deleted his account."""

from collections.abc import Callable
from enum import StrEnum
from uuid import uuid4

from chalicelib.models.order_items import is_order
from chalicelib.models.user_partition import UserPartition


class OrdersOfDeletedUsers(StrEnum):
    """`anonymise` keeps the orders, for the books, under an owner who never was; `delete` keeps nothing."""

    ANONYMISE = "anonymise"
    DELETE = "delete"


def _random_user_id() -> str:
    return str(uuid4())


class OrderRemoval:
    """Takes a user out of the Orders table. Repeatable: it goes on wherever an earlier attempt stopped."""

    def __init__(
        self,
        users: UserPartition,
        *,
        treatment: OrdersOfDeletedUsers,
        new_user_id: Callable[[], str] = _random_user_id,
    ) -> None:
        self._users = users
        self._anonymises = treatment is OrdersOfDeletedUsers.ANONYMISE
        self._new_user_id = new_user_id

    def remove(self, user_id: str) -> int:
        """Moves or deletes each order, and deletes the claims of Idempotency-Keys. Answers how many orders.

        Orders that are anonymised together stay together, under a random id that leads nowhere. Reads from
        the start again until nothing is left, and so meets what changed or came meanwhile.
        """
        nobody, orders = self._new_user_id(), 0
        while items := self._users.first_items(user_id):
            for item in items:
                if self._anonymises and is_order(item):
                    self._users.move_order(item, nobody)
                else:
                    self._users.delete(item)
                orders += is_order(item)
        return orders
