"""Requests to the client backend: whatever is sent, an answer as docs/openapi has it, and never a 500.

The table does not answer here, so that a request that gets so far is answered 503.
"""

from typing import Any

from chalicelib.api import create_api
from chalicelib.models.order_table import OrderTable
from chalicelib.routes.order_services import OrderServices
from chalicelib.services.cursor import cursor_after
from chalicelib.services.order_service import OrderService
from described_api.description import described_api
from described_api.gateway import ApiGateway
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from quiet import without_lines
from request_parts import LATIN, METHODS, bodies, paths, queries
from sso_auth import InvalidToken
from strange import JSON_BYTES, TEXTS, written
from unreachable import NOWHERE

MARIA = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"
ORDER_ID = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


class Claims:
    sub = MARIA


class Verifier:
    """Knows one token."""

    def verify(self, token: str) -> Claims:
        if token != "good":
            raise InvalidToken("another one")
        return Claims()


VERIFIER: Any = Verifier()
API = create_api(lambda: OrderServices(verifier=VERIFIER, orders=OrderService(OrderTable(NOWHERE, "orders"))))
GATEWAY = ApiGateway(API, described_api("client_backend"))
ORDER = {"items": [{"item_id": "book", "quantity": 2, "price": 1.5}]}
GOOD = {"authorization": "Bearer good", "content-type": "application/json", "idempotency-key": "k"}
PATHS = paths(["/orders", f"/orders/{ORDER_ID}", "/health", "/orders/", "/nothing"], below="/orders")
QUERIES = queries(
    st.sampled_from(["limit", "cursor", "status", "x"]),
    st.sampled_from(["1", "100", "101", "٣", "placed", "PLACED", cursor_after(MARIA, ORDER_ID)]) | TEXTS,
)
HEADERS = st.just(GOOD) | st.dictionaries(
    st.sampled_from([*GOOD, "x-other"]),
    st.sampled_from([*GOOD.values(), "bearer good", "Basic good"]) | LATIN,
)


@any_values(
    method=METHODS,
    path=PATHS,
    query=QUERIES,
    headers=HEADERS,
    body=bodies(st.just(ORDER)),
)
def test_any_request(method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> None:
    with without_lines(API.log):
        answer = GATEWAY.call(method, path, query=query, headers=[*headers.items()], body=body)
    assert answer.status_code == 200 or 400 <= answer.status_code < 500 or answer.status_code == 503
    if answer.status_code == 503:
        assert headers.get("authorization", "").lower() == "bearer good"


@any_bytes(written(ORDER), *JSON_BYTES)
def test_any_body(body: bytes) -> None:
    with without_lines(API.log):
        answer = GATEWAY.call("POST", "/orders", headers=[*GOOD.items()], body=body)
    assert answer.status_code in (400, 413, 503)
