"""The tables: on-demand, recoverable, encrypted, expiring, and no copy of secrets in the index."""

from typing import Any

from synthesized import Templates


def tables(templates: Templates) -> list[dict[str, Any]]:
    return [templates.only(stack, "AWS::DynamoDB::Table") for stack in (templates.sso, templates.shop)]


def test_keys_billing_recovery_expiry_and_encryption(templates: Templates) -> None:
    for table in tables(templates):
        assert table["KeySchema"] == [
            {"AttributeName": "PK", "KeyType": "HASH"},
            {"AttributeName": "SK", "KeyType": "RANGE"},
        ]
        assert table["BillingMode"] == "PAY_PER_REQUEST"
        assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}
        assert table["SSESpecification"] == {"SSEEnabled": True}


def test_the_inverted_index_copies_no_session_and_no_profile(templates: Templates) -> None:
    (index,) = tables(templates)[0]["GlobalSecondaryIndexes"]
    assert index["KeySchema"] == [
        {"AttributeName": "SK", "KeyType": "HASH"},
        {"AttributeName": "PK", "KeyType": "RANGE"},
    ]
    assert index["Projection"] == {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["channels"]}
    assert "GlobalSecondaryIndexes" not in tables(templates)[1]


def test_production_keeps_its_data(prod: Templates) -> None:
    for stack in (prod.sso, prod.shop):
        (resource,) = prod.of_type(stack, "AWS::DynamoDB::Table").values()
        assert resource["DeletionPolicy"] == "Retain"
        assert resource["Properties"]["DeletionProtectionEnabled"] is True
