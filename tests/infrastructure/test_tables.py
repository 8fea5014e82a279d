"""The tables: on-demand, recoverable, encrypted, expiring, and no copy of secrets in the index."""

import json
from dataclasses import replace
from typing import Any

from cognito_sso import load_environment
from synthesized import ROOT, Templates, synthesize


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


def test_local_data_may_go() -> None:
    for stack in (synthesize("local").sso, synthesize("local").shop):
        (resource,) = Templates.of_type(stack, "AWS::DynamoDB::Table").values()
        assert resource["DeletionPolicy"] == "Delete"
        assert resource["Properties"]["DeletionProtectionEnabled"] is False


def test_a_restored_table_takes_the_place_of_the_own_one() -> None:
    shop, *_ = load_environment(ROOT / "environments", "dev").applications
    restored = (replace(shop, restored_table_name="orders-of-monday"),)
    templates = synthesize("dev", restored_table_name="users-of-monday", applications=restored)
    for stack, construct, name in (
        (templates.sso, "Sso", "users-of-monday"),
        (templates.shop, "Application", "orders-of-monday"),
    ):
        assert not templates.of_type(stack, "AWS::DynamoDB::Table")
        rest = templates.named(stack, "AWS::Lambda::Function", f"{construct}BackendRest")
        assert rest["Environment"]["Variables"]["TABLE_NAME"] == name
        policy = templates.named(stack, "AWS::IAM::Policy", f"{construct}BackendRestRoleDefaultPolicy")
        assert f":table/{name}" in json.dumps(policy)
