"""What placing an order asks of DynamoDB; ``python bench/cost/order_flow.py`` prints it as JSON."""

import json
import os
import sys
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "runtime"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "runtime" / "client_backend"))
# Its rules of capacity know no backend.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "unit" / "sso_backend"))

import boto3
from counting_meter import CountingMeter
from moto import mock_aws

USER, KEY = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d", "5c1f6f5a-3c6b-4f0e-9a51-0d2f7c1e4b6a"
REGION, TABLE_NAME = "eu-west-1", "orders"
BODY = {"items": [{"item_id": "enamel-mug", "quantity": 1, "price": Decimal("12.50")}], "currency": "EUR"}


def measure() -> dict[str, Any]:
    """One order of one item, with its Idempotency-Key."""
    meter = CountingMeter(_orders_table(), indexed=False)
    # By name: the two backends' modules are called the same, and type checkers know the other's.
    table = import_module("chalicelib.models.order_table").OrderTable(meter, TABLE_NAME)
    service = import_module("chalicelib.services.order_service").OrderService(table)
    details = import_module("chalicelib.routes.order_body").order_details(BODY)
    service.place_order(USER, details, KEY)
    writes, reads = meter.spent()
    return {
        "calls": ["shop POST /orders"],
        "cognito": {},
        "auth_challenge": {},
        "token_issues": 0,
        "dynamodb_requests": meter.requests,
        "write_units": sum(writes.values()),
        "read_units": sum(reads.values()),
    }


def _orders_table() -> Any:  # noqa: ANN401 - a client of boto3
    client = boto3.client("dynamodb", region_name=REGION)
    client.create_table(
        TableName=TABLE_NAME,
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("PK", "SK")],
        KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}, {"AttributeName": "SK", "KeyType": "RANGE"}],
    )
    return client


def main() -> int:
    for name in ("ACCESS_KEY_ID", "SECRET_ACCESS_KEY"):
        os.environ[f"AWS_{name}"] = "test"
    os.environ.pop("AWS_ENDPOINT_URL", None)
    with mock_aws():
        print(json.dumps(measure()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
