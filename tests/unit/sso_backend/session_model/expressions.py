"""DynamoDB's expressions, as far as the backend writes them for sessions; anything else is an error."""

import re
from collections.abc import Mapping
from operator import eq, gt, le
from typing import Any

from session_model.items import Item, comparable, frozen, thawed

_FUNCTION = re.compile(r"attribute_(not_)?exists\((#\w+)\)")
_COMPARISON = re.compile(r"(#\w+) (=|>|<=) (:\w+)")
_ASSIGNMENT = re.compile(r"(#\w+) = (:\w+)")
_SORT_KEY_RANGE = re.compile(r"#PK = (:\w+)(?: AND #SK BETWEEN (:\w+) AND (:\w+))?")


class Expressions:
    """The expressions of one request."""

    def __init__(self, arguments: Mapping[str, Any]) -> None:
        self._arguments = arguments
        self._names: Mapping[str, str] = arguments.get("ExpressionAttributeNames", {})
        self._values: Mapping[str, Any] = arguments.get("ExpressionAttributeValues", {})

    def condition_holds(self, item: Item | None) -> bool:
        """Also without a condition."""
        text = self._arguments.get("ConditionExpression", "")
        return not text or self._holds(text, {} if item is None else thawed(item))

    def changed(self, item: Item | None, key: Mapping[str, Any]) -> Item:
        """The item after the update; made from the key if there was none."""
        changes: dict[str, Any] = {}
        sets, _, removals = self._arguments["UpdateExpression"].partition("REMOVE ")
        for assignment in filter(None, sets.removeprefix("SET ").strip().split(", ")):
            name, value = _match(_ASSIGNMENT, assignment)
            changes[self._names[name]] = self._values[value]
        removed = {self._names[name] for name in filter(None, removals.split(", "))}
        stored = frozen(key) if item is None else item
        kept = (pair for pair in stored if pair[0] not in changes and pair[0] not in removed)
        return frozen(changes).union(kept)

    def key_range(self) -> tuple[str, str, str]:
        """Partition, first and last sort key of a query."""
        partition, first, last = _match(_SORT_KEY_RANGE, self._arguments["KeyConditionExpression"])
        whole = ("", "\U0010ffff")
        bounds = whole if first is None else (self._values[first]["S"], self._values[last]["S"])
        return self._values[partition]["S"], *bounds

    def _holds(self, text: str, item: Mapping[str, Any]) -> bool:
        """`OR` stands alone or in brackets of its own."""
        if " AND " in text:
            return all(self._holds(part, item) for part in text.split(" AND "))
        if " OR " in text:
            bare = text.removeprefix("(").removesuffix(")")
            return any(self._holds(part, item) for part in bare.split(" OR "))
        if text.startswith("NOT "):
            return not self._holds(text.removeprefix("NOT "), item)
        if function := _FUNCTION.fullmatch(text):
            return (self._names[function[2]] in item) is (function[1] is None)
        return self._compares(item, *_match(_COMPARISON, text))

    def _compares(self, item: Mapping[str, Any], name: str, operator: str, value: str) -> bool:
        attribute = self._names[name]
        if attribute not in item:
            return False
        left, right = comparable(item[attribute]), comparable(self._values[value])
        return bool({"=": eq, ">": gt, "<=": le}[operator](left, right))


def _match(pattern: re.Pattern[str], text: str) -> tuple[Any, ...]:
    found = pattern.fullmatch(text)
    if found is None:
        raise NotImplementedError(text)
    return found.groups()
