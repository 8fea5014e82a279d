"""The single table over a boto3 DynamoDB client: whole items in, whole items out, one write at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from chalicelib.models.attributes import Item, from_attributes, to_attribute, to_attributes
from chalicelib.models.keys import PARTITION_KEY, SORT_KEY, Key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef

NO_VALUES: Mapping[str, object] = {}


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What an item must be for a write to happen: all of these, and the item must exist."""

    equals: Mapping[str, object] = field(default_factory=dict)
    above: Mapping[str, int] = field(default_factory=dict)


class Table:
    """Reads and conditional writes; errors of the client pass through untouched."""

    def __init__(self, client: "DynamoDBClient", *, name: str) -> None:
        self._client = client
        self._name = name

    def get(self, key: Key) -> Item | None:
        """The item as the last successful write left it (strongly consistent), or None."""
        answer = self._client.get_item(TableName=self._name, Key=_address(key), ConsistentRead=True)
        attributes = answer.get("Item")
        return None if attributes is None else from_attributes(attributes)

    def put_new(self, key: Key, item: Mapping[str, object]) -> bool:
        """Writes the item unless there is one under this key; says whether it did."""
        try:
            self._client.put_item(
                TableName=self._name,
                Item={**to_attributes(item), **_address(key)},
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": PARTITION_KEY},
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def update(
        self,
        key: Key,
        *,
        condition: Condition | None,
        put: Mapping[str, object] = NO_VALUES,
        put_once: Mapping[str, object] = NO_VALUES,
        remove: tuple[str, ...] = (),
    ) -> bool:
        """Changes attributes in one write; says whether the condition held.

        `put_once` keeps a value that is there already. Without a condition a missing item is created.
        """
        expression = _Expression()
        parts = [f"{expression.name(name)} = {expression.value(value)}" for name, value in put.items()]
        parts += [
            f"{expression.name(name)} = if_not_exists({expression.name(name)}, {expression.value(value)})"
            for name, value in put_once.items()
        ]
        update = f"SET {', '.join(parts)}"
        if remove:
            update += f" REMOVE {', '.join(expression.name(name) for name in remove)}"
        request: dict[str, Any] = {"UpdateExpression": update}
        if condition is not None:
            request["ConditionExpression"] = expression.condition(condition)
        try:
            self._client.update_item(
                TableName=self._name, Key=_address(key), **request, **expression.parameters()
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def delete(self, key: Key) -> None:
        """Removes the item; a missing one is fine."""
        self._client.delete_item(TableName=self._name, Key=_address(key))

    def delete_if(self, key: Key, condition: Condition) -> bool:
        """Removes the item if the condition holds; says whether it did. Of many callers one succeeds."""
        expression = _Expression()
        try:
            self._client.delete_item(
                TableName=self._name,
                Key=_address(key),
                ConditionExpression=expression.condition(condition),
                **expression.parameters(),
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def query_sort_key(self, index_name: str, sort_key: str) -> Iterator[Item]:
        """All items of one sort key, as the inverted index projects them (eventually consistent)."""
        pages = self._client.get_paginator("query").paginate(
            TableName=self._name,
            IndexName=index_name,
            KeyConditionExpression="#sort = :sort",
            ExpressionAttributeNames={"#sort": SORT_KEY},
            ExpressionAttributeValues={":sort": {"S": sort_key}},
        )
        for page in pages:
            for attributes in page["Items"]:
                yield from_attributes(attributes)


class _Expression:
    """Collects placeholders, so that neither a reserved word nor a value ever stands in an expression."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._values: dict[str, AttributeValueTypeDef] = {}

    def name(self, attribute: str) -> str:
        placeholder = f"#{attribute}"
        self._names[placeholder] = attribute
        return placeholder

    def value(self, value: object) -> str:
        placeholder = f":v{len(self._values)}"
        self._values[placeholder] = to_attribute(value)
        return placeholder

    def condition(self, condition: Condition) -> str:
        terms = [f"attribute_exists({self.name(PARTITION_KEY)})"]
        terms += [f"{self.name(name)} = {self.value(value)}" for name, value in condition.equals.items()]
        terms += [f"{self.name(name)} > {self.value(value)}" for name, value in condition.above.items()]
        return " AND ".join(terms)

    def parameters(self) -> dict[str, Any]:
        parameters: dict[str, Any] = {"ExpressionAttributeNames": self._names}
        if self._values:
            parameters["ExpressionAttributeValues"] = self._values
        return parameters


def _address(key: Key) -> "dict[str, AttributeValueTypeDef]":
    return {PARTITION_KEY: {"S": key.partition}, SORT_KEY: {"S": key.sort}}
