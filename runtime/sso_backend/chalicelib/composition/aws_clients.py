"""boto3 clients; region, endpoint and credentials come from the standard AWS environment."""

from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient

# Cognito gives a trigger 5 s, API Gateway's caller wants his 503 soon: two quick attempts.
_DYNAMODB = Config(connect_timeout=1, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 2})

# A call waits for its triggers, cold starts included. An answer to a challenge cannot be given twice, so no
# call is repeated.
_COGNITO = Config(connect_timeout=1, read_timeout=6, retries={"mode": "standard", "total_max_attempts": 1})


def dynamodb_client() -> "DynamoDBClient":
    """For the single table."""
    return boto3.client("dynamodb", config=_DYNAMODB)


def cognito_client() -> "CognitoIdentityProviderClient":
    """For minting tokens."""
    return boto3.client("cognito-idp", config=_COGNITO)
