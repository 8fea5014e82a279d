"""How much is tried: a share in `make test`, which is the same in every run, and all of it in `make fuzz`."""

import os
from collections.abc import Sequence

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
"""Made-up requests to each call; 0 for few."""


class Tally:
    """Counts the requests that were made up in this process; what sets a test up makes none."""

    def __init__(self) -> None:
        self.made_up = 0

    def __str__(self) -> str:
        return f"{self.made_up} requests were made up"


TALLY = Tally()


def share(sizes: Sequence[int], each: int | None) -> set[tuple[int, int]]:
    """Which items of which lists are taken, as (list, position); `sizes` are the lists' lengths.

    Every position is, in `each` of the lists that have it, which are others than for the position before.
    Without `each` all are.
    """
    chosen = set()
    for position in range(max(sizes)):
        having = [number for number, size in enumerate(sizes) if position < size]
        count = each or len(having)
        chosen |= {(having[(position * count + turn) % len(having)], position) for turn in range(count)}
    return chosen
