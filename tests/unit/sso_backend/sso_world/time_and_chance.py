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


class DrawnBytes:
    """Randomness that remembers what was drawn."""

    def __init__(self) -> None:
        self._draw = repeatable_bytes()
        self._drawn: list[bytes] = []

    def __call__(self, count: int) -> bytes:
        self._drawn.append(self._draw(count))
        return self._drawn[-1]

    def start_of(self, secret: bytes) -> bytes:
        """The longest of the draws that a secret begins with."""
        return max((one for one in self._drawn if secret.startswith(one)), key=len, default=b"")


def repeatable_bytes(seed: int = 1) -> Callable[[int], bytes]:
    return random.Random(seed).randbytes  # noqa: S311 - repeatable on purpose
