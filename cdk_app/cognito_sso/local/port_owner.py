"""Which process listens on a TCP port, where the system tells (Linux, own processes or root)."""

import contextlib
from pathlib import Path

_LISTEN = "0A"


def owner_of(port: int, *, proc: Path = Path("/proc")) -> str | None:
    """`name (pid N)` of the listener on `port`, or None when it cannot be known."""
    inodes = _listening_inodes(port, proc)
    if not inodes:
        return None
    for process in proc.glob("[0-9]*"):
        with contextlib.suppress(OSError):
            for descriptor in (process / "fd").iterdir():
                if str(descriptor.readlink()) in inodes:
                    name = (process / "comm").read_text("utf-8").strip()
                    return f"{name} (pid {process.name})"
    return None


def _listening_inodes(port: int, proc: Path) -> set[str]:
    """Link targets (`socket:[inode]`) of the sockets that listen on `port`."""
    found: set[str] = set()
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in (proc / "net" / table).read_text("ascii").splitlines()[1:]:
                columns = line.split()
                if columns[3] == _LISTEN and int(columns[1].rsplit(":", 1)[1], 16) == port:
                    found.add(f"socket:[{columns[9]}]")
    return found
