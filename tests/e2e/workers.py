"""The processes of this run's stack, emulator and functions, to be killed in the middle of their work."""

import os
import signal
import subprocess
import threading
from pathlib import Path

from cognito_sso.local.emulator import Emulator
from cognito_sso.local.layout import Layout
from cognito_sso.local.run_lock import holder
from local_stack import HOME, ROOT, LocalStack

START_SECONDS = 60


def server_pid() -> int:
    """Of the emulator that this run has started."""
    found = holder(Layout(root=ROOT, home=HOME).server_lock)
    assert found is not None
    return found.pid


def kill_workers(function_name: str) -> int:
    """Kills the function's processes, children of our emulator, at once; says how many there were."""
    emulator, killed = server_pid(), 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if f"PPid:\t{emulator}\n" not in (folder / "status").read_text():
                continue
            environment = (folder / "environ").read_bytes().split(b"\0")
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            continue
        if f"AWS_LAMBDA_FUNCTION_NAME={function_name}".encode() in environment:
            os.kill(int(folder.name), signal.SIGKILL)
            killed += 1
    return killed


def kill_and_start_emulator(stack: LocalStack) -> None:
    """It dies and is started by the same words; it knows what it knew at its last clean stop."""
    emulator = server_pid()
    command, environment = (_words(emulator, name) for name in ("cmdline", "environ"))
    os.kill(emulator, signal.SIGKILL)
    with (HOME / "restarted.log").open("wb") as log:
        subprocess.Popen(
            command,
            cwd=ROOT,
            env=dict(variable.split("=", 1) for variable in environment),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    started, pause = Emulator(port=stack.port, region="us-east-1"), threading.Event()
    for _ in range(START_SECONDS * 10):
        if started.is_ready():
            return
        pause.wait(0.1)
    raise RuntimeError("the emulator did not come back")


def _words(process: int, name: str) -> list[str]:
    return Path(f"/proc/{process}/{name}").read_bytes().decode().split("\0")[:-1]
