"""The load generator, a process of its own: ``python bench/load/generate.py ADDRESS``.

Progress goes to standard error, what was measured and done as one JSON document to standard output. Bounded
in time and count by itself, whatever the server does.
"""

import argparse
import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from flows import Flow, all_flows
from ladder import STEPS, Step, climb, percentile
from local_sites import LocalSites, RefusedError
from loopback import loopback_port
from visitor import Visitor

SETTING_OUT_AT_ONCE = 4
"""So many register at a time; that is not measured."""


@dataclass(frozen=True)
class Bounds:
    """What a run may take at most: of each step, and of all together."""

    step_seconds: float
    step_count: int
    total_seconds: float


class Generator:
    """Brings visitors, and has them all do the same, so many at once."""

    def __init__(self, sites: LocalSites, bounds: Bounds) -> None:
        self._sites = sites
        self._bounds = bounds
        self._ends_at = time.monotonic() + bounds.total_seconds
        self.visitors: list[Visitor] = []

    async def climb(self, name: str, flow: Flow, steps: Sequence[int]) -> list[Step]:
        """All steps of a flow, as far as limit and time allow."""
        return await climb(lambda at_once: self._step(name, flow, at_once), steps)

    async def _step(self, name: str, flow: Flow, at_once: int) -> Step | None:
        """None: no time is left for it."""
        if self._is_over():
            return None
        await self._bring(at_once)
        warming = _Tally(until=self._ends_at, most=at_once)
        await self._all_do(flow, at_once, warming, each=1)
        if self._is_over() and not warming.errors:
            return None
        tally = _Tally(
            until=min(self._ends_at, time.monotonic() + self._bounds.step_seconds),
            most=self._bounds.step_count,
        )
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

    def _is_over(self) -> bool:
        return time.monotonic() >= self._ends_at

    async def _all_do(self, flow: Flow, at_once: int, tally: "_Tally", each: int | None = None) -> None:
        await asyncio.gather(*(tally.repeat(flow, who, each) for who in self.visitors[:at_once]))

    async def _bring(self, count: int) -> None:
        missing = count - len(self.visitors)
        turns = asyncio.Semaphore(SETTING_OUT_AT_ONCE)

        async def arrive() -> Visitor:
            async with turns:
                return await Visitor.registered(self._sites)

        self.visitors += await asyncio.gather(*(arrive() for _ in range(missing)))


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
    """Drive the stack at this port, and tell what was measured and done."""
    async with LocalSites(port) as sites:
        generator = Generator(sites, bounds)
        steps: list[Step] = []
        for name, flow in all_flows().items():
            if name in flows:
                steps += await generator.climb(name, flow, STEPS)
        return {
            "steps": [asdict(step) for step in steps],
            "visitors": [_done_by(visitor) for visitor in generator.visitors],
        }


def main() -> int:
    parser = argparse.ArgumentParser(description="Load for a local stack")
    parser.add_argument("address", help="of the stack, such as http://127.0.0.1:4566")
    parser.add_argument("--step-seconds", type=float, required=True)
    parser.add_argument("--step-count", type=int, required=True)
    parser.add_argument("--total-seconds", type=float, required=True)
    parser.add_argument("--flows", nargs="*", default=list(all_flows()))
    arguments = parser.parse_args()
    try:
        port = loopback_port(arguments.address)
    except ValueError as error:
        raise SystemExit(str(error)) from error
    bounds = Bounds(arguments.step_seconds, arguments.step_count, arguments.total_seconds)
    print(json.dumps(asyncio.run(generate(port, bounds, arguments.flows))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
