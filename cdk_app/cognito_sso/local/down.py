"""`down` and `status`, from any other terminal."""

import contextlib
import os
import signal
import time
from collections.abc import Callable

from cognito_sso.local.errors import LocalError
from cognito_sso.local.layout import Layout
from cognito_sso.local.processes import kill_group, wait_for_group
from cognito_sso.local.run_lock import Holder, holder

_STOP_SECONDS = 60


def down(layout: Layout) -> str:
    """Stop whatever runs here and wait until it is gone; what was done, in one sentence.

    Raises:
        LocalError: it does not end.
    """
    runner, server = holder(layout.runner_lock), holder(layout.server_lock)
    if runner is None and server is None:
        return "Nothing is running here."
    if runner is not None:
        _stop(runner, lambda: holder(layout.runner_lock) is None)
    server = holder(layout.server_lock)
    if server is not None:
        _stop(server, lambda: holder(layout.server_lock) is None)
        if not wait_for_group(server.pid, seconds=2):
            kill_group(server.pid)
    return "Stopped; its state is kept."


def _stop(process: Holder, is_gone: Callable[[], bool]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGTERM)
    deadline = time.monotonic() + _STOP_SECONDS
    while not is_gone():
        if time.monotonic() > deadline:
            raise LocalError(f"Process {process.pid} does not end; `kill -9 {process.pid}` ends it.")
        time.sleep(0.05)


def status(layout: Layout) -> tuple[str, bool]:
    """What runs here in one sentence, and whether anything does."""
    server = holder(layout.server_lock)
    if server is None:
        return "Nothing is running here.", False
    if holder(layout.runner_lock) and not layout.hosts.exists():
        return f"It is being brought up on port {server.port} (pid {server.pid}).", True
    return f"Running on port {server.port} (pid {server.pid}): http://localhost:{server.port}", True
