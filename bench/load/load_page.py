"""What was measured, as the tables of docs/load.md."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from bounds import Bounds
from flow_cost import FlowCost
from ladder import LEAST_FLOWS, Step, knee
from reckoning import Reckoning

PAGE = Path(__file__).resolve().parents[2] / "docs" / "load.md"
NAME, COMMAND = "load", "make load ARGS=--write"
NONE = "\N{EN DASH}"
_STEPS_HEAD = (
    "| flow | at once | flows | a second | requests a second | p50 ms | p95 ms | p99 ms | errors |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)
_COSTS_HEAD = (
    "| flow | threads | flows | requests | p50 ms | p99 ms | handlers' CPU ms "
    "| other CPU ms | calls to AWS |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def page_of(
    steps: Sequence[Step],
    reckoning: Reckoning,
    costs: Sequence[FlowCost],
    *,
    bounds: Bounds,
    visitors: int,
) -> str:
    """All tables, with what they say in a sentence."""
    return "\n\n".join(
        [
            _bounds(bounds),
            "\n".join([_STEPS_HEAD, *map(_step_row, steps)]),
            _knees(steps),
            _reckoned(reckoning, visitors),
            "\n".join([_COSTS_HEAD, *map(_cost_row, costs)]),
            _shares(steps, costs),
            f"{machine()}. The generator itself took {_busiest(steps):.0%} of one of them at most.",
        ]
    )


def _step_row(step: Step) -> str:
    cells = (
        step.flow,
        str(step.at_once),
        str(step.done),
        f"{step.per_second:.1f}",
        f"{step.requests_per_second:.1f}",
        f"{step.p50_ms:.0f}",
        f"{step.p95_ms:.0f}",
        f"{step.p99_ms:.0f}" if step.has_p99 else NONE,
        str(sum(step.errors.values())),
    )
    return f"| {' | '.join(cells)} |"


def _cost_row(cost: FlowCost) -> str:
    cells = (
        cost.flow,
        str(cost.threads),
        str(cost.flows),
        str(cost.requests),
        f"{cost.p50_ms:.1f}",
        f"{cost.p99_ms:.1f}" if cost.requests >= LEAST_FLOWS else NONE,
        f"{cost.handlers_cpu_ms:.2f}",
        f"{cost.other_cpu_ms:.2f}",
        f"{cost.aws_calls:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _knees(steps: Sequence[Step]) -> str:
    """Where each flow met the emulator's limit."""
    found = []
    for flow, climbed in groupby(steps, key=lambda step: step.flow):
        of_flow = list(climbed)
        found.append(f"{flow}: {_met(of_flow)}")
    return f"Knees: {'; '.join(found)}."


def _met(of_flow: Sequence[Step]) -> str:
    last = knee(of_flow)
    if last:
        return f"{last.at_once} at once"
    told = [step for step in of_flow if step.has_p99]
    return f"not met at {told[-1].at_once} at once" if len(told) > 1 else "too few flows to say"


def _bounds(bounds: Bounds) -> str:
    return (
        f"A step ended after {bounds.step_seconds:g} s or {bounds.step_count} flows, all steps together "
        f"after {bounds.total_seconds:g} s at the latest. Of fewer than {LEAST_FLOWS} flows no p99 is told."
    )


def _reckoned(reckoning: Reckoning, visitors: int) -> str:
    wrong = len(reckoning.problems)
    return (
        f"Read back, of {visitors} users: {reckoning.answers:,} confirmations of orders under "
        f"{reckoning.keys:,} keys, {reckoning.sessions:,} sessions with {reckoning.handles:,} handles; of "
        f"{reckoning.tried:,} sessions the handles were tried. "
        f"{'Nothing' if not wrong else f'{wrong} things'} lost, doubled or alive twice."
    )


def _shares(steps: Sequence[Step], costs: Sequence[FlowCost]) -> str:
    """Two measurements of a flow by a single user, side by side."""
    alone = {step.flow: step for step in steps if step.at_once == 1}
    lines = [
        f"- {cost.flow}: {alone[cost.flow].p50_ms:.0f} ms at the emulator, by the clock; "
        f"{cost.handlers_cpu_ms:.1f} ms of the API's handlers, by the processor"
        for cost in costs
        if cost.threads == 1 and cost.flow in alone
    ]
    return "\n".join(
        [
            "One user, a flow: by the clock the median, by the processor the average of another run:",
            "",
            *lines,
        ]
    )


def machine() -> str:
    """What it was measured on, and when."""
    return (
        f"Python {platform.python_version()}, {platform.system()} on {platform.machine()} with "
        f"{os.cpu_count()} processors, {datetime.now(UTC):%Y-%m-%d}"
    )


def _busiest(steps: Sequence[Step]) -> float:
    return max((step.own_share for step in steps), default=0)
