"""Whoever holds the lock is known, and a dead holder's lock is free."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cognito_sso.local.down import down, status
from cognito_sso.local.layout import Layout
from cognito_sso.local.run_lock import RunLock, holder

HOLD = """
import sys, pathlib
from cognito_sso.local.run_lock import RunLock
assert RunLock.acquire(pathlib.Path(sys.argv[1]), port=4566)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(root=tmp_path, home=tmp_path / ".local")


@pytest.fixture
def other_process(layout: Layout) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the server's lock."""
    command = [sys.executable, "-c", HOLD, str(layout.server_lock)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_nobody_holds_a_lock_that_was_never_taken(layout: Layout) -> None:
    assert holder(layout.server_lock) is None
    assert status(layout) == ("Nothing is running here.", False)
    assert down(layout) == "Nothing is running here."


def test_the_holder_in_another_process_is_known_and_keeps_others_out(
    layout: Layout, other_process: subprocess.Popen[str]
) -> None:
    found = holder(layout.server_lock)
    assert found is not None
    assert (found.pid, found.port) == (other_process.pid, 4566)
    assert RunLock.acquire(layout.server_lock, port=1) is None
    sentence, running = status(layout)
    assert running
    assert f"port 4566 (pid {other_process.pid})" in sentence


def test_a_killed_holder_leaves_nothing_behind(layout: Layout, other_process: subprocess.Popen[str]) -> None:
    other_process.kill()
    other_process.wait()
    assert holder(layout.server_lock) is None
    assert RunLock.acquire(layout.server_lock, port=1) is not None


def test_down_ends_the_holder(layout: Layout, other_process: subprocess.Popen[str]) -> None:
    assert down(layout) == "Stopped; its state is kept."
    assert other_process.wait() != 0
    assert holder(layout.server_lock) is None


def test_a_released_lock_can_be_taken_again(layout: Layout) -> None:
    first = RunLock.acquire(layout.server_lock, port=1)
    assert first is not None
    first.release()
    second = RunLock.acquire(layout.server_lock, port=2)
    assert second is not None
    second.release()
