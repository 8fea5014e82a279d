"""Whatever a request is made of, the answer is one that is described, no server error, and quick."""

from collections.abc import Callable, Iterator

import pytest
from described_api import attacks
from described_api.attacks import Attempt, GoodRequest
from described_api.effort import share
from described_api.gateway import ApiGateway
from described_api.sso_calls import REQUESTS
from sso_world.world import VERIFIER, World

Attack = Callable[[GoodRequest], Iterator[Attempt]]


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
    tortured = {(one.method, gateway.description.path_of(one.path)) for one in REQUESTS}
    assert tortured == set(gateway.description.operations)


@pytest.mark.parametrize(
    ("attack", "every"),
    [
        (attacks.on_bodies, 24),
        (attacks.on_fields, 1),
        (attacks.on_queries, 48),
        (attacks.on_paths, 8),
        (attacks.on_headers, 120),
        (attacks.on_cookies, 120),
        (attacks.on_events, 8),
    ],
)
def test_nothing_breaks_it(
    gateway: ApiGateway, requests: list[GoodRequest], attack: Attack, every: int
) -> None:
    for number, request in enumerate(requests):
        for attempt in share(attack(request), every=every, first=number):
            event = attempt.event(gateway)
            answer = gateway.send(event)
            assert answer.status_code < 500, (event["httpMethod"], event["path"], answer.body)
