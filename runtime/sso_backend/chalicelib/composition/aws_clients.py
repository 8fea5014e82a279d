"""boto3 clients; region, endpoint and credentials come from the standard AWS environment."""

from functools import cache
from typing import TYPE_CHECKING

import boto3
from botocore.config import Config

from chalicelib.services.deleted_accounts import Topic

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient

# The API function has 15 s. A call that gets no answer is given up after 9 s at worst (botocore pauses for up
# to a second between attempts), so that the caller gets a 503 of ours.
_FOR_API = Config(connect_timeout=1, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 2})

# Cognito gives a trigger 5 s in all: a call that gets no answer is given up after 4 s at worst.
_FOR_TRIGGER = Config(
    connect_timeout=0.5, read_timeout=1, retries={"mode": "standard", "total_max_attempts": 2}
)

# A ticket is deleted once. A repetition after a lost answer would find nothing to delete and call a right
# ticket wrong, where the first attempt's timeout makes the sign-in a 503.
_FOR_TICKETS = _FOR_TRIGGER.merge(Config(retries={"mode": "standard", "total_max_attempts": 1}))

# A mail goes out with the application's name or without it; a cold start comes on top.
_FOR_MAILS = Config(
    connect_timeout=1, read_timeout=1.5, retries={"mode": "standard", "total_max_attempts": 1}
)

# A call waits for its triggers, cold starts included. An answer to a challenge cannot be given twice, so no
# call is repeated.
_COGNITO = Config(connect_timeout=1, read_timeout=6, retries={"mode": "standard", "total_max_attempts": 1})

# A password is asked about once, and Cognito waits 5 s for the answer, a cold start included.
_OLD_POOL = Config(connect_timeout=0.5, read_timeout=3, retries={"mode": "standard", "total_max_attempts": 1})


def dynamodb_for_api() -> "DynamoDBClient":
    """The single table, for a caller who can wait a few seconds."""
    return boto3.client("dynamodb", config=_FOR_API)


def dynamodb_for_trigger() -> "DynamoDBClient":
    """The single table, for Cognito's triggers."""
    return boto3.client("dynamodb", config=_FOR_TRIGGER)


def dynamodb_for_tickets() -> "DynamoDBClient":
    """The single table, for the trigger that consumes tickets: it asks once."""
    return boto3.client("dynamodb", config=_FOR_TICKETS)


def dynamodb_for_mails() -> "DynamoDBClient":
    """The single table, for the trigger that can do without it: it asks once."""
    return boto3.client("dynamodb", config=_FOR_MAILS)


def cognito_client() -> "CognitoIdentityProviderClient":
    """For minting tokens, for users' records and for codes by mail."""
    return boto3.client("cognito-idp", config=_COGNITO)


def old_pool_client(region: str) -> "CognitoIdentityProviderClient":
    """The pool that users come from, wherever it is."""
    return boto3.client("cognito-idp", region_name=region, config=_OLD_POOL)


@cache
def topic_client() -> Topic:
    """For telling the applications of deleted accounts. Made at the first one, which few processes see."""
    client: Topic = boto3.client("sns", config=_FOR_API)
    return client
