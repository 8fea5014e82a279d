"""No child outlives its block, whatever it started and however the block ends."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cognito_sso.local.child_environment import base_environment, cdk_environment
from cognito_sso.local.errors import LocalError
from cognito_sso.local.layout import Layout
from cognito_sso.local.processes import Interrupts, ProcessGroups, wait_for_group

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# A child that ignores SIGTERM's effect on its own child, which would run for a minute.
FAMILY = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import signal,time; signal.signal(15, signal.SIG_IGN);"
                          "print('ready', flush=True); time.sleep(60)"])
child.wait()
"""


@pytest.fixture(autouse=True)
def restored_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def interrupts() -> Interrupts:
    made = Interrupts()
    made.install()
    return made


def _start(groups: ProcessGroups, code: str) -> subprocess.Popen[str]:
    return groups.start([sys.executable, "-c", code], cwd=Path.cwd(), env=dict(os.environ))


def test_grandchildren_end_with_the_block(interrupts: Interrupts) -> None:
    with ProcessGroups(interrupts) as groups:
        process = _start(groups, FAMILY)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    assert process.returncode is not None
    assert wait_for_group(process.pid, seconds=2)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_ends_the_block_and_the_children(interrupts: Interrupts, number: signal.Signals) -> None:
    started: list[subprocess.Popen[str]] = []

    def interrupted_run() -> None:
        with ProcessGroups(interrupts) as groups:
            started.append(_start(groups, "import time; print('ready', flush=True); time.sleep(60)"))
            assert started[0].stdout is not None
            started[0].stdout.readline()
            os.kill(os.getpid(), number)

    with pytest.raises(KeyboardInterrupt):
        interrupted_run()
    assert started[0].returncode == -signal.SIGTERM


def test_a_signal_while_a_child_is_started_waits_until_the_child_is_known(interrupts: Interrupts) -> None:
    reached = []

    def start_under_fire() -> None:
        with interrupts.held():
            os.kill(os.getpid(), signal.SIGINT)
            reached.append("the child is known")

    with pytest.raises(KeyboardInterrupt):
        start_under_fire()
    assert reached == ["the child is known"]


def test_a_released_child_outlives_the_block(interrupts: Interrupts) -> None:
    with ProcessGroups(interrupts) as groups:
        process = _start(groups, "import sys; print('ready', flush=True); import time; time.sleep(60)")
        groups.release(process)
    try:
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()


def test_a_program_that_is_not_there(interrupts: Interrupts) -> None:
    with (
        ProcessGroups(interrupts) as groups,
        pytest.raises(LocalError, match="Cannot start /no/such/program"),
    ):
        groups.start(["/no/such/program"], cwd=Path.cwd(), env={})


def test_children_know_no_real_account(tmp_path: Path) -> None:
    user = {
        "AWS_PROFILE": "prod",
        "AWS_SESSION_TOKEN": "t",
        "CDK_DEFAULT_ACCOUNT": "1",
        "PATH": "/bin",
        "HOME": "/h",
    }
    base = base_environment(user)
    assert {"AWS_PROFILE", "AWS_SESSION_TOKEN", "CDK_DEFAULT_ACCOUNT"}.isdisjoint(base)
    assert base["HOME"] == "/h"
    assert base["PATH"].endswith(":/bin")
    env = cdk_environment(base, layout=Layout(root=tmp_path, home=tmp_path), port=4570, region="eu-west-1")
    assert env["AWS_ENDPOINT_URL"] == "http://localhost:4570"
    assert (env["AWS_ACCESS_KEY_ID"], env["AWS_REGION"]) == ("test", "eu-west-1")
    assert env["AWS_CONFIG_FILE"] == env["AWS_SHARED_CREDENTIALS_FILE"] == os.devnull


def test_the_emulator_is_never_reached_through_a_proxy() -> None:
    assert base_environment({"NO_PROXY": "corp"})["NO_PROXY"] == "corp,localhost,127.0.0.1,.localhost"
