"""Sessions under all orders of what happens at the same time (docs/session-model.md)."""

import pytest
from session_model.model import Model
from session_model.scene import UNTIL_ALL_EXPIRE

ACTS = sorted(Model().acts)


@pytest.fixture(scope="module")
def model() -> Model:
    """One for all searches: what an actor does when told something is found out once."""
    return Model()


@pytest.mark.parametrize("act", ACTS)
def test_any_two_acts_at_once(model: Model, act: str) -> None:
    """All orders of the requests of this act and of each of the others, itself included."""
    for other in ACTS[ACTS.index(act) :]:
        assert model.explore((act, other)).schedules > 0


@pytest.mark.parametrize("act", ACTS)
def test_an_act_with_a_fault_while_time_passes(model: Model, act: str) -> None:
    """Killed, throttled or repeated at any request; a lease, a grace or a session runs out at any moment."""
    for seconds in (10, 60, UNTIL_ALL_EXPIRE):
        assert model.explore((act,), faults=1, ticks=(seconds,)).states > 1


@pytest.mark.parametrize(
    "acts",
    [
        ("refresh", "refresh", "log out"),
        ("refresh", "replay", "log out at the SSO"),
        ("refresh", "repeat", "remove the member"),
        ("redeem", "redeem", "log out at the SSO"),
        ("refresh", "refresh", "replay"),
    ],
    ids=" + ".join,
)
def test_three_acts_at_once(model: Model, acts: tuple[str, ...]) -> None:
    assert model.explore(acts).schedules > 1000


def test_tabs_that_refresh_while_one_dies(model: Model) -> None:
    """Killed, throttled or repeated at any request: nobody is signed out by his own tabs."""
    assert model.explore(("refresh", "refresh"), faults=1).states > 1000


def test_the_search_leaves_no_order_out(model: Model) -> None:
    """Each of the two reads and then writes: six orders of four steps."""
    acts = ("log out by the hand-off", "log out by the hand-off")
    assert model.explore(acts).schedules == 6


def test_the_search_tells_news_from_the_end(model: Model) -> None:
    """Each of the two reads, then tells the news, then ends the session: twenty orders of six steps."""
    assert model.explore(("replay", "replay")).schedules == 20
