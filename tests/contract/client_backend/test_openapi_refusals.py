"""Each refusal that docs/openapi/client_backend.json has for a call is what some request to it gets."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from botocore.exceptions import ClientError
from chalice.test import HTTPResponse
from described_api.attacks import GoodRequest
from described_api.client import DescribedClient
from described_api.description import Call, described_api
from described_api.order_calls import REQUESTS
from orders_world.dynamodb import RecordingClient

DESCRIPTION = described_api("client_backend")
GOOD: dict[Call, GoodRequest] = {
    (good.method, DESCRIPTION.path_of(good.path) or ""): good for good in REQUESTS
}
Fault = Callable[[str, Mapping[str, Any]], None]


def nothing(_name: str, _arguments: Mapping[str, Any]) -> None:
    """The table works."""


def taking_orders_away(dynamodb: RecordingClient) -> Fault:
    """Whoever reads an order is a moment late."""

    def take(name: str, arguments: Mapping[str, Any]) -> None:
        if name == "get_item":
            dynamodb.delete_item(TableName=arguments["TableName"], Key=arguments["Key"])

    return take


def failing(code: str) -> Fault:
    def fail(name: str, _arguments: Mapping[str, Any]) -> None:
        raise ClientError({"Error": {"Code": code, "Message": "injected"}}, name)

    return fail


class Alice:
    """With a good request to one call."""

    def __init__(self, api: DescribedClient, good: GoodRequest, token: Callable[..., str]) -> None:
        self._gateway, self._good, self._token = api.gateway, good, token

    def send(self, *headers: tuple[str, str], body: str | None = None, **changed: Any) -> HTTPResponse:
        token = ("authorization", f"Bearer {self._token()}")
        event = self._good.with_headers(token, *headers).event(self._gateway)
        return self._gateway.send(event | ({} if body is None else {"body": body}) | changed)

    def nobody(self) -> HTTPResponse:
        return self._gateway.send(self._good.event(self._gateway))

    def too_late(self) -> HTTPResponse:
        return self.send(("authorization", f"Bearer {self._token(exp=1)}"))

    def twice(self) -> HTTPResponse:
        self.send()
        return self.send()

    def with_two_orders_of_a_key(self) -> HTTPResponse:
        self.send()
        return self.send(body='{"items": [{"item_id": "ink", "quantity": 1, "price": 2}]}')


PROVOKED: dict[str, Callable[[Alice], HTTPResponse]] = {
    "invalid_request": lambda alice: alice.send(body="é", isBase64Encoded=True),
    "payload_too_large": lambda alice: alice.send(body=" " * 16_385),
    "unsupported_media_type": lambda alice: alice.send(("content-type", "text/plain")),
    "missing_token": Alice.nobody,
    "invalid_token": lambda alice: alice.send(("authorization", "Bearer x")),
    "expired_token": Alice.too_late,
    "idempotency_conflict": Alice.with_two_orders_of_a_key,
    "unknown_order": Alice.twice,
}


@pytest.mark.parametrize("call", sorted(GOOD), ids=" ".join)
def test_every_refusal_that_is_described_can_be_had(
    new_api: Callable[..., DescribedClient], token: Callable[..., str], dynamodb: RecordingClient, call: Call
) -> None:
    alice = Alice(new_api(), GOOD[call], token)
    faults = {
        "too_many_requests": failing("LimitExceededException"),
        "internal_error": failing("AccessDeniedException"),
        "temporarily_unavailable": failing("ThrottlingException"),
        "unknown_order": taking_orders_away(dynamodb),
    }
    for status, codes in DESCRIPTION.codes(call).items():
        for code in codes:
            dynamodb.before = faults.get(code, nothing)
            answer = PROVOKED.get(code, Alice.send)(alice)
            assert (answer.status_code, answer.json_body["error"]) == (status, code)
