"""The client backend's orders in this process, over the table of its tests."""

import itertools
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from chalice.test import HTTPResponse
from lambda_client import LambdaClient
from watched_calls import Flow, Watch, WatchedClient

ROOT = Path(__file__).resolve().parents[3]
_ISSUER = "https://issuer.example/pool"
_ORDER = {"items": [{"item_id": "mug", "quantity": 2, "price": 9.5}], "currency": "EUR"}
_OK, _CREATED = 200, 201
_LISTED = 20


@contextmanager
def orders_flows(watch: Watch) -> Iterator[Mapping[str, Callable[[], Flow]]]:
    """By name, what makes a flow for a thread. They share the services; each has an app, as a Lambda has."""
    for part in ("bench/inputs", "runtime", "runtime/client_backend", "tests/unit/client_backend"):
        sys.path.insert(0, str(ROOT / part))
    tables, signed = import_module("orders_world.dynamodb"), import_module("signed_token")
    composition, settings = import_module("chalicelib.composition"), import_module("chalicelib.settings")
    token = signed.make_signed_token(_ISSUER)
    verifier = composition.build_verifier(
        settings.Settings(
            orders_table_name=tables.TABLE_NAME,
            token_issuer=_ISSUER,
            jwks_uri=f"{_ISSUER}/.well-known/jwks.json",
            client_id=signed.CLIENT_ID,
        ),
        fetch=lambda _: json.dumps(token.jwks).encode(),
    )
    with pytest.MonkeyPatch.context() as environment, tables.orders_table(environment) as table:
        orders = import_module("chalicelib.services.order_service").OrderService(
            import_module("chalicelib.models.order_table").OrderTable(
                WatchedClient(table, watch), tables.TABLE_NAME
            )
        )
        services = import_module("chalicelib.routes.order_services").OrderServices(verifier, orders)
        create_api = import_module("chalicelib.api").create_api
        keys = (f"key-{number}" for number in itertools.count())

        def shop() -> "_Shop":
            return _Shop(LambdaClient(create_api(lambda: services), watch), token.text, keys)

        customer = shop()
        for _ in range(_LISTED):
            customer.place()
        yield {"list of orders": lambda: shop().list_orders, "order": lambda: shop().place}


class _Shop:
    """One customer's requests by a client of its own."""

    def __init__(self, client: LambdaClient, token: str, keys: Iterator[str]) -> None:
        self._client, self._keys = client, keys
        self._bearer = {"authorization": f"Bearer {token}"}

    def list_orders(self) -> None:
        """The first page."""
        self._expect(_OK, self._client.request("GET", "/orders", self._bearer))

    def place(self) -> None:
        """Under a new key."""
        headers = self._bearer | {"content-type": "application/json", "idempotency-key": next(self._keys)}
        self._expect(_CREATED, self._client.request("POST", "/orders", headers, json.dumps(_ORDER).encode()))

    @staticmethod
    def _expect(status: int, answer: HTTPResponse) -> None:
        if answer.status_code != status:
            raise RuntimeError(answer.body)
