"""What the person at the terminal sees: numbered steps with the seconds since the start."""

import shutil
import sys
import time
from collections.abc import Callable
from typing import TextIO


class Progress:
    """Prints steps; a terminal shows details on one line that is overwritten, a file gets them as lines."""

    def __init__(
        self, *, steps: int, out: TextIO = sys.stdout, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._steps = steps
        self._out = out
        self._now = now
        self._began = now()
        self._step = 0
        self._overwrites = out.isatty()

    def step(self, title: str) -> None:
        """Begin the next step."""
        self._step += 1
        self.say(f"[{self._step}/{self._steps}] {self.elapsed():4.0f} s  {title}")

    def detail(self, text: str) -> None:
        """Something that happened within the step."""
        if self._overwrites:
            width = shutil.get_terminal_size().columns - 1
            self._write(f"\r\x1b[2K{f'             {text}'[:width]}")
        else:
            self._write(f"             {text}\n")

    def say(self, text: str) -> None:
        """A line that stays."""
        self._write(f"\r\x1b[2K{text}\n" if self._overwrites else f"{text}\n")

    def clear(self) -> None:
        """Make room for what somebody else is going to print."""
        if self._overwrites:
            self._write("\r\x1b[2K")

    def elapsed(self) -> float:
        """Seconds since the start."""
        return self._now() - self._began

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
