"""The client backend's orders in this process, over the table of its tests."""

import itertools
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import pytest
from lambda_client import LambdaClient
from watched_calls import Flow, Watch, WatchedClient

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
_ISSUER = "https://issuer.example/pool"
_ORDER = {"items": [{"item_id": "mug", "quantity": 2, "price": 9.5}], "currency": "EUR"}
_CREATED = 201


@contextmanager
def orders_flows(watch: Watch) -> Iterator[Mapping[str, Callable[[], Flow]]]:
    """By name, what makes a flow for a thread. They share the services; each has an app, as a Lambda has."""
    for part in ("bench", "runtime", "runtime/client_backend", "tests/unit/client_backend"):
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

        def shop() -> Flow:
            return _shop(LambdaClient(create_api(lambda: services), watch), token.text, keys)

        yield {"order": shop}


def _shop(client: LambdaClient, token: str, keys: Iterator[str]) -> Flow:
    body = json.dumps(_ORDER).encode()
    headers = {"authorization": f"Bearer {token}", "content-type": "application/json"}

    def place() -> None:
        answer = client.request("POST", "/orders", headers | {"idempotency-key": next(keys)}, body)
        if answer.status_code != _CREATED:
            raise RuntimeError(answer.body)

    return place
