"""Whatever a request is made of, the answer is one that is described, no server error, and quick."""

import pytest
from described_api import attacks
from described_api.attacks import GoodRequest
from described_api.gateway import ApiGateway
from described_api.sso_calls import REQUESTS
from described_api.torture import Attack, calls_of, torture
from sso_world.world import VERIFIER, World


@pytest.fixture
def requests(world: World) -> list[GoodRequest]:
    """Every call, by a user with a token, a cookie or a handle where that matters, and by nobody."""
    cookie, bearer = tuple(world.logged_in().items()), tuple(world.bearer().items())
    # The end of an account is no end of the torture.
    lasting = [request for request in REQUESTS if request.path != "/me" or request.method != "DELETE"]
    live = [
        GoodRequest(
            "POST",
            "/get-session",
            body={"session_id": world.handle(), "application_id": "shop", "code_verifier": VERIFIER},
        ),
        GoodRequest(
            "POST",
            "/refresh-session",
            body={"application_id": "shop", "refresh_token": world.refresh_handle()},
        ),
    ]
    return [
        *REQUESTS,
        *live,
        *(request.with_headers(*cookie) for request in lasting),
        *(request.with_headers(*bearer) for request in lasting if "session" in request.path),
    ]


def test_every_call_is_tortured(gateway: ApiGateway) -> None:
    assert calls_of(gateway, REQUESTS) == set(gateway.description.operations)


@pytest.mark.parametrize(
    ("attack", "each"),
    [
        (attacks.on_bodies, 3),
        (attacks.on_fields, None),
        (attacks.on_queries, 1),
        (attacks.on_paths, 8),
        (attacks.on_headers, 2),
        (attacks.on_cookies, 4),
        (attacks.on_events, 8),
    ],
)
def test_nothing_breaks_it(
    gateway: ApiGateway, requests: list[GoodRequest], attack: Attack, each: int | None
) -> None:
    torture(gateway, requests, attack, each)
