"""Who is running: a lock file with its holder's pid, released by the kernel however the holder ends."""

import contextlib
import fcntl
import json
import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass(frozen=True)
class Holder:
    """The process that holds a lock. `port` is the emulator's."""

    pid: int
    port: int


class RunLock:
    """An exclusive lock on `path`, held until `release` or until the process ends."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    @classmethod
    def acquire(cls, path: Path, *, port: int) -> Self | None:
        """The lock, or None when another process holds it."""
        # Logs and state below hold mail addresses.
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if not _lock_soon(descriptor):
            os.close(descriptor)
            return None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps({"pid": os.getpid(), "port": port}).encode(), 0)
        return cls(descriptor)

    def release(self) -> None:
        os.close(self._descriptor)


def _lock_soon(descriptor: int) -> bool:
    """Whether the lock was had; `holder` in another process holds it for an instant."""
    for _ in range(10):
        with contextlib.suppress(BlockingIOError):
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        time.sleep(0.02)
    return False


def holder(path: Path) -> Holder | None:
    """Who holds the lock at `path`; None when nobody does."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _parse(os.pread(descriptor, 200, 0))
    else:
        return None
    finally:
        os.close(descriptor)


def _parse(content: bytes) -> Holder | None:
    try:
        found = json.loads(content)
    except ValueError:  # taken this instant, not yet written
        return None
    return Holder(int(found["pid"]), int(found["port"]))
