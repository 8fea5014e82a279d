"""What a table holds at one moment, as values that can be compared, kept and told apart by their hash."""

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

Address = tuple[str, str]
"""Partition key and sort key."""

Item = frozenset[tuple[str, Hashable]]
"""Attributes by name; a value as DynamoDB types it, frozen."""


class Snapshot:
    """The table at one moment; a write makes another one."""

    def __init__(self, items: Iterable[tuple[Address, Item]] = ()) -> None:
        self._content = frozenset(items)

    @cached_property
    def items(self) -> dict[Address, Item]:
        return dict(self._content)

    def with_item(self, address: Address, item: Item | None) -> "Snapshot":
        """None takes the item away."""
        items = {**self.items, address: item}
        return Snapshot((key, kept) for key, kept in items.items() if kept is not None)

    def attributes(self, address: Address) -> dict[str, Any]:
        """Plain values by name; empty for an item that is not there."""
        item = self.items.get(address)
        return {} if item is None else plain(item)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Snapshot) and self._content == other._content)

    def __hash__(self) -> int:
        return hash(self._content)


def frozen(attributes: Mapping[str, Any]) -> Item:
    """An item as boto3 takes it."""
    return frozenset((name, _frozen_value(value)) for name, value in attributes.items())


@lru_cache(maxsize=100_000)
def thawed(item: Item) -> dict[str, Any]:
    """An item as boto3 answers it. The same one each time: nobody may change it."""
    return {name: _thawed_value(value) for name, value in item}


@lru_cache(maxsize=100_000)
def plain(item: Item) -> dict[str, Any]:
    """Strings, numbers and bytes by name."""
    return {name: comparable(value) for name, value in thawed(item).items()}


def comparable(value: Mapping[str, Any]) -> Any:
    """What an expression compares."""
    [(kind, content)] = value.items()
    return int(content) if kind == "N" else content


def _frozen_value(value: Mapping[str, Any]) -> Hashable:
    [(kind, content)] = value.items()
    if kind == "L":
        return kind, tuple(_frozen_value(member) for member in content)
    if kind == "M":
        return kind, frozen(content)
    return kind, tuple(content) if isinstance(content, list) else content


def _thawed_value(value: Any) -> dict[str, Any]:
    kind, content = value
    if kind == "L":
        return {kind: [_thawed_value(member) for member in content]}
    if kind == "M":
        return {kind: thawed(content)}
    return {kind: list(content) if isinstance(content, tuple) else content}
