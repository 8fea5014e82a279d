"""Load rises until a step brings no more, and never goes to another machine."""

import asyncio
from collections.abc import Sequence

import pytest
from ladder import Step, climb, errors_of, knee, percentile
from loopback import loopback_port


def step(at_once: int, per_second: float, p99: float, **errors: int) -> Step:
    return Step(
        flow="order",
        at_once=at_once,
        done=round(100 * per_second),
        seconds=100,
        requests=0,
        p50_ms=1,
        p95_ms=1,
        p99_ms=p99,
        own_share=0,
        errors=errors,
    )


def climbed(steps: Sequence[Step], *, rungs_in_time: int = 99) -> list[int]:
    """How many at once were run, of steps that would turn out so."""
    left, found = iter(steps), [0]

    async def run(at_once: int) -> Step | None:
        if found[0] == rungs_in_time:
            return None
        found[0] += 1
        outcome = next(left)
        assert outcome.at_once == at_once
        return outcome

    wanted = [each.at_once for each in steps]
    done = asyncio.run(climb(run, wanted))
    return [each.at_once for each in done]


def test_it_stops_after_the_step_that_only_waits_longer() -> None:
    steps = [step(1, 10, 100), step(2, 19, 110), step(4, 20, 200), step(8, 20, 400)]
    assert climbed(steps) == [1, 2, 4]
    assert knee(steps[:3]) is steps[1]


@pytest.mark.parametrize(
    ("per_second", "p99"),
    [(11, 1000), (5, 149)],
    ids=["more throughput, whatever it costs", "less throughput, but no queue yet"],
)
def test_it_goes_on_where_only_one_half_of_the_rule_holds(per_second: float, p99: float) -> None:
    steps = [step(1, 10, 100), step(2, per_second, p99)]
    assert climbed([*steps, step(4, 99, 100)]) == [1, 2, 4]
    assert knee(steps) is None


def test_of_few_flows_no_step_is_called_the_limit() -> None:
    """Their p99 is the slowest one's."""
    few = Step("order", 2, 99, seconds=10, requests=0, p50_ms=1, p95_ms=1, p99_ms=200, own_share=0)
    enough = Step("order", 2, 100, seconds=10, requests=0, p50_ms=1, p95_ms=1, p99_ms=200, own_share=0)
    before = step(1, 10, 100)
    assert knee([before, enough]) is before
    assert knee([before, few]) is None
    assert knee([few, step(4, 9.9, 500)]) is None


def test_it_stops_when_its_time_is_over() -> None:
    steps = [step(1, 10, 100), step(2, 20, 100), step(4, 40, 100)]
    assert climbed(steps, rungs_in_time=2) == [1, 2]


def test_every_error_is_told_with_where_it_was() -> None:
    steps = [step(1, 10, 100), step(2, 10, 100, **{"503 temporarily_unavailable": 2})]
    assert errors_of(steps) == {"order, 2 at once: 503 temporarily_unavailable": 2}


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0.001, 1), (0.505, 51)]
)
def test_a_percentile_is_a_value_that_was_measured(share: float, value: float) -> None:
    assert percentile([float(number) for number in range(1, 101)], share) == value


def test_few_values_have_percentiles_as_well() -> None:
    assert percentile([7.0], 0.99) == 7
    assert percentile([], 0.99) == 0


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:4566", "127.0.0.1:4566", "http://localhost:4566/x", "http://[::1]:4566"]
)
def test_this_machine_is_loaded(address: str) -> None:
    assert loopback_port(address) == 4566


@pytest.mark.parametrize(
    "address",
    [
        "https://sso.example.com:4566",
        "http://10.0.0.7:4566",
        "http://0.0.0.0:4566",
        "http://localhost.example.com:4566",
        "http://127.0.0.1@example.com:4566",
        "http://sso.localhost:4566",
    ],
)
def test_no_other_machine_is(address: str) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        loopback_port(address)


@pytest.mark.parametrize("address", ["http://127.0.0.1", "http://127.0.0.1:none"])
def test_an_address_has_a_port(address: str) -> None:
    with pytest.raises(ValueError, match="names no port"):
        loopback_port(address)
