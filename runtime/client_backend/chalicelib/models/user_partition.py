"""Everything that the Orders table has of one user, for when he leaves.

botocore's errors pass through: whoever began the removal begins it again.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from chalicelib.models.order_items import PARTITION_KEY, item_key, order_for_owner, partition

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

    StoredItem = Mapping[str, Any]


class UserPartition:
    """The items of a user, orders and claims of Idempotency-Keys alike."""

    def __init__(self, client: "DynamoDBClient", table_name: str) -> None:
        self._client = client
        self._table_name = table_name

    def first_items(self, user_id: str) -> "Sequence[StoredItem]":
        """Up to one page of what is left (strongly consistent); empty when nothing is."""
        answer = self._client.query(
            TableName=self._table_name,
            KeyConditionExpression=f"{PARTITION_KEY} = :user",
            ExpressionAttributeValues={":user": partition(user_id)},
            ConsistentRead=True,
        )
        return answer["Items"]

    def move_order(self, item: "StoredItem", user_id: str) -> None:
        """Gives the order to `user_id`: at every moment there is exactly one of it.

        Does nothing if the order has gone or has changed since it was read: who reads again finds out.
        """
        try:
            self._client.transact_write_items(
                TransactItems=[
                    {"Put": {"TableName": self._table_name, "Item": order_for_owner(user_id, item)}},
                    {
                        "Delete": {
                            "TableName": self._table_name,
                            "Key": item_key(item),
                            "ConditionExpression": "#status = :status",
                            "ExpressionAttributeNames": {"#status": "status"},
                            "ExpressionAttributeValues": {":status": item["status"]},
                        }
                    },
                ]
            )
        except self._client.exceptions.TransactionCanceledException as cancelled:
            reasons = cast("dict[str, Any]", cancelled.response)["CancellationReasons"]
            if {reason["Code"] for reason in reasons} != {"None", "ConditionalCheckFailed"}:
                raise

    def delete(self, item: "StoredItem") -> None:
        """Removes the item; one that has gone is no error."""
        self._client.delete_item(TableName=self._table_name, Key=item_key(item))
