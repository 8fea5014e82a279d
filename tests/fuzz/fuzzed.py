"""What is fuzzed, said once for two uses: a few cases of each belong to `make test`, as many as there is time
for to `make fuzz`.

A target is a test function that takes what is made up, and raises if the code under it did anything but
answer well or refuse in its own words. The few cases are the same in every run; the many are never the same.
"""

from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FEW = 40
"""Cases of each target in `make test`."""

_BOUNDED = settings(
    max_examples=FEW,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
# Names that pytest and hypothesis leave alone.
_SEEDS, _CHECK = "fuzz_seeds", "fuzz_check"

Run = Callable[[bytes], bool]
"""One case from a buffer; whether the buffer made one at all. Raises what the target raises."""


def any_bytes(*seeds: bytes) -> Callable[[Callable[[bytes], None]], Callable[[], None]]:
    """A target that takes bytes: anything, the seeds, and what comes of them when they are damaged."""

    def decorate(check: Callable[[bytes], None]) -> Callable[[], None]:
        test: Callable[[], None] = _BOUNDED(given(_bytes_like(seeds))(check))
        setattr(test, _SEEDS, seeds)
        setattr(test, _CHECK, check)
        return test

    return decorate


def any_values(**strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """A target that takes values of these kinds."""

    def decorate(check: Callable[..., None]) -> Callable[[], None]:
        test: Callable[[], None] = _BOUNDED(given(**strategies)(check))
        setattr(test, _SEEDS, ())
        return test

    return decorate


def targets_of(module: ModuleType) -> Mapping[str, Callable[[], None]]:
    """The targets in a module, by name, without what they all begin with."""
    return {
        name.removeprefix("test_"): value
        for name, value in vars(module).items()
        if name.startswith("test_") and hasattr(value, _SEEDS)
    }


def seeds_of(target: Callable[[], None]) -> tuple[bytes, ...]:
    """Buffers to begin with; none where only values are drawn."""
    seeds: tuple[bytes, ...] = getattr(target, _SEEDS)
    return seeds


def run_of(target: Callable[[], None]) -> Run:
    """How a buffer becomes a case of the target: as it is, or as the choices that values are drawn by."""
    check = getattr(target, _CHECK, None)
    if check is not None:

        def run_bytes(buffer: bytes) -> bool:
            check(buffer)
            return True

        return run_bytes
    draw: Any = target

    def run_values(buffer: bytes) -> bool:
        return draw.hypothesis.fuzz_one_input(buffer) is not None

    return run_values


def _bytes_like(seeds: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    if not seeds:
        return st.binary(max_size=400)
    damaged = st.builds(
        _damaged,
        st.sampled_from(seeds),
        position=st.integers(0, 10_000),
        inserted=st.binary(max_size=6),
        dropped=st.integers(0, 6),
    )
    return st.binary(max_size=400) | st.sampled_from(seeds) | damaged


def _damaged(seed: bytes, *, position: int, inserted: bytes, dropped: int) -> bytes:
    start = position % (len(seed) + 1)
    return seed[:start] + inserted + seed[start + dropped :]
