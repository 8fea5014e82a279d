"""Keys as the DynamoDB client takes them."""

from typing import TYPE_CHECKING

from chalicelib.models.keys import PARTITION_KEY, SORT_KEY, Key

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.type_defs import AttributeValueTypeDef


def address(key: Key) -> "dict[str, AttributeValueTypeDef]":
    """The key's attributes."""
    return {PARTITION_KEY: {"S": key.partition}, SORT_KEY: {"S": key.sort}}
