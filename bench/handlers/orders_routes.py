"""Every route of the client backend, whose AWS is played from a tape."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from case import Case, empty_api_for, record
from chalice.app import Chalice
from gateway_event import Event, gateway_event
from signed_token import CLIENT_ID, make_signed_token
from tape import Tape, TapedClient

ISSUER = "https://issuer.example/pool"
ORDERS = 20
NOBODY, TOKEN = "nobody", "ID token"
BODY = {"items": [{"item_id": "book", "quantity": 3, "price": 10}]}


@contextmanager
def order_cases() -> Iterator[tuple[list[Case], Chalice]]:
    """Each route's cases, and the empty API. Raises RuntimeError when a route has none."""
    # Both backends have a `chalicelib`; the type checker knows the other one's.
    orders_table = import_module("orders_world.dynamodb").orders_table
    with pytest.MonkeyPatch.context() as patch, orders_table(patch) as dynamodb:
        cases = _cases(dynamodb)
    yield cases, empty_api_for(cases)


def _cases(dynamodb: object) -> list[Case]:
    token = make_signed_token(ISSUER)
    bearer = {"Authorization": f"Bearer {token.text}"}
    place = gateway_event("POST", "/orders", headers={**bearer, "Idempotency-Key": "another"}, body=BODY)
    api, _, _ = _api(dynamodb, token.jwks)
    for number in range(ORDERS):
        sent = {**bearer, "Idempotency-Key": f"key-{number}"}
        placed = api(gateway_event("POST", "/orders", headers=sent, body=BODY), None)
    order_id = json.loads(placed["body"])["order_id"]
    one = gateway_event(
        "GET",
        f"/orders/{order_id}",
        resource="/orders/{order_id}",
        path_parameters={"order_id": order_id},
        headers=bearer,
    )
    asked: list[tuple[str, str, Event, int]] = [
        ("GET /health", NOBODY, gateway_event("GET", "/health"), 200),
        ("GET /orders", TOKEN, gateway_event("GET", "/orders", headers=bearer), 200),
        ("GET /orders/{order_id}", TOKEN, one, 200),
        ("POST /orders", TOKEN, place, 201),
    ]
    cases = []
    for route, who, event, status in asked:
        api, tape, verify = _api(dynamodb, token.jwks)
        verifying = partial(verify, token.text)
        verifying()  # the keys are fetched
        own = verifying if who == TOKEN else None
        cases.append(record(Case(route, who, event, api, tape, own), status))
    return cases


def _api(dynamodb: object, jwks: dict[str, Any]) -> tuple[Chalice, Tape, Any]:
    table = import_module("chalicelib.models.order_table").OrderTable
    service = import_module("chalicelib.services.order_service").OrderService
    services = import_module("chalicelib.routes.order_services").OrderServices
    settings = import_module("chalicelib.settings").Settings(
        orders_table_name=import_module("orders_world.dynamodb").TABLE_NAME,
        token_issuer=ISSUER,
        jwks_uri=f"{ISSUER}/.well-known/jwks.json",
        client_id=CLIENT_ID,
    )
    document = json.dumps(jwks).encode()
    verifier = import_module("chalicelib.composition").build_verifier(settings, fetch=lambda _: document)
    tape = Tape()
    built = services(
        verifier=verifier,
        orders=service(table(TapedClient(dynamodb, tape), settings.orders_table_name)),
    )
    create_api = import_module("chalicelib.api").create_api
    api: Chalice = create_api(lambda: built, metrics_namespace=lambda: "bench")
    return api, tape, verifier.verify
