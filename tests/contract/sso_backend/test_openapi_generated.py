"""Requests made up from docs/openapi/sso_backend.json, by a user and by nobody, are answered as it says."""

import pytest
from described_api.description import described_api
from described_api.gateway import ApiGateway
from described_api.generated import Operation, ask, calls_of
from described_api.wsgi import WsgiGateway
from sso_world.world import SIGN_IN, VERIFIER, World

DESCRIPTION = described_api("sso_backend")


@pytest.mark.parametrize("call", calls_of(DESCRIPTION), ids=lambda call: call.label)
def test_it_is_answered_as_described(world: World, gateway: ApiGateway, call: Operation) -> None:
    app, kinds = WsgiGateway(gateway), DESCRIPTION.credentials((call.method.upper(), call.path))
    users = {"ssoCookie": world.logged_in, "idToken": world.bearer}
    known = SIGN_IN | {"code_verifier": VERIFIER, "email": "maria@example.com"}
    known |= {"session_id": world.handle(), "refresh_token": world.refresh_handle()}
    for headers in ({}, *(users[kind]() for kind in kinds)):
        assert ask(call, headers, known, app=app) > 0
