"""The generator does what its bounds allow, whatever the server does."""

import asyncio
from typing import cast

import generate
import pytest
from bounds import Bounds
from flows import Flow, all_flows
from generate import QUICKEST_FIRST, Generator, driven
from ladder import Step
from local_sites import LocalSites, RefusedError
from visitor import Visitor

ROOMY = Bounds(step_seconds=60, step_count=3, total_seconds=6000)


class NoSites:
    """Nobody asks it for anything here."""

    requests = 0


def visitor() -> Visitor:
    return Visitor(cast("LocalSites", NoSites()), "pool", "client", "someone@example.com")


def generator(*, bounds: Bounds = ROOMY, refused_after: int = 99) -> Generator:
    """Its users can register so often; then the stack refuses."""
    left = iter(range(refused_after))

    async def newcomer(_: LocalSites) -> Visitor:
        if next(left, None) is None:
            raise RefusedError(503, "temporarily_unavailable")
        return visitor()

    return Generator(cast("LocalSites", NoSites()), bounds, newcomer=newcomer)


async def nothing(_: Visitor) -> None:
    """At once."""


async def refusing(_: Visitor) -> None:
    raise RefusedError(429, "too_many")


def climbed(made: Generator, flow: Flow, steps: tuple[int, ...] = (1, 2, 4)) -> list[Step]:
    return asyncio.run(made.climb("order", flow, steps, flows_left=1))


def test_a_step_ends_at_its_count() -> None:
    assert [(step.at_once, step.done) for step in climbed(generator(), nothing)] == [(1, 3), (2, 3), (4, 3)]


def test_a_refused_registration_is_an_error_and_ends_the_climb() -> None:
    made = generator(refused_after=2)
    assert [step.at_once for step in climbed(made, nothing)] == [1, 2]
    assert made.refused == {"503 temporarily_unavailable": 2}
    told = asyncio.run(driven(generator(refused_after=0), {"order": nothing}))
    assert told == {"steps": [], "visitors": [], "refused": {"503 temporarily_unavailable": 1}}


def test_what_is_refused_is_counted_and_not_done() -> None:
    [step] = climbed(generator(), refusing, (1,))
    # The warm-up is one more.
    assert (step.done, step.errors) == (0, {"429 too_many": 4})


def test_only_the_first_step_may_be_cut_short() -> None:
    hasty = Bounds(step_seconds=60, step_count=3, total_seconds=30)
    assert [step.at_once for step in climbed(generator(bounds=hasty), nothing)] == [1]


def test_flows_share_the_time() -> None:
    """The first of two has half of it, which is no second full step."""
    bounds = Bounds(step_seconds=60, step_count=3, total_seconds=100)
    steps = asyncio.run(generator(bounds=bounds).climb("order", nothing, (1, 2), flows_left=2))
    assert [step.at_once for step in steps] == [1]
    assert [step.at_once for step in climbed(generator(bounds=bounds), nothing, (1, 2))] == [1, 2]


def test_every_flow_has_its_turn() -> None:
    assert set(QUICKEST_FIRST) == set(all_flows())


def test_a_stack_that_never_answers_ends_the_run_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def silent() -> int:
        held = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
        port: int = held.sockets[0].getsockname()[1]
        async with held:
            with pytest.raises(TimeoutError):
                await generate.generate(port, Bounds(0.01, 1, 0.01), ["order"])
        return port

    monkeypatch.setattr(generate, "SHUTDOWN_SECONDS", 0.05)
    assert asyncio.run(silent())


def test_that_sentence_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    async def late(*_: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(generate, "generate", late)
    monkeypatch.setattr("sys.argv", ["generate.py", "http://127.0.0.1:1", "--total-seconds", "5"])
    with pytest.raises(SystemExit, match="60 s after the run's 5 s were over the stack still owed answers"):
        generate.main()
