"""What a run may take, and when its figures may go onto the page."""

import argparse
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import isfinite

SHUTDOWN_SECONDS = 60
"""For what is still under way when a run's own time is over; then it is broken off."""


@dataclass(frozen=True)
class Bounds:
    """What a run may take at most: of each step, and of all together."""

    step_seconds: float
    step_count: int
    total_seconds: float


# Long enough for a hundred flows of most steps, and together with bringing the stack up, reading back and the
# handlers in process within ten minutes.
USUAL = Bounds(step_seconds=30, step_count=150, total_seconds=480)


def seconds(text: str) -> float:
    """Of an argument; raises the error that argparse tells as a sentence."""
    try:
        value = float(text)
    except ValueError:
        value = 0
    if not (isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0.")
    return value


def count(text: str) -> int:
    """Of an argument; raises the error that argparse tells as a sentence."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0.")
    return int(text)


def add_bounds(parser: argparse.ArgumentParser, flows: Collection[str]) -> None:
    """The arguments that say how much is done."""
    told = "default: %(default)g"
    parser.add_argument(
        "--step-seconds", type=seconds, default=USUAL.step_seconds, help=f"of each step at most; {told}"
    )
    parser.add_argument(
        "--step-count", type=count, default=USUAL.step_count, help=f"flows in a step at most; {told}"
    )
    parser.add_argument(
        "--total-seconds", type=seconds, default=USUAL.total_seconds, help=f"of all steps together; {told}"
    )
    parser.add_argument("--flows", nargs="+", default=list(flows), choices=list(flows))


def bounds_of(arguments: argparse.Namespace) -> Bounds:
    """Of what `add_bounds` has parsed."""
    return Bounds(arguments.step_seconds, arguments.step_count, arguments.total_seconds)


def why_not_written(*, address: str | None, flows: Collection[str], all_flows: Collection[str]) -> str | None:
    """Before the run: a sentence for a run that is not the page's."""
    if address is not None:
        return "The page is of a stack of its own: --write goes without --address."
    missing = [flow for flow in all_flows if flow not in flows]
    if missing:
        return f"The page has all flows, and {', '.join(missing)} is missing: --write goes without --flows."
    return None


def nothing_done(done: Sequence[tuple[str, int]], flows: Collection[str]) -> list[str]:
    """After the run: a sentence for each flow that was wanted, and of which none succeeded."""
    totals = dict.fromkeys(flows, 0)
    for flow, number in done:
        totals[flow] += number
    return [f"{flow}: not one was done" for flow, number in totals.items() if number == 0]
