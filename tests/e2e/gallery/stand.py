"""The stack that the gallery's pages come from."""

from collections.abc import Iterator
from contextlib import contextmanager

from local_stack import ROOT, LocalStack, local_command

_HOME = ROOT / "build" / "pages"


@contextmanager
def gallery_stack() -> Iterator[LocalStack]:
    """A fresh local stack, apart from any other that runs here."""
    running = LocalStack.up(_HOME)
    try:
        yield running
    finally:
        local_command("down", home=_HOME)
