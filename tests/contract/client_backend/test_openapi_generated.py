"""Requests made up from docs/openapi/client_backend.json, by a user and by nobody, are answered so."""

from collections.abc import Callable

import pytest
from described_api.client import DescribedClient
from described_api.description import described_api
from described_api.generated import Operation, ask, calls_of
from described_api.wsgi import WsgiGateway
from orders_world.calls import BODY, Call


@pytest.mark.parametrize("call", calls_of(described_api("client_backend")), ids=lambda call: call.label)
def test_it_is_answered_as_described(
    new_api: Callable[..., DescribedClient], caller: Call, token: Callable[..., str], call: Operation
) -> None:
    app = WsgiGateway(new_api().gateway)
    user = {"authorization": f"Bearer {token()}"}
    order = caller().post(BODY).json_body
    for headers in ({}, user):
        assert ask(call, headers, {"order_id": order["order_id"]}, app=app) > 0
