"""A cold start, without what a program that has yet to do anything does not need."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def no_garbage_sought() -> Iterator[None]:
    """While megabytes are loaded that all stay. Making a client of botocore takes half as long then."""
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()


class MadeAtFirstUse:
    """Stands for what `make` returns, which is made when an attribute of it is asked for."""

    def __init__(self, make: Callable[[], object]) -> None:
        self._made = cache(make)

    def __getattr__(self, name: str) -> object:
        return getattr(self._made(), name)
