"""A clock that stands still until told, and randomness that repeats."""

import random
from collections.abc import Callable

NOW = 1_795_406_400
"""2026-11-23T04:00:00Z"""


class ManualClock:
    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


def repeatable_bytes(seed: int = 1) -> Callable[[int], bytes]:
    return random.Random(seed).randbytes  # noqa: S311 - repeatable on purpose
