"""Orders are for the token's own user, with this application's tokens only."""

import base64
import json

import pytest
from local_stack import LocalStack, Person

SAMPLE = {"items": [{"item_id": "mug", "quantity": 2, "price": 9.5}], "currency": "EUR"}


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def tampered(token: str) -> str:
    """The same token for another user, the signature unchanged."""
    header, payload, signature = token.split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    claims["sub"] = "00000000-0000-4000-8000-000000000000"
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).rstrip(b"=").decode()
    return f"{header}.{forged}.{signature}"


def place(stack: LocalStack, token: str, key: str) -> str:
    headers = bearer(token) | {"Idempotency-Key": key}
    answer = stack.call("shop", "POST", "/orders", json=SAMPLE, headers=headers)
    assert answer.status_code == 201, answer.text
    order_id: str = answer.json()["order_id"]
    return order_id


def test_an_order_is_placed_once_and_listed(stack: LocalStack, person: Person) -> None:
    token = person.token_set("shop")["id_token"]
    order_id = place(stack, token, "key-1")
    assert place(stack, token, "key-1") == order_id
    orders = stack.call("shop", "GET", "/orders", headers=bearer(token)).json()["orders"]
    assert [order["order_id"] for order in orders] == [order_id]
    assert orders[0]["order_details"]["amount"] == 19
    assert stack.call("shop", "GET", f"/orders/{order_id}", headers=bearer(token)).status_code == 200


def test_another_users_order_does_not_exist(stack: LocalStack, person: Person) -> None:
    order_id = place(stack, person.token_set("shop")["id_token"], "key-1")
    stranger = Person.registered(stack).token_set("shop")["id_token"]
    answer = stack.call("shop", "GET", f"/orders/{order_id}", headers=bearer(stranger))
    assert (answer.status_code, answer.json()["error"]) == (404, "unknown_order")
    assert stack.call("shop", "GET", "/orders", headers=bearer(stranger)).json()["orders"] == []


@pytest.mark.parametrize("kind", ["id_token", "access_token"])
def test_another_applications_token_is_refused(stack: LocalStack, person: Person, kind: str) -> None:
    assert person.join("outlet").status_code == 200
    token = person.token_set("outlet")[kind]
    answer = stack.call("shop", "GET", "/orders", headers=bearer(token))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_a_tampered_token_is_refused(stack: LocalStack, person: Person) -> None:
    token = tampered(person.token_set("shop")["id_token"])
    answer = stack.call("shop", "GET", "/orders", headers=bearer(token))
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


def test_the_sso_sites_own_token_is_refused(stack: LocalStack, person: Person) -> None:
    answer = stack.call("shop", "GET", "/orders", headers=person.bearer())
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


def test_no_token_is_told_apart(stack: LocalStack) -> None:
    answer = stack.call("shop", "GET", "/orders")
    assert (answer.status_code, answer.json()["error"]) == (401, "missing_token")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/nothing", 404, "not_found"),
        ("GET", "/orders/x/y", 404, "not_found"),
        ("DELETE", "/orders", 405, "method_not_allowed"),
    ],
)
def test_what_is_not_there_is_said_in_the_apis_own_words(
    stack: LocalStack, method: str, path: str, status: int, code: str
) -> None:
    answer = stack.call("shop", method, path)
    assert (answer.status_code, answer.json()["error"]) == (status, code)
    assert answer.headers["Cache-Control"] == "no-store"
