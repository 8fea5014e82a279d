"""The Orders table: four verbs over a boto3 DynamoDB client.

botocore's errors pass through: the API answers throttling and outages with 503. Reads are strongly
consistent, because a user reloads the list right after placing an order.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from chalicelib.models.order import Order, OrderStatus
from chalicelib.models.order_items import (
    ORDER_PREFIX,
    PARTITION_KEY,
    SORT_KEY,
    IdempotencyClaim,
    claim_from_item,
    claim_to_item,
    order_from_item,
    order_id_of,
    order_key,
    order_to_item,
    partition,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import QueryInputTypeDef

_FILTERED_READ = 100
_MAX_READS = 10


@dataclass(frozen=True)
class OrderPage:
    """Orders, newest first; `last_seen` is the order id to go on after, None at the end."""

    orders: tuple[Order, ...]
    last_seen: str | None


class OrderTable:
    """Stores the orders of users and the claims of their Idempotency-Keys."""

    def __init__(self, client: "DynamoDBClient", table_name: str) -> None:
        self._client = client
        self._table_name = table_name

    def get(self, user_id: str, order_id: str) -> Order | None:
        """The user's order, or None."""
        answer = self._client.get_item(
            TableName=self._table_name, Key=order_key(user_id, order_id), ConsistentRead=True
        )
        item = answer.get("Item")
        return order_from_item(item) if item else None

    def put_new(self, user_id: str, order: Order) -> bool:
        """Stores an order unless its id is taken; says whether it did."""
        try:
            self._client.put_item(
                TableName=self._table_name,
                Item=order_to_item(user_id, order),
                ConditionExpression=f"attribute_not_exists({PARTITION_KEY})",
            )
        except self._client.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def claim_key(self, user_id: str, claim: IdempotencyClaim, *, now: int) -> IdempotencyClaim:
        """Stores the claim unless a living one has its key; returns the claim that stands.

        One conditional write decides among parallel requests. A claim past its end at `now` (epoch
        seconds) counts as missing, since DynamoDB deletes it days later.
        """
        try:
            self._client.put_item(
                TableName=self._table_name,
                Item=claim_to_item(user_id, claim),
                ConditionExpression=f"attribute_not_exists({PARTITION_KEY}) OR expires_at <= :now",
                ExpressionAttributeValues={":now": {"N": str(now)}},
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._client.exceptions.ConditionalCheckFailedException as refused:
            return claim_from_item(cast("dict[str, Any]", refused.response)["Item"])
        return claim

    def page(self, user_id: str, *, after: str | None, status: OrderStatus | None, limit: int) -> OrderPage:
        """Up to `limit` orders older than the order id `after`, all or those of one status.

        With a status, reads on until enough match, 1,000 orders at most: a page may then be short and
        still have a `last_seen`.
        """
        found: list[Order] = []
        position: str | None = after
        for _ in range(_MAX_READS):
            answer = self._client.query(**self._query(user_id, position, status, limit + 1))
            found += [order_from_item(item) for item in answer["Items"]]
            if len(found) > limit:
                return OrderPage(tuple(found[:limit]), found[limit - 1].order_id)
            last_key = answer.get("LastEvaluatedKey")
            if not last_key:
                return OrderPage(tuple(found), None)
            position = order_id_of(last_key)
        return OrderPage(tuple(found), position)

    def _query(
        self, user_id: str, after: str | None, status: OrderStatus | None, read: int
    ) -> "QueryInputTypeDef":
        query: QueryInputTypeDef = {
            "TableName": self._table_name,
            "KeyConditionExpression": f"{PARTITION_KEY} = :user AND begins_with({SORT_KEY}, :orders)",
            "ExpressionAttributeValues": {":user": partition(user_id), ":orders": {"S": ORDER_PREFIX}},
            "ScanIndexForward": False,
            "ConsistentRead": True,
            "Limit": read,
        }
        if after is not None:
            query["ExclusiveStartKey"] = order_key(user_id, after)
        if status is not None:
            query["FilterExpression"] = "#status = :status"
            query["ExpressionAttributeNames"] = {"#status": "status"}
            query["ExpressionAttributeValues"] = {
                ":user": partition(user_id),
                ":orders": {"S": ORDER_PREFIX},
                ":status": {"S": status.value},
            }
            query["Limit"] = max(read, _FILTERED_READ)
        return query
