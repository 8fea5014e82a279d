"""Whatever a request is made of, the answer is one that is described, no server error, and quick."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from described_api import attacks
from described_api.attacks import Attempt, GoodRequest
from described_api.client import DescribedClient
from described_api.effort import share
from described_api.gateway import ApiGateway
from described_api.order_calls import REQUESTS
from described_api.torture import Attack, calls_of, torture


@pytest.fixture
def gateway(new_api: Callable[..., DescribedClient]) -> ApiGateway:
    return new_api().gateway


@pytest.fixture
def requests(token: Callable[..., str]) -> list[GoodRequest]:
    """Every call, by a user and by nobody."""
    of_user = ("authorization", f"Bearer {token()}")
    return [*REQUESTS, *(request.with_headers(of_user) for request in REQUESTS)]


def test_every_call_is_tortured(gateway: ApiGateway) -> None:
    assert calls_of(gateway, REQUESTS) == set(gateway.description.operations)


@pytest.mark.parametrize(
    ("each", "times"), [(1, [1] * 6), (3, [3, 3, 3, 2, 2, 1]), (None, [4, 3, 3, 2, 2, 1])]
)
def test_a_share_has_every_attempt(each: int | None, times: list[int]) -> None:
    chosen = share([1, 3, 5, 6], each)
    assert [Counter(position for _, position in chosen)[place] for place in range(6)] == times
    assert {number for number, _ in share([6] * 6, 1)} == set(range(6))


def on_headers(good: GoodRequest) -> Iterator[Attempt]:
    return attacks.on_headers(good, "idempotency-key", "cookie")


@pytest.mark.parametrize(
    ("attack", "each"),
    [
        (attacks.on_bodies, 3),
        (attacks.on_fields, None),
        (attacks.on_queries, 2),
        (attacks.on_paths, 5),
        (on_headers, 1),
        (attacks.on_events, None),
    ],
)
def test_nothing_breaks_it(
    gateway: ApiGateway, requests: list[GoodRequest], attack: Attack, each: int | None
) -> None:
    torture(gateway, requests, attack, each)
