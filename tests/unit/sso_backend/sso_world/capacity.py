"""Capacity units by DynamoDB's pricing rules, which moto does not count.

A write costs a unit per started kilobyte of the item, an update that of the larger of before and after; an
item that comes or goes costs one more in the inverted index. A strongly consistent read costs a unit per
started 4 kB: of each item in a batch, of all items together in a query, and one where there is nothing.
"""

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from sso_world.dynamodb import RecordingClient

_UUID = re.compile(r"-[0-9a-f]{8}-[0-9a-f-]{27}$")


class Meter(RecordingClient):
    """Adds up the units of every call, by the kind of item; `indexed`: the table has an inverted index."""

    def __init__(self, client: Any, *, indexed: bool = True) -> None:
        super().__init__(client)
        self._indexed = indexed
        self.writes: Counter[str] = Counter()
        self.reads: Counter[str] = Counter()

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if name in ("put_item", "update_item", "delete_item"):
            return self._write(method, arguments)
        answer = method(**arguments)
        if name == "get_item":
            self._read(arguments["Key"], answer.get("Item", {}))
        elif name == "batch_get_item":
            [(table, asked)] = arguments["RequestItems"].items()
            found = {_address(item): item for item in answer["Responses"][table]}
            for key in asked["Keys"]:
                self._read(key, found.get(_address(key), {}))
        elif name == "query":
            prefix = arguments["ExpressionAttributeValues"][":v2"]["S"].rstrip("-")
            self.reads[prefix] += _units(sum(_size(item) for item in answer["Items"]), 4096)
        return answer

    def _write(self, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        written = arguments.get("Item") or arguments["Key"]
        key = {"PK": written["PK"], "SK": written["SK"]}
        before = self._stored(arguments["TableName"], key)
        try:
            return method(**arguments)
        finally:
            after = self._stored(arguments["TableName"], key)
            index_unit = self._indexed and (before == 0) != (after == 0)
            self.writes[_kind(key)] += _units(max(before, after), 1024) + index_unit

    def _read(self, key: dict[str, Any], item: dict[str, Any]) -> None:
        self.reads[_kind(key)] += _units(_size(item), 4096)

    def _stored(self, table: str, key: dict[str, Any]) -> int:
        return _size(self._client.get_item(TableName=table, Key=key).get("Item", {}))

    def spent(self) -> tuple[dict[str, int], dict[str, int]]:
        """Writes and reads since the last time."""
        writes, reads = dict(self.writes), dict(self.reads)
        self.writes.clear()
        self.reads.clear()
        return writes, reads


def _units(size: int, unit: int) -> int:
    return max(1, -(-size // unit))


def _kind(key: dict[str, Any]) -> str:
    kind = _UUID.sub("", key["SK"]["S"])
    return "membership" if kind == "user" and key["PK"]["S"].startswith("application-") else kind


def _address(key: dict[str, Any]) -> tuple[str, str]:
    return key["PK"]["S"], key["SK"]["S"]


def _size(item: dict[str, Any]) -> int:
    return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(attribute: Any) -> int:  # noqa: PLR0911 - one for each type
    [(kind, value)] = attribute.items()
    match kind:
        case "S":
            return len(value.encode())
        case "N":
            return len(value) // 2 + 2
        case "BOOL":
            return 1
        case "L":
            return 3 + sum(1 + _value_size(member) for member in value)
        case "M":
            return 3 + sum(1 + len(name.encode()) + _value_size(member) for name, member in value.items())
        case "SS":
            return sum(len(member.encode()) for member in value)
    return len(value)
