"""The load generator, a process of its own: ``python bench/load/generate.py ADDRESS``.

Progress goes to standard error, what was measured and done as one JSON document to standard output. It ends
by itself, whatever the server does: with a sentence and status 1 where that never answered.
"""

import argparse
import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict

from bounds import SHUTDOWN_SECONDS, Bounds, add_bounds, bounds_of
from flows import Flow, all_flows
from ladder import STEPS, Step, climb, percentile
from local_sites import LocalSites, RefusedError
from loopback import loopback_port
from visitor import Visitor

SETTING_OUT_AT_ONCE = 4
"""So many register at a time; that is not measured."""


QUICKEST_FIRST = ("order", "refresh", "mixed", "silent sign-in", "sign-in")
Newcomer = Callable[[LocalSites], Awaitable[Visitor]]


class Generator:
    """Brings visitors, and has them all do the same, so many at once."""

    def __init__(self, sites: LocalSites, bounds: Bounds, *, newcomer: Newcomer = Visitor.registered) -> None:
        self._sites = sites
        self._bounds = bounds
        self._newcomer = newcomer
        self._ends_at = time.monotonic() + bounds.total_seconds
        self.visitors: list[Visitor] = []
        self.refused: Counter[str] = Counter()
        """Registrations that failed, by what was said."""

    async def climb(self, name: str, flow: Flow, steps: Sequence[int], *, flows_left: int) -> list[Step]:
        """All steps of a flow, as far as limit and time allow; the flows that are left share the time."""
        now = time.monotonic()
        ends_at = now + (self._ends_at - now) / flows_left
        return await climb(lambda at_once: self._step(name, flow, at_once, ends_at), steps)

    async def _step(self, name: str, flow: Flow, at_once: int, ends_at: float) -> Step | None:
        """None: no time is left for it, or not everybody could register."""
        if time.monotonic() >= ends_at or not await self._bring(at_once):
            return None
        warming = _Tally(until=ends_at, most=at_once)
        await self._all_do(flow, at_once, warming, each=1)
        step_ends_at = time.monotonic() + self._bounds.step_seconds
        # The first step is taken at any rate; a later one that would be cut short says too little.
        if step_ends_at > ends_at and at_once > 1 and not warming.errors:
            return None
        tally = _Tally(until=min(ends_at, step_ends_at), most=self._bounds.step_count)
        sent, busy, started = self._sites.requests, time.process_time(), time.perf_counter()
        await self._all_do(flow, at_once, tally)
        seconds = time.perf_counter() - started
        step = tally.step(
            name,
            at_once,
            seconds=seconds,
            requests=self._sites.requests - sent,
            own_share=(time.process_time() - busy) / seconds,
            earlier=warming.errors,
        )
        print(_progress(step), file=sys.stderr, flush=True)
        return step

    async def _all_do(self, flow: Flow, at_once: int, tally: "_Tally", each: int | None = None) -> None:
        await asyncio.gather(*(tally.repeat(flow, who, each) for who in self.visitors[:at_once]))

    async def _bring(self, count: int) -> bool:
        """Whether there are so many now; each one is asked for once."""
        missing = count - len(self.visitors)
        turns = asyncio.Semaphore(SETTING_OUT_AT_ONCE)

        async def arrive() -> None:
            async with turns:
                try:
                    self.visitors.append(await self._newcomer(self._sites))
                except RefusedError as refused:
                    self.refused[f"{refused.status} {refused.code}"] += 1

        await asyncio.gather(*(arrive() for _ in range(missing)))
        return len(self.visitors) >= count


class _Tally:
    """What happened in a step; says when it is over."""

    def __init__(self, *, until: float, most: int) -> None:
        self._until = until
        self._left = most
        self._milliseconds: list[float] = []
        self.errors: Counter[str] = Counter()

    async def repeat(self, flow: Flow, visitor: Visitor, times: int | None) -> None:
        """The same again until the step is over, or so many times."""
        while self._left > 0 and time.monotonic() < self._until and times != 0:
            self._left -= 1
            times = None if times is None else times - 1
            started = time.perf_counter()
            try:
                await flow(visitor)
            except RefusedError as refused:
                self.errors[f"{refused.status} {refused.code}"] += 1
            else:
                self._milliseconds.append(1000 * (time.perf_counter() - started))

    def step(
        self,
        flow: str,
        at_once: int,
        *,
        seconds: float,
        requests: int,
        own_share: float,
        earlier: Counter[str],
    ) -> Step:
        """Latencies of what succeeded; errors of the warm-up count as well."""
        taken = sorted(self._milliseconds)
        return Step(
            flow=flow,
            at_once=at_once,
            done=len(taken),
            seconds=seconds,
            requests=requests,
            p50_ms=percentile(taken, 0.50),
            p95_ms=percentile(taken, 0.95),
            p99_ms=percentile(taken, 0.99),
            own_share=own_share,
            errors=dict(self.errors + earlier),
        )


def _progress(step: Step) -> str:
    return (
        f"{step.flow}, {step.at_once} at once: {step.per_second:.1f}/s, p50 {step.p50_ms:.0f} ms, "
        f"p99 {step.p99_ms:.0f} ms, {sum(step.errors.values())} errors"
    )


def _done_by(visitor: Visitor) -> dict[str, object]:
    return {
        "email": visitor.email,
        "user_id": visitor.user_id,
        "sessions": [asdict(session) for session in visitor.sessions],
        "placed": [asdict(placed) for placed in visitor.placed],
    }


async def generate(port: int, bounds: Bounds, flows: Sequence[str]) -> dict[str, object]:
    """Drive the stack at this port, and tell what was measured and done. Raises `TimeoutError`."""
    async with asyncio.timeout(bounds.total_seconds + SHUTDOWN_SECONDS), LocalSites(port) as sites:
        generator = Generator(sites, bounds)
        return await driven(generator, {name: flow for name, flow in all_flows().items() if name in flows})


async def driven(generator: Generator, flows: Mapping[str, Flow]) -> dict[str, object]:
    """The quickest flows first: what they leave of their time is the others'."""
    climbed: dict[str, list[Step]] = {}
    for left, name in zip(range(len(flows), 0, -1), sorted(flows, key=QUICKEST_FIRST.index), strict=True):
        climbed[name] = await generator.climb(name, flows[name], STEPS, flows_left=left)
    return {
        "steps": [asdict(step) for name in flows for step in climbed[name]],
        "visitors": [_done_by(visitor) for visitor in generator.visitors],
        "refused": dict(generator.refused),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Load for a local stack")
    parser.add_argument("address", help="of the stack, such as http://127.0.0.1:4566")
    add_bounds(parser, all_flows())
    arguments = parser.parse_args()
    bounds = bounds_of(arguments)
    try:
        told = asyncio.run(generate(loopback_port(arguments.address), bounds, arguments.flows))
    except ValueError as error:
        raise SystemExit(str(error)) from error
    except TimeoutError:
        raise SystemExit(
            f"{SHUTDOWN_SECONDS} s after the run's {bounds.total_seconds:g} s were over the stack still owed "
            "answers; the run was broken off."
        ) from None
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
