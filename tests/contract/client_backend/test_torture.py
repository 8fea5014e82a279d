"""Whatever a request is made of, the answer is one that is described, no server error, and quick."""

from collections.abc import Callable, Iterator

import pytest
from described_api import attacks
from described_api.attacks import Attempt, GoodRequest
from described_api.client import DescribedClient
from described_api.effort import share
from described_api.gateway import ApiGateway
from described_api.order_calls import REQUESTS

Attack = Callable[[GoodRequest], Iterator[Attempt]]


@pytest.fixture
def gateway(new_api: Callable[..., DescribedClient]) -> ApiGateway:
    return new_api().gateway


@pytest.fixture
def requests(token: Callable[..., str]) -> list[GoodRequest]:
    """Every call, by a user and by nobody."""
    of_user = ("authorization", f"Bearer {token()}")
    return [*REQUESTS, *(request.with_headers(of_user) for request in REQUESTS)]


def test_every_call_is_tortured(gateway: ApiGateway) -> None:
    tortured = {(one.method, gateway.description.path_of(one.path)) for one in REQUESTS}
    assert tortured == set(gateway.description.operations)


def on_headers(good: GoodRequest) -> Iterator[Attempt]:
    return attacks.on_headers(good, "idempotency-key", "cookie")


@pytest.mark.parametrize(
    ("attack", "every"),
    [
        (attacks.on_bodies, 3),
        (attacks.on_fields, 1),
        (attacks.on_queries, 7),
        (attacks.on_paths, 2),
        (on_headers, 24),
        (attacks.on_events, 1),
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
