"""What the outside world hands in, so that tests decide about time and chance."""

from collections.abc import Callable

Clock = Callable[[], float]
"""Now, in epoch seconds."""

Wait = Callable[[float], None]
"""Lets that many seconds pass."""

RandomBytes = Callable[[int], bytes]
"""That many bytes from a cryptographic source."""
