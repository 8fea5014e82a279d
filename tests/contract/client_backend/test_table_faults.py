"""A table that cannot answer: try again later, and no word of why."""

from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError
from orders_world.calls import BODY, Call, refused


class Failing:
    """A DynamoDB client every call of which fails."""

    def __init__(self, client: Any, error: Exception) -> None:
        self.exceptions = client.exceptions
        self._error = error

    def __getattr__(self, name: str) -> Any:
        def call(**_: object) -> None:
            raise self._error

        return call


@pytest.mark.parametrize(
    "error",
    [
        ClientError({"Error": {"Code": "ProvisionedThroughputExceededException"}}, "Query"),
        ClientError({"Error": {"Code": "InternalServerError"}}, "Query"),
        EndpointConnectionError(endpoint_url="https://dynamodb.example"),
    ],
)
def test_throttled_or_absent_table_is_503(caller: Call, dynamodb: Any, error: Exception) -> None:
    alice = caller(client=Failing(dynamodb, error))
    for answer in (
        alice.get("/orders"),
        alice.get("/orders/0192f0c1-2d3e-7000-8000-000000000000"),
        alice.post(BODY),
    ):
        refused(answer, 503, "temporarily_unavailable")
        assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.usefixtures("answers_500")
def test_missing_grant_is_500_without_details(caller: Call, dynamodb: Any) -> None:
    denied = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "arn:aws:secret"}}, "Query")
    answer = caller(client=Failing(dynamodb, denied)).get("/orders")
    refused(answer, 500, "internal_error")
    assert b"arn:aws" not in answer.body
