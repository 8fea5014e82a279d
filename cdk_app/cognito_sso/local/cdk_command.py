"""The real `cdk bootstrap` and `cdk deploy`, pointed at the emulator."""

import re
import shutil
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from cognito_sso.local.emulator import ACCOUNT
from cognito_sso.local.errors import CommandError, LocalError
from cognito_sso.local.layout import Layout
from cognito_sso.local.processes import ProcessGroups
from cognito_sso.local.progress import Progress

_QUIET = ("--no-color", "--no-notices", "--no-version-reporting", "--ci", "--progress", "events")
_LAST_LINES = 20
_INSTALL = "npm install --save-dev aws-cdk@2.1148.1"
_EVENT = re.compile(
    r"(?P<stack>\S+) +\| +(?P<count>[\d/]+) +\|[^|]*\| (?P<status>\w+) +\| (?P<type>\S+) +\| (?P<name>.*)"
)
_REFUSED = re.compile(r"^(?:cognito_sso\.\S+\.)?(?:SettingsError|PackagingError): (.+)$", re.MULTILINE)
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


class CdkCommand:
    """Runs the CDK command line; its whole output goes to a log, its progress to the terminal."""

    def __init__(
        self, *, layout: Layout, port: int, env: Mapping[str, str], groups: ProcessGroups, progress: Progress
    ) -> None:
        self._layout = layout
        self._env = env
        self._groups = groups
        self._progress = progress
        self._context = ("-c", "environment=local", "-c", f"local_port={port}")
        self._assembly = str(layout.home / "cdk.out")

    def bootstrap(self, region: str) -> None:
        """Make the bucket for the assets.

        Raises:
            CommandError: the command failed.
        """
        self._run("bootstrap", f"aws://{ACCOUNT}/{region}", "--output", self._assembly)

    def deploy(self) -> None:
        """Deploy all stacks; their outputs also go to `outputs.json`.

        Raises:
            CommandError: the command failed.
        """
        outputs = str(self._layout.home / "outputs.json")
        approval = ("--require-approval", "never")
        self._run("deploy", "--all", *approval, "--outputs-file", outputs, "--output", self._assembly)

    def _run(self, verb: str, *arguments: str) -> None:
        log_path = self._layout.logs / f"cdk-{verb}.log"
        command = [cdk_program(self._layout, self._env["PATH"]), verb, *arguments, *self._context, *_QUIET]
        last_lines: deque[str] = deque(maxlen=_LAST_LINES)
        process = self._groups.start(command, cwd=self._layout.root, env=self._env)
        assert process.stdout is not None  # noqa: S101 - it was asked for
        with log_path.open("w", encoding="utf-8") as log:
            for raw in process.stdout:
                line = _ANSI.sub("", raw).rstrip()
                log.write(f"{line}\n")
                log.flush()
                last_lines.append(line)
                if told := condensed(line):
                    self._progress.detail(told)
        if process.wait() != 0:
            if refused := refused_setting(log_path.read_text("utf-8")):
                raise CommandError(refused, ())
            sentence = f"`cdk {verb}` failed; its whole output is in {_short(log_path, self._layout.root)}."
            raise CommandError(sentence, tuple(last_lines))


def refused_setting(output: str) -> str:
    """What the constructs say of a wrong argument or setting, out of Python's traceback; else empty."""
    found = _REFUSED.findall(output)
    return str(found[-1]) if found else ""


def cdk_program(layout: Layout, search_path: str) -> str:
    """The project's own CDK command line, else the one on the path.

    Raises:
        LocalError: there is neither.
    """
    own = layout.root / "node_modules" / ".bin" / "cdk"
    found = str(own) if own.exists() else shutil.which("cdk", path=search_path)
    if found is None:
        remedy = "`make up` installs it" if layout.is_checkout else f"`{_INSTALL}` installs it"
        raise LocalError(f"The CDK command line (node_modules/.bin/cdk) is missing; {remedy}.")
    return found


def condensed(line: str) -> str:
    """What a line of the CDK's output tells about progress; empty for all others."""
    event = _EVENT.match(line.strip())
    if event and event["status"].endswith(("_COMPLETE", "_FAILED")):
        failed = " FAILED" if event["status"].endswith("_FAILED") else ""
        return f"{event['stack']} {event['count']} {event['type']} {event['name'].split(' (')[0]}{failed}"
    return line.strip() if line.strip().startswith(("✅", "✨  Synthesis", "❌")) else ""


def _short(path: Path, root: Path) -> str:
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
