"""Child processes that never outlive `up`: each in a group of its own, ended as a group."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import FrameType
from typing import IO

from cognito_sso.local.errors import LocalError

_POLL_SECONDS = 0.05


class Interrupts:
    """SIGINT, SIGTERM and SIGHUP as KeyboardInterrupt, but never while a child is being started."""

    _SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def __init__(self) -> None:
        self._held = False
        self._waiting = False

    def install(self) -> None:
        for number in self._SIGNALS:
            signal.signal(number, self._arrived)

    def ignore(self) -> None:
        """From now on only cleaning up happens, and nothing stops that half-way."""
        for number in self._SIGNALS:
            signal.signal(number, signal.SIG_IGN)

    @contextlib.contextmanager
    def held(self) -> Iterator[None]:
        """A signal that arrives inside takes effect at the end."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._waiting:
            raise KeyboardInterrupt

    def _arrived(self, _number: int, _frame: FrameType | None) -> None:
        if self._held:
            self._waiting = True
        else:
            raise KeyboardInterrupt


class ProcessGroups:
    """Starts children and ends all of them, with everything that they started, at the end of the block."""

    def __init__(self, interrupts: Interrupts) -> None:
        self._interrupts = interrupts
        self._running: list[subprocess.Popen[str]] = []

    def __enter__(self) -> "ProcessGroups":
        return self

    def __exit__(self, *_: object) -> None:
        self._interrupts.ignore()
        for process in reversed(self._running):
            end_group(process)

    def start(
        self,
        command: Sequence[str],
        *,
        cwd: Path,
        env: Mapping[str, str],
        stdin: int = subprocess.DEVNULL,
        output: int | IO[bytes] = subprocess.PIPE,
    ) -> "subprocess.Popen[str]":
        """The started child; its standard error goes where its standard output goes.

        Raises:
            LocalError: the program cannot be started.
        """
        with self._interrupts.held():
            try:
                process = subprocess.Popen(  # noqa: S603 - our own commands
                    command,
                    cwd=cwd,
                    env=env,
                    stdin=stdin,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    text=True,
                    encoding="utf-8",
                    errors="replace",
                    start_new_session=True,
                )
            except OSError as error:
                raise LocalError(f"Cannot start {command[0]}: {error.strerror}.") from error
            self._running.append(process)
        return process

    def release(self, process: "subprocess.Popen[str]") -> None:
        """Let `process` outlive the block."""
        self._running.remove(process)


def end_group(process: "subprocess.Popen[str]", *, grace_seconds: float = 30) -> None:
    """Ask the group to end, wait for its leader, then kill whatever is left of it."""
    _signal_group(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(grace_seconds)
    wait_for_group(process.pid, seconds=2)
    kill_group(process.pid)
    process.wait()


def kill_group(group: int) -> None:
    """End all members of the process group at once."""
    _signal_group(group, signal.SIGKILL)


def wait_for_group(group: int, *, seconds: float) -> bool:
    """Whether the process group was empty before the time was up."""
    deadline = time.monotonic() + seconds
    while _signal_group(group, 0):
        if time.monotonic() > deadline:
            return False
        time.sleep(_POLL_SECONDS)
    return True


def _signal_group(group: int, number: int) -> bool:
    """Whether the group had a member to signal."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):  # macOS refuses for groups of zombies only
        return False
    return True
