"""The Orders table on moto, with a clock and randomness that tests hold in their hands."""

import itertools
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

sys.path.insert(0, str(Path(__file__).parents[3] / "runtime"))
sys.path.insert(0, str(Path(__file__).parents[3] / "runtime" / "client_backend"))

from chalicelib.models.order_table import OrderTable
from chalicelib.services.order_service import OrderService

TABLE_NAME = "orders-test"


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


class RecordingClient:
    """A DynamoDB client that records its calls, lets a test fail one, and is atomic per call.

    DynamoDB handles one write to an item at a time; moto alone promises that to a single thread only.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._lock = threading.Lock()
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.before: Callable[[str, dict[str, Any]], None] = lambda name, arguments: None
        self.after: Callable[[str, dict[str, Any]], None] = lambda name, arguments: None

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._client, name)
        if not callable(attribute):
            return attribute

        def call(**arguments: Any) -> Any:
            self.calls.append((name, arguments))
            self.before(name, arguments)
            with self._lock:
                answer = attribute(**arguments)
            self.after(name, arguments)
            return answer

        return call


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def dynamodb(monkeypatch: pytest.MonkeyPatch) -> Iterator[RecordingClient]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        client = boto3.client("dynamodb", region_name="eu-west-1")
        client.create_table(
            TableName=TABLE_NAME,
            KeySchema=[
                {"AttributeName": "PK", "KeyType": "HASH"},
                {"AttributeName": "SK", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "PK", "AttributeType": "S"},
                {"AttributeName": "SK", "AttributeType": "S"},
            ],
            BillingMode="PAY_PER_REQUEST",
        )
        yield RecordingClient(client)


@pytest.fixture
def table(dynamodb: RecordingClient) -> OrderTable:
    return OrderTable(dynamodb, TABLE_NAME)  # type: ignore[arg-type]


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
