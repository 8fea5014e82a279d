"""Rising concurrency, until a step shows that the limit is reached."""

from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

STEPS = (1, 2, 4, 8, 16, 32)
GAIN = 1.10
"""A step that brings less throughput than this, as a multiple of the last one's, brings none …"""
SLOWDOWN = 1.5
"""… and if its p99 is so many times the last one's as well, what waits is a queue."""
LEAST_FLOWS = 100
"""Of fewer, the p99 is the slowest one: a step of fewer shows no limit."""


@dataclass(frozen=True)
class Step:
    """So many at once did the same again and again. Latencies are of the whole flow, in milliseconds.

    `errors` counts refusals by what they said, such as `503 temporarily_unavailable`. `own_share` is the part
    of a processor that the generator itself needed: near 1, it would be measuring itself.
    """

    flow: str
    at_once: int
    done: int
    seconds: float
    requests: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    own_share: float
    errors: dict[str, int] = field(default_factory=dict)

    @property
    def per_second(self) -> float:
        return self.done / self.seconds

    @property
    def has_p99(self) -> bool:
        return self.done >= LEAST_FLOWS

    @property
    def requests_per_second(self) -> float:
        return self.requests / self.seconds


def percentile(sorted_values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of all values does not exceed; 0 of none."""
    if not sorted_values:
        return 0
    rank = -int(-share * len(sorted_values) // 1)
    return sorted_values[max(rank, 1) - 1]


def is_limit(before: Step, now: Step) -> bool:
    """Whether more at once has brought hardly more throughput, but longer waiting, with enough of both."""
    if not (before.has_p99 and now.has_p99):
        return False
    return now.per_second < GAIN * before.per_second and now.p99_ms >= SLOWDOWN * before.p99_ms


def knee(steps: Sequence[Step]) -> Step | None:
    """The last step before the limit was seen, of one flow's steps in order; None: it was not seen."""
    for before, now in pairwise(steps):
        if is_limit(before, now):
            return before
    return None


async def climb(run: Callable[[int], Awaitable[Step | None]], steps: Sequence[int]) -> list[Step]:
    """Runs one step after the other; the one that shows the limit is the last. None: there was no time."""
    climbed: list[Step] = []
    for at_once in steps:
        step = await run(at_once)
        if step is None:
            break
        climbed.append(step)
        if knee(climbed) is not None:
            break
    return climbed


def errors_of(steps: Sequence[Step]) -> Counter[str]:
    """All steps' errors, with the flow before each."""
    return Counter(
        {
            f"{step.flow}, {step.at_once} at once: {error}": count
            for step in steps
            for error, count in step.errors.items()
        }
    )
