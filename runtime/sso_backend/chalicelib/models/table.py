"""The single table over a boto3 DynamoDB client: whole items in, whole items out, one write at a time.

botocore repeats a request whose answer got lost, and the repetition then meets what the first attempt wrote.
So a refused write is shown the item that refused it, and an item that says just what was to be written is
taken for the own first attempt. Where one of many callers is to win, each must write something random.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from chalicelib.models.addresses import address
from chalicelib.models.attributes import Item, from_attributes, to_attributes
from chalicelib.models.exchange import Addition, exchange_request, is_refusal
from chalicelib.models.expressions import NO_SETS, NO_VALUES, AbsentOrEqual, Condition, Expression
from chalicelib.models.keys import PARTITION_KEY, SORT_KEY, Key
from chalicelib.ports import Wait

if TYPE_CHECKING:
    from botocore.exceptions import ClientError
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import (
        AttributeValueTypeDef,
        KeysAndAttributesOutputTypeDef,
        KeysAndAttributesTypeDef,
    )

_BATCH_PAUSES = (0.05, 0.1, 0.2)
_LAST_CHARACTER = "\U0010ffff"


class Table:
    """Reads and conditional writes; errors of the client pass through untouched."""

    def __init__(self, client: "DynamoDBClient", *, name: str, wait: Wait = time.sleep) -> None:
        self._client = client
        self._name = name
        self._wait = wait

    def get(self, key: Key) -> Item | None:
        """The item as the last successful write left it (strongly consistent), or None."""
        answer = self._client.get_item(TableName=self._name, Key=address(key), ConsistentRead=True)
        attributes = answer.get("Item")
        return None if attributes is None else from_attributes(attributes)

    def get_many(self, keys: Sequence[Key]) -> dict[Key, Item]:
        """The items that there are of at most 100 different keys, each strongly consistent, in one request.

        DynamoDB may leave some of them out when it is busy. Those are asked for again, and then it counts as
        throttled.
        """
        found: dict[Key, Item] = {}
        asked: Mapping[str, KeysAndAttributesTypeDef | KeysAndAttributesOutputTypeDef] = {
            self._name: {"Keys": [address(key) for key in keys], "ConsistentRead": True}
        }
        for pause in (*_BATCH_PAUSES, None):
            answer = self._client.batch_get_item(RequestItems=asked)
            for attributes in answer["Responses"].get(self._name, []):
                item = from_attributes(attributes)
                found[Key(item[PARTITION_KEY], item[SORT_KEY])] = item
            asked = answer.get("UnprocessedKeys", {})
            if not asked:
                break
            if pause is None:
                raise self._throttled("BatchGetItem")
            self._wait(pause)
        return found

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        sort_from: str = "",
        backwards: bool = False,
        page_size: int | None = None,
    ) -> Iterator[Item]:
        """All items of a partition whose sort key begins with `prefix`, in their order; strongly consistent.

        `sort_from` begins with the prefix, too: what comes before it is left out. Pages are read as needed,
        of as many items as DynamoDB likes unless there is a `page_size`.
        """
        expression = Expression()
        condition = expression.equation(PARTITION_KEY, partition)
        if first := max(prefix, sort_from):
            last = expression.value(prefix + _LAST_CHARACTER)
            condition += f" AND {expression.name(SORT_KEY)} BETWEEN {expression.value(first)} AND {last}"
        asked = expression.parameters() | {"KeyConditionExpression": condition, "ConsistentRead": True}
        asked["ScanIndexForward"] = not backwards
        if page_size is not None:
            asked["Limit"] = page_size
        while True:
            page = self._client.query(TableName=self._name, **asked)
            for attributes in page["Items"]:
                yield from_attributes(attributes)
            if "LastEvaluatedKey" not in page:
                return
            asked["ExclusiveStartKey"] = page["LastEvaluatedKey"]

    def put_new(self, key: Key, item: Mapping[str, object]) -> bool:
        """Writes the item unless there is another under this key; says whether it stands there now."""
        written = {**to_attributes(item), **address(key)}
        try:
            self._client.put_item(
                TableName=self._name,
                Item=written,
                ConditionExpression="attribute_not_exists(#key)",
                ExpressionAttributeNames={"#key": PARTITION_KEY},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._client.exceptions.ConditionalCheckFailedException as refused:
            return _refusing_item(refused) == written
        return True

    def update(
        self,
        key: Key,
        *,
        condition: Condition | AbsentOrEqual,
        put: Mapping[str, object] = NO_VALUES,
        put_once: Mapping[str, object] = NO_VALUES,
        remove: tuple[str, ...] = (),
        add: Mapping[str, frozenset[str]] = NO_SETS,
        take: Mapping[str, frozenset[str]] = NO_SETS,
    ) -> bool:
        """Changes attributes in one write; says whether the condition held.

        `put_once` keeps a value that is there already; `add` and `take` change the members of sets.
        """
        expression = Expression()
        changes = expression.changes(put=put, put_once=put_once, remove=remove, add=add, take=take)
        try:
            self._client.update_item(
                TableName=self._name,
                Key=address(key),
                UpdateExpression=changes,
                ConditionExpression=expression.condition(condition),
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
                **expression.parameters(),
            )
        except self._client.exceptions.ConditionalCheckFailedException as refused:
            return _says(_refusing_item(refused), put, remove)
        return True

    def delete(self, key: Key) -> None:
        """Removes the item; nothing happens if there is none."""
        self._client.delete_item(TableName=self._name, Key=address(key))

    def delete_if(self, key: Key, condition: Condition) -> bool:
        """Removes the item if the condition holds; says whether it did. Of many callers one succeeds.

        A deleted item tells nothing about who deleted it: where False is a refusal, the client must not
        repeat a request.
        """
        expression = Expression()
        try:
            self._client.delete_item(
                TableName=self._name,
                Key=address(key),
                ConditionExpression=expression.condition(condition),
                **expression.parameters(),
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def exchange(
        self,
        taken: Key,
        condition: Condition,
        additions: Sequence[Addition] = (),
        *,
        gone: Sequence[Key] = (),
    ) -> bool:
        """Removes an item if the condition holds, adds to others and removes those that are `gone` with it.

        At most 100 items, and all of that or nothing.

        Says whether it did; of many callers one succeeds. False, too, while another write is at work on one
        of the items.
        """
        asked = exchange_request(self._name, taken, condition, additions, gone)
        try:
            self._client.transact_write_items(TransactItems=asked)
        except self._client.exceptions.TransactionCanceledException as cancelled:
            if not is_refusal(cancelled):
                raise
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

    def _throttled(self, operation: str) -> "ClientError":
        code = "ProvisionedThroughputExceededException"
        return self._client.exceptions.ProvisionedThroughputExceededException(
            {"Error": {"Code": code, "Message": "some keys were left unprocessed"}}, operation
        )


def _refusing_item(refused: "ClientError") -> "dict[str, AttributeValueTypeDef]":
    """What stood in the way of a conditional write; empty if nothing did."""
    item: dict[str, AttributeValueTypeDef] = cast("dict[str, Any]", refused.response).get("Item", {})
    return item


def _says(
    stored: "dict[str, AttributeValueTypeDef]", put: Mapping[str, object], removed: tuple[str, ...]
) -> bool:
    written = to_attributes(put)
    return bool(written) and stored == {**stored, **written} and stored.keys().isdisjoint(removed)
