"""The single table in moto, and clients around it that behave like DynamoDB on a bad or a busy day."""

import threading
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, cast

import boto3
from botocore.exceptions import ClientError, ReadTimeoutError

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TABLE_NAME = "sso-test"
INDEX_NAME = "by-sort-key"
REGION = "eu-west-1"


@cache
def aws_client(service: Literal["dynamodb", "cognito-idp"]) -> Any:
    """One for all tests, as making one takes longer than most tests. Call it under moto's `mock_aws`."""
    return boto3.client(service, region_name=REGION, aws_access_key_id="test", aws_secret_access_key="test")


def create_table() -> "DynamoDBClient":
    """Keys and index as the stack makes them."""
    client: DynamoDBClient = aws_client("dynamodb")
    client.create_table(
        TableName=TABLE_NAME,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[
            {"AttributeName": "PK", "AttributeType": "S"},
            {"AttributeName": "SK", "AttributeType": "S"},
        ],
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
        GlobalSecondaryIndexes=[
            {
                "IndexName": INDEX_NAME,
                "KeySchema": [
                    {"AttributeName": "SK", "KeyType": "HASH"},
                    {"AttributeName": "PK", "KeyType": "RANGE"},
                ],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["channels"]},
            }
        ],
    )
    return client


def stored_items(client: "DynamoDBClient") -> list[dict[str, Any]]:
    """Everything in the table, as DynamoDB would show it to whoever steals a backup."""
    return cast("list[dict[str, Any]]", client.scan(TableName=TABLE_NAME)["Items"])


def items_like(client: "DynamoDBClient", sort_key_prefix: str) -> list[dict[str, Any]]:
    return [item for item in stored_items(client) if item["SK"]["S"].startswith(sort_key_prefix)]


class _Wrapper:
    """Passes every attribute of a client on, methods through `_call`."""

    def __init__(self, client: "DynamoDBClient") -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        attribute = getattr(self._client, name)
        if name in ("exceptions", "meta") or not callable(attribute):
            return attribute
        if name == "get_paginator":
            return lambda operation_name: self._call(name, attribute, {"operation_name": operation_name})
        return lambda **arguments: self._call(name, attribute, arguments)

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        raise NotImplementedError


class AtomicClient(_Wrapper):
    """One call at a time, as DynamoDB serialises writes to an item; moto itself does not."""

    def __init__(self, client: "DynamoDBClient") -> None:
        super().__init__(client)
        self._lock = threading.Lock()

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        with self._lock:
            return method(**arguments)


class FailingClient(_Wrapper):
    """Fails the calls that `fails` picks, with the given AWS error code."""

    def __init__(
        self,
        client: "DynamoDBClient",
        *,
        code: str,
        fails: Callable[[str, dict[str, Any]], bool] = lambda _name, _arguments: True,
    ) -> None:
        super().__init__(client)
        self._code = code
        self.fails = fails

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if self.fails(name, arguments):
            raise ClientError({"Error": {"Code": self._code, "Message": "injected"}}, name)
        return method(**arguments)


class HookedClient(_Wrapper):
    """Calls `before` and `after` around every call by its name and arguments; they may act, or raise."""

    def __init__(self, client: "DynamoDBClient") -> None:
        super().__init__(client)
        self.before: Callable[[str, dict[str, Any]], None] = lambda _name, _arguments: None
        self.after: Callable[[str, dict[str, Any]], None] = lambda _name, _arguments: None

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        self.before(name, arguments)
        answer = method(**arguments)
        self.after(name, arguments)
        return answer


class ForgetfulClient(_Wrapper):
    """Leaves all keys of so many batches unprocessed, as DynamoDB may when it is busy."""

    forgets = 0

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if name == "batch_get_item" and self.forgets:
            self.forgets -= 1
            return {"Responses": {}, "UnprocessedKeys": arguments["RequestItems"]}
        return method(**arguments)


def no_call(_name: str, _arguments: dict[str, Any]) -> bool:
    """For a `FailingClient` that works for a while."""
    return False


def nth_write(number: int) -> Callable[[str, dict[str, Any]], bool]:
    """For a `FailingClient`: picks the write of this number, counted from 1, and lets all others through."""
    written = 0

    def fails(name: str, _arguments: dict[str, Any]) -> bool:
        nonlocal written
        written += _is_write(name)
        return _is_write(name) and written == number

    return fails


def _is_write(name: str) -> bool:
    return name in ("put_item", "update_item", "delete_item")


class RepeatingClient(_Wrapper):
    """Loses the first answer of every write and asks again, as botocore does after a timeout."""

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if _is_write(name):
            method(**arguments)
        return method(**arguments)


class UnsureClient(_Wrapper):
    """Writes, but the answer never arrives, as often as botocore may ask."""

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        answer = method(**arguments)
        if _is_write(name):
            raise ReadTimeoutError(endpoint_url="https://dynamodb.example")
        return answer


def lose_answers(events: Any) -> list[str]:
    """Lets every request of a client or a session happen and its answer time out.

    The list grows by the operation of each request.
    """
    asked: list[str] = []

    def lose(request: Any, **_: object) -> None:
        asked.append(request.headers["X-Amz-Target"].decode().partition(".")[2])
        raise ReadTimeoutError(endpoint_url=request.url)

    events.register_last("before-send", lose)
    return asked


class RecordingClient(_Wrapper):
    """Remembers every call by name and arguments."""

    def __init__(self, client: "DynamoDBClient") -> None:
        super().__init__(client)
        self.calls: list[tuple[str, dict[str, Any]]] = []

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        self.calls.append((name, arguments))
        return method(**arguments)
