"""A hand-off is redeemed by exactly one of any number of requests, whatever their order."""

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from chalicelib.routes.api import build_api
from sso_world.dynamodb import AtomicClient, RepeatingClient, items_like
from sso_world.world import World

REQUESTS = 100


def test_one_of_a_hundred_redemptions_in_a_row(world: World) -> None:
    handle = world.handle()
    statuses = [world.get_session(handle).status_code for _ in range(REQUESTS)]
    assert statuses == [200] + [400] * (REQUESTS - 1)


def test_one_of_a_hundred_redemptions_at_once(make_world: Callable[..., World], world: World) -> None:
    assert redeem_at_once(make_world(dynamodb=AtomicClient(world.dynamodb))) == {200: 1, 400: REQUESTS - 1}
    [item] = items_like(world.dynamodb, "session-")
    assert item["status"]["S"] == "ended"
    assert "token_set" not in item


def test_never_two_of_a_hundred_when_every_answer_of_the_table_is_lost_once(
    make_world: Callable[..., World], world: World
) -> None:
    """None at all is right as well: a replay may end the session before the winner hears of his win."""
    repeating = RepeatingClient(AtomicClient(world.dynamodb))  # type: ignore[arg-type]  # a stand-in
    statuses = redeem_at_once(make_world(dynamodb=repeating))
    assert statuses[200] <= 1
    assert statuses[200] + statuses[400] == REQUESTS
    [item] = items_like(world.dynamodb, "session-")
    assert item["status"]["S"] == "ended"


def redeem_at_once(crowded: World) -> Counter[int]:
    """How many of a hundred redemptions of one handle got which status."""
    handle = crowded.handle()
    barrier = threading.Barrier(REQUESTS)

    def redeem(_number: int) -> int:
        # An app each, as each Lambda environment has its own.
        redeeming = World.__new__(World)
        redeeming.client = crowded.connect(build_api(lambda: crowded.services))
        barrier.wait()
        return int(redeeming.get_session(handle).status_code)

    with ThreadPoolExecutor(REQUESTS) as pool:
        return Counter(pool.map(redeem, range(REQUESTS)))


def test_a_redemption_that_lost_the_race_ends_the_session(
    make_world: Callable[..., World], world: World
) -> None:
    """Both have read the pending item; the second write finds it consumed."""
    handle = world.handle()
    overtaken = make_world(dynamodb=_Overtaken(world.dynamodb, lambda: world.get_session(handle)))
    assert overtaken.get_session(handle).status_code == 400
    [item] = items_like(world.dynamodb, "session-")
    assert item["status"]["S"] == "ended"


class _Overtaken(AtomicClient):
    """Lets someone else act between this client's read of a session and its write."""

    def __init__(self, client: object, act: Callable[[], object]) -> None:
        super().__init__(client)  # type: ignore[arg-type]  # a stand-in
        self._act = act

    def _call(self, name: str, method: Callable[..., object], arguments: dict[str, object]) -> object:
        if name == "update_item" and self._act is not None:
            act, self._act = self._act, None  # type: ignore[assignment]  # set once
            assert act().status_code == 200  # type: ignore[attr-defined]  # set once
        return super()._call(name, method, arguments)
