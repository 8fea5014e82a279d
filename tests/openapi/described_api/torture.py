"""Attacks on an API, each made from good requests to all of its calls."""

from collections.abc import Callable, Iterator, Sequence

from described_api.attacks import Attempt, GoodRequest
from described_api.effort import EXAMPLES, TALLY, share
from described_api.gateway import ApiGateway

Attack = Callable[[GoodRequest], Iterator[Attempt]]


def calls_of(gateway: ApiGateway, requests: Sequence[GoodRequest]) -> set[tuple[str, str | None]]:
    """The calls of the description that the requests are for; one without a path is none."""
    return {(one.method, gateway.description.path_of(one.path)) for one in requests}


def torture(gateway: ApiGateway, requests: Sequence[GoodRequest], attack: Attack, each: int | None) -> None:
    """Makes every attempt of the attack, each on so many of the requests; on all where there is time.

    Fails for a server error, for whatever the gateway fails for, and for an attempt that was not made at all.
    """
    sizes = [sum(1 for _ in attack(request)) for request in requests]
    chosen, made = share(sizes, None if EXAMPLES else each), set()
    for number, request in enumerate(requests):
        for position, attempt in enumerate(attack(request)):
            if (number, position) not in chosen:
                continue
            made.add(position)
            TALLY.made_up += 1
            event = attempt.event(gateway)
            answer = gateway.send(event)
            assert answer.status_code < 500, (event["httpMethod"], event["path"][:80], answer.body)
    assert made == set(range(max(sizes)))
