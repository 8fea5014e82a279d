"""The large search: `make model`. Prints how much was looked at, or the shortest way to what is wrong."""

import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement

from session_model.model import Model
from session_model.rules import Violation
from session_model.scene import UNTIL_ALL_EXPIRE
from session_model.search import Explored

MOST_DIFFERENT = (
    "redeem",
    "refresh",
    "repeat",
    "replay",
    "sign in",
    "log in anew",
    "log out",
    "log out at the SSO",
    "remove the member",
    "recover the password",
)
"""Acts for searches of three: those left out do the same by another way."""


@dataclass(frozen=True)
class Kind:
    """A kind of search: so many acts at once, with so many faults, and seconds that pass at any moment.

    `among` are the acts to choose from, all of them if it is empty.
    """

    acts: int
    faults: int = 0
    ticks: tuple[float, ...] = ()
    among: tuple[str, ...] = ()

    def __str__(self) -> str:
        faults = f", {self.faults} fault{'s' if self.faults > 1 else ''}" if self.faults else ""
        times = "".join(f", {tick:.0f} s pass" for tick in self.ticks)
        return f"{self.acts} at once{faults}{times}"


KINDS = (
    Kind(1, faults=2, ticks=(10,)),
    Kind(1, faults=1, ticks=(10, 60)),
    Kind(1, faults=1, ticks=(UNTIL_ALL_EXPIRE,)),
    Kind(2),
    Kind(2, ticks=(10,)),
    Kind(2, ticks=(60,)),
    Kind(2, ticks=(UNTIL_ALL_EXPIRE,), among=MOST_DIFFERENT),
    Kind(2, faults=1),
    Kind(2, faults=1, ticks=(10,), among=("refresh", "sign in")),
    Kind(3, among=MOST_DIFFERENT),
)


def sets_of(kind: Kind) -> Iterator[tuple[str, ...]]:
    """All sets of acts for a kind of search."""
    return combinations_with_replacement(kind.among or tuple(_model().acts), kind.acts)


def explore(task: tuple[Kind, tuple[str, ...]]) -> Explored | str:
    """What was looked at, or what is wrong."""
    kind, names = task
    try:
        return _model().explore(names, faults=kind.faults, ticks=kind.ticks)
    except Violation as violation:
        return f"{' + '.join(names)} ({kind}): {violation}"


@cache
def _model() -> Model:
    """One for each process."""
    return Model()


def main() -> int:
    print(f"{'search':44}{'sets':>6}{'states':>12}{'schedules':>24}{'seconds':>9}", flush=True)
    wrong = []
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for kind in KINDS:
            started = time.monotonic()
            results = list(pool.map(explore, ((kind, names) for names in sets_of(kind)), chunksize=4))
            wrong += [result for result in results if isinstance(result, str)]
            explored = [result for result in results if isinstance(result, Explored)]
            states, schedules = sum(one.states for one in explored), sum(one.schedules for one in explored)
            seconds = time.monotonic() - started
            print(f"{kind!s:44}{len(results):>6}{states:>12,}{schedules:>24,}{seconds:>9.0f}", flush=True)
    print(*wrong, sep="\n\n")
    print(f"{len(wrong)} wrong" if wrong else "All rules hold.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
