"""The Orders table on moto, with a clock and randomness that tests hold in their hands."""

import itertools
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "runtime"))
sys.path.insert(0, str(Path(__file__).parents[3] / "runtime" / "client_backend"))
sys.path.insert(0, str(Path(__file__).parent))

from chalicelib.models.order_table import OrderTable
from chalicelib.models.user_partition import UserPartition
from chalicelib.services.order_removal import OrderRemoval, OrdersOfDeletedUsers
from chalicelib.services.order_service import OrderService
from orders_world.dynamodb import TABLE_NAME, RecordingClient, orders_table


class Clock:
    """Nanoseconds since the epoch; each reading is one microsecond later, as real readings are."""

    def __init__(self) -> None:
        self.now_ns = 1_790_000_000 * 10**9
        self._lock = threading.Lock()

    def __call__(self) -> int:
        with self._lock:
            self.now_ns += 1_000
            return self.now_ns

    def advance(self, *, seconds: float) -> None:
        self.now_ns += int(seconds * 10**9)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def dynamodb(monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordingClient]:
    with orders_table(monkeypatch) as client:
        yield client


@pytest.fixture
def table(dynamodb: RecordingClient) -> OrderTable:
    return OrderTable(dynamodb, TABLE_NAME)  # type: ignore[arg-type]  # a stand-in


@pytest.fixture
def service(table: OrderTable, clock: Clock) -> OrderService:
    counter = itertools.count(1)
    return OrderService(table, now_ns=clock, random_bytes=lambda size: next(counter).to_bytes(size, "big"))


@pytest.fixture
def stored(dynamodb: RecordingClient) -> Callable[[str], list[dict[str, Any]]]:
    """Everything in the table whose sort key begins with a prefix, as DynamoDB holds it."""

    def read(prefix: str) -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = dynamodb.scan(TableName=TABLE_NAME)["Items"]
        return [item for item in items if item["SK"]["S"].startswith(prefix)]

    return read


@pytest.fixture
def removal(dynamodb: RecordingClient) -> Callable[..., OrderRemoval]:
    """What a delivery of a deleted account does, by the treatment of orders."""
    users = UserPartition(dynamodb, TABLE_NAME)  # type: ignore[arg-type]  # a stand-in
    return lambda treatment="anonymise": OrderRemoval(users, treatment=OrdersOfDeletedUsers(treatment))
