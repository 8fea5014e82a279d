"""The least that a function with a table loads: boto3, and its client of DynamoDB."""

from typing import Any

import boto3

CLIENT = boto3.client("dynamodb")
KEY: Any = {"PK": {"S": "application-shop"}, "SK": {"S": "application"}}


def handler(event: object, context: object) -> dict[str, object]:
    """Reads one item."""
    return {**CLIENT.get_item(TableName="bench", Key=KEY)["Item"]}
