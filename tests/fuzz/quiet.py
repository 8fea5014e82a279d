"""No lines of an API while it is fuzzed; its log belongs to the other tests of the process, too."""

from collections.abc import Iterator
from contextlib import contextmanager
from logging import Logger


@contextmanager
def without_lines(log: Logger) -> Iterator[None]:
    """Nothing is written to the log in here."""
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = False
