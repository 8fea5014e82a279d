"""Fuzzes everything that reads what comes from outside: `make fuzz`, or ARGS="--minutes 15 --write".

Each target has the same share of the time, in a process of its own; as many run at once as there are
processors. Prints how many cases each has seen and what it raised, and with `--write` puts that into
docs/fuzzing.md. Exits 1 after any crash; the inputs are kept below build/fuzz, and for each the command is
printed that runs it again. The next run goes on from the inputs that reached something new.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from cases_page import PAGE, circumstances, rows, write
from plan import ROOT, Outcome, Search, searches

_STARTING_SECONDS = 2.0
"""What a process takes before its first case."""


def search_all(chosen: Sequence[Search], *, minutes: float, jobs: int, seed: int) -> list[Outcome]:
    """One after the other, `jobs` at once, within the time."""
    seconds = max(1.0, minutes * 60 * jobs / len(chosen) - _STARTING_SECONDS)
    outcomes = []
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        for future in as_completed([pool.submit(one.run, seconds, seed) for one in chosen]):
            outcome = future.result()
            outcomes.append(outcome)
            print(f"{outcome.cases:>10,}  {len(outcome.crashes)}  {outcome.target}", flush=True)
    order = [one.target for one in chosen]
    return sorted(outcomes, key=lambda one: order.index(one.target))


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=5, help="of all targets together")
    parser.add_argument("--only", default="", metavar="WORD", help="targets whose name has it")
    parser.add_argument(
        "--seed", type=int, default=None, help="a number to begin with; another one each time"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    parser.add_argument("--kept", type=Path, default=ROOT / "build" / "fuzz", help="where findings are kept")
    parser.add_argument("--long", action="store_true", help="some 5 minutes more of requests to the APIs")
    parser.add_argument("--write", action="store_true", help=f"write the table into {PAGE.name}")
    asked = parser.parse_args()
    if asked.only and asked.write:
        parser.error("--write is for the whole table, and --only for a part of it: leave one of them out")
    seed = random.SystemRandom().randrange(2**31) if asked.seed is None else asked.seed
    asked.kept.mkdir(parents=True, exist_ok=True)
    chosen = [one for one in searches(asked.kept.resolve(), is_long=asked.long) if asked.only in one.target]
    if not chosen:
        print(f"There is no target whose name has {asked.only!r}.")
        return 2
    print(
        f"{len(chosen)} targets in {asked.minutes:g} minutes; seed {seed}\n     cases  crashes  target",
        flush=True,
    )
    started = time.monotonic()
    outcomes = search_all(chosen, minutes=asked.minutes, jobs=asked.jobs, seed=seed)
    table = rows(outcomes)
    print("\n".join(["", *table, "", f"{(time.monotonic() - started) / 60:.1f} minutes"]))
    if asked.write:
        write([circumstances(asked.minutes, asked.jobs), "", *table])
    crashes = [crash for one in outcomes for crash in one.crashes.items()]
    for what, again in crashes:
        print(f"\n{what}\n  {again}")
    return 1 if crashes else 0


if __name__ == "__main__":
    sys.exit(main())
