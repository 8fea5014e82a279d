"""`up`: from a project's folder to sites in the browser, and back to nothing when it is told to stop."""

import os
import subprocess
import sys
import time

from cognito_sso.local import deployment, kept_state, preflight
from cognito_sso.local.cdk_command import CdkCommand
from cognito_sso.local.child_environment import base_environment, cdk_environment
from cognito_sso.local.demo_user import EMAIL, PASSWORD
from cognito_sso.local.deployment import Deployed
from cognito_sso.local.emulator import Emulator
from cognito_sso.local.errors import CommandError, LocalError
from cognito_sso.local.layout import Layout
from cognito_sso.local.processes import Interrupts, ProcessGroups
from cognito_sso.local.progress import Progress
from cognito_sso.local.run_lock import RunLock, holder

_STEPS = 6
_START_SECONDS = 60
_LAST_LINES = 15
_INTERRUPTED = 130


def up(layout: Layout, *, port: int, detach: bool, fresh: bool) -> int:
    """Bring everything up. In the foreground: stay until stopped. The exit code.

    Raises:
        LocalError: what is wrong, in one sentence.
    """
    _refuse_second_run(layout)
    lock = RunLock.acquire(layout.runner_lock, port=port)
    if lock is None:
        raise LocalError(f"Another `up` is at work here; `{layout.command('down')}` stops it.")
    base = base_environment(os.environ)
    preflight.check_all(layout, port=port, search_path=base["PATH"])
    layout.logs.mkdir(parents=True, exist_ok=True)
    if fresh:
        kept_state.forget(layout)
    interrupts = Interrupts()
    interrupts.install()
    run = _Run(layout, port=port, base=base, detach=detach, interrupts=interrupts)
    try:
        return run.bring_up()
    finally:
        lock.release()


def _refuse_second_run(layout: Layout) -> None:
    running = holder(layout.server_lock)
    if running:
        raise LocalError(
            f"It is already running on port {running.port} (pid {running.pid}), as it was deployed then. "
            f"`{layout.command('down')}` stops it; what has changed since is deployed by the next "
            f"`{layout.command('up')}`."
        )


class _Run:
    """One `up`, after its checks."""

    def __init__(
        self, layout: Layout, *, port: int, base: dict[str, str], detach: bool, interrupts: Interrupts
    ) -> None:
        self._layout = layout
        self._port = port
        self._base = base
        self._detach = detach
        self._interrupts = interrupts
        self._region = layout.region()
        self._emulator = Emulator(port=port, region=self._region)
        self._progress = Progress(steps=_STEPS)
        self._deployed = False
        self._has_demo_user = False
        self._ready = False

    def bring_up(self) -> int:
        with ProcessGroups(self._interrupts) as groups:
            try:
                server = self._start_server(groups)
                self._announce(self._deploy(groups))
                self._ready = True
                if self._detach:
                    groups.release(server)
                    return 0
                return self._stay(server)
            except LocalError:
                self._progress.clear()
                raise
            except KeyboardInterrupt:
                kept = "its state is kept" if self._deployed else "an unfinished deployment is dropped"
                self._progress.say(f"Stopping; {kept}.")
                return 0 if self._ready else _INTERRUPTED

    def _start_server(self, groups: ProcessGroups) -> "subprocess.Popen[str]":
        self._progress.step(f"Starting the emulator on 127.0.0.1:{self._port}, IAM enforced")
        if kept_state.begin(self._layout):
            self._progress.detail("the last deployment did not finish; going on from the state before it")
        # -P: nothing in the project's folder is taken for a library.
        command = [sys.executable, "-P", "-m", "cognito_sso.local.server", "--region", self._region]
        command += ["--port", str(self._port), "--root", str(self._layout.root)]
        command += ["--home", str(self._layout.home)]
        if not self._detach:
            command.append("--tied")
        with self._layout.server_log.open("wb") as log:
            server = groups.start(
                command,
                cwd=self._layout.root,
                env=self._base,
                stdin=subprocess.DEVNULL if self._detach else subprocess.PIPE,
                output=log,
            )
        self._wait_until_ready(server)
        return server

    def _wait_until_ready(self, server: "subprocess.Popen[str]") -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not self._emulator.is_ready():
            if server.poll() is not None:
                raise self._server_error(f"The emulator ended at its start (exit code {server.returncode})")
            if time.monotonic() > deadline:
                raise self._server_error(f"The emulator did not answer within {_START_SECONDS} s")
            time.sleep(0.1)

    def _server_error(self, what: str) -> CommandError:
        lines = self._layout.server_log.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:]
        return CommandError(f"{what}; its log is {self._layout.server_log}.", tuple(lines))

    def _deploy(self, groups: ProcessGroups) -> Deployed:
        layout, emulator, progress = self._layout, self._emulator, self._progress
        env = cdk_environment(self._base, layout=layout, port=self._port, region=self._region)
        cdk = CdkCommand(layout=layout, port=self._port, env=env, groups=groups, progress=progress)
        deployment.deploy_stacks(layout=layout, emulator=emulator, cdk=cdk, progress=progress)
        kept_state.finish(layout)
        self._deployed = True
        progress.step("Uploading the sites")
        found = deployment.deployed(emulator)
        deployment.publish_sites(found.sites, layout=layout, emulator=emulator, progress=progress)
        progress.step(f"Demo user {EMAIL}")
        self._has_demo_user = deployment.seed_demo_users(found, emulator=emulator, progress=progress)
        progress.step("Ready")
        return found

    def _announce(self, found: Deployed) -> None:
        labels = [site.label for site in (*found.application_sites, *found.sso_sites)]
        lines = [f"  {label:<10} http://{label}.localhost:{self._port}" for label in (*labels, "mailbox")]
        if self._has_demo_user:
            lines += ["", f"  Sign in as {EMAIL} with {PASSWORD}"]
        ending = (
            f"It runs in the background; `{self._layout.command('down')}` stops it and keeps its state."
            if self._detach
            else "Ctrl-C stops it and keeps its state."
        )
        self._progress.say("\n".join(["", *lines, "", ending, ""]))

    def _stay(self, server: "subprocess.Popen[str]") -> int:
        code = server.wait()
        if code == 0:
            self._progress.say("The emulator was stopped.")
            return 0
        raise self._server_error(f"The emulator died (exit code {code})")
