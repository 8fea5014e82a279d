"""Another user's orders, by id, list, cursor and key: to everybody else they are not there."""

from typing import Any, NoReturn

from chalicelib.api import create_api
from orders_world.calls import BODY, Call, refused
from orders_world.dynamodb import RecordingClient

HEADERS = {"X-User-Id": "alice", "X-Forwarded-User": "alice", "X-Amzn-Oidc-Identity": "alice"}
OURS = {
    "order_id": "0192f0c1-2d3e-7000-8000-000000000000",
    "user_id": "alice",
    "sub": "alice",
    "PK": "user-alice",
    "SK": "order-0192f0c1-2d3e-7000-8000-000000000000",
    "status": "paid",
    "created_at": "1970-01-01T00:00:00.000Z",
    "expires_at": 1,
    "__proto__": {"status": "paid"},
}


def told(answer: Any) -> tuple[int, dict[str, str], dict[str, Any]]:
    body = {name: value for name, value in answer.json_body.items() if name != "request_id"}
    return answer.status_code, dict(answer.headers), body


def test_one_that_is_not_mine_is_told_and_looked_for_like_one_that_never_was(
    caller: Call, dynamodb: RecordingClient
) -> None:
    order_id = caller("alice").post(BODY).json_body["order_id"]
    never_was = order_id[:-1] + ("0" if order_id[-1] != "0" else "1")
    bob, seen = caller("bob"), []
    for one in (order_id, never_was):
        dynamodb.calls.clear()
        seen.append((told(bob.get(f"/orders/{one}")), [name for name, _ in dynamodb.calls]))
    assert seen[0] == seen[1]
    assert seen[0][0][0] == 404


def test_no_query_and_no_header_names_another_owner(caller: Call) -> None:
    order_id = caller("alice").post(BODY).json_body["order_id"]
    bob = caller("bob")
    for query in ("user_id=alice", "sub=alice", "PK=user-alice", "owner=alice&user_id=alice"):
        assert bob.get(f"/orders?{query}").json_body == {"orders": [], "next_cursor": None}
        refused(bob.get(f"/orders/{order_id}?{query}"), 404, "unknown_order")
    placed = bob.post(BODY, "key-2", **HEADERS)
    assert placed.status_code == 201
    assert len(caller("alice").get("/orders").json_body["orders"]) == 1


def test_what_is_the_servers_is_not_taken_from_the_body(caller: Call) -> None:
    bob = caller("bob")
    placed = bob.post({**BODY, **OURS}).json_body
    assert placed["order_id"] != OURS["order_id"]
    assert (placed["status"], placed["order_details"]["amount"]) == ("placed", 20.29)
    assert not placed["created_at"].startswith("1970")
    assert bob.get("/orders").json_body["orders"] == [placed]
    assert caller("alice").get("/orders").json_body["orders"] == []
    cheaper = {**BODY, "amount": 0.01}
    refused(bob.post(cheaper, "key-2"), 400, "invalid_request", naming="amount")


def test_another_users_key_neither_conflicts_nor_tells(caller: Call) -> None:
    mine = caller("alice").post(BODY, "shared").json_body
    other = {**BODY, "currency": "USD"}
    answer = caller("bob").post(other, "shared")
    assert answer.status_code == 201
    assert answer.json_body["order_id"] != mine["order_id"]
    refused(caller("alice").post(other, "shared"), 409, "idempotency_conflict")


def test_nobody_changes_or_cancels_an_order_here() -> None:
    """There are no such calls; one that comes needs tests of whose order it is."""
    routes = create_api(_no_services).routes
    assert {(method, path) for path, views in routes.items() for method in views} == {
        ("GET", "/health"),
        ("GET", "/orders"),
        ("POST", "/orders"),
        ("GET", "/orders/{order_id}"),
    }


def _no_services() -> NoReturn:
    raise AssertionError
