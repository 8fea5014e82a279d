"""A good request to every call of the client backend, without a token."""

from chalicelib.services.cursor import cursor_after
from orders_world.calls import BODY

from described_api.attacks import GoodRequest

KEY = (("idempotency-key", "key-1"),)
ORDER_ID = "0192f0c1-2d3e-7000-8000-000000000000"
CURSOR = cursor_after("alice", ORDER_ID)

REQUESTS = [
    GoodRequest("GET", "/health"),
    GoodRequest("GET", "/orders", query={"limit": "5", "cursor": CURSOR, "status": "placed"}),
    GoodRequest("GET", f"/orders/{ORDER_ID}"),
    GoodRequest("POST", "/orders", body={**BODY, "currency": "EUR", "amount": 20.29}, headers=KEY),
    GoodRequest("POST", "/orders", body={"order_details": BODY}, headers=KEY),
]
