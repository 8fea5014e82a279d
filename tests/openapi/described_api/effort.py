"""How much is tried: a share in `make test`, which is the same in every run, and all of it in `make fuzz`."""

import os
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Case = TypeVar("Case")

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "0"))
"""Made-up requests to each call; 0 for few."""


def share(cases: Iterable[Case], *, every: int, first: int) -> Iterator[Case]:
    """One of `every` cases, beginning elsewhere for each `first`; all of them where there is time."""
    return iter(cases) if EXAMPLES else islice(cases, first % every, None, every)
