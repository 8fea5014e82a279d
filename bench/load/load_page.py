"""What was measured, as the tables of docs/load.md."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from ladder import Step, knee
from reckoning import Reckoning
from watched_calls import FlowCost

PAGE = Path(__file__).resolve().parents[2] / "docs" / "load.md"
_BEGIN = "<!-- load: `make load ARGS=--write` writes what follows -->"
_END = "<!-- end of the load -->"
_STEPS_HEAD = (
    "| flow | at once | flows | a second | requests a second | p50 ms | p95 ms | p99 ms | errors |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)
_COSTS_HEAD = (
    "| flow | threads | flows | requests a second | p50 ms | p99 ms | our CPU ms | other CPU ms "
    "| calls to AWS |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def page_of(steps: Sequence[Step], reckoning: Reckoning, costs: Sequence[FlowCost], *, visitors: int) -> str:
    """All tables, with what they say in a sentence."""
    return "\n\n".join(
        [
            "\n".join([_STEPS_HEAD, *map(_step_row, steps)]),
            _knees(steps),
            _reckoned(reckoning, visitors),
            "\n".join([_COSTS_HEAD, *map(_cost_row, costs)]),
            _shares(steps, costs),
            _machine(steps),
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
        f"{step.p99_ms:.0f}",
        str(sum(step.errors.values())),
    )
    return f"| {' | '.join(cells)} |"


def _cost_row(cost: FlowCost) -> str:
    cells = (
        cost.flow,
        str(cost.threads),
        str(cost.flows),
        f"{cost.requests / cost.seconds:.0f}",
        f"{cost.p50_ms:.1f}",
        f"{cost.p99_ms:.1f}",
        f"{cost.own_cpu_ms:.2f}",
        f"{cost.stand_in_cpu_ms:.2f}",
        f"{cost.aws_calls:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def _knees(steps: Sequence[Step]) -> str:
    """Where each flow met the emulator's limit."""
    found = []
    for flow, climbed in groupby(steps, key=lambda step: step.flow):
        of_flow = list(climbed)
        last = knee(of_flow)
        met = f"{last.at_once} at once" if last else f"not met at {of_flow[-1].at_once} at once"
        found.append(f"{flow}: {met}")
    return f"Knees: {'; '.join(found)}."


def _reckoned(reckoning: Reckoning, visitors: int) -> str:
    wrong = len(reckoning.problems)
    return (
        f"Read back, of {visitors} users: {reckoning.answers:,} confirmations of orders under "
        f"{reckoning.keys:,} keys, {reckoning.sessions:,} sessions with {reckoning.handles:,} handles. "
        f"{'Nothing' if not wrong else f'{wrong} things'} lost, doubled or alive twice."
    )


def _shares(steps: Sequence[Step], costs: Sequence[FlowCost]) -> str:
    """How much of what a single user waits for is our own code."""
    alone = {step.flow: step for step in steps if step.at_once == 1}
    lines = [
        f"- {cost.flow}, one user: {alone[cost.flow].p50_ms:.0f} ms at the emulator, of which our own code "
        f"takes {cost.own_cpu_ms:.1f} ms"
        for cost in costs
        if cost.threads == 1 and cost.flow in alone
    ]
    return "\n".join(lines)


def _machine(steps: Sequence[Step]) -> str:
    busiest = max((step.own_share for step in steps), default=0)
    return (
        f"Python {platform.python_version()}, {platform.system()} on {platform.machine()} with "
        f"{os.cpu_count()} processors, {datetime.now(UTC):%Y-%m-%d}. The generator itself took "
        f"{busiest:.0%} of one of them at most."
    )


def write(figures: str) -> None:
    """Put the tables between the marks of the page."""
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise SystemExit(f"{PAGE} lacks the marks around its figures")
    PAGE.write_text(f"{before}{_BEGIN}\n\n{figures}\n\n{_END}{after}", encoding="utf-8")
