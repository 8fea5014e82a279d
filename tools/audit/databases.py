"""What the advisory databases say: `pip-audit --strict` and `npm audit`, one question for each lock file."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from packaging.utils import canonicalize_name

from audit import npm_locks, python_locks

_PATIENCE_SECONDS = 300


class Output(NamedTuple):
    """What a command printed."""

    exit_code: int
    stdout: str
    stderr: str


Run = Callable[[Sequence[str], Path], Output]
"""A command and the folder that it runs in."""


@dataclass(frozen=True)
class Verdict:
    """Clean, unless something was `found` or the database `could_not` be asked, which is its reason then."""

    found: list[str] = field(default_factory=list)
    could_not: str = ""

    def __str__(self) -> str:
        if self.found:
            return f"FOUND {'; '.join(self.found)}"
        return f"COULD NOT ASK: {self.could_not}" if self.could_not else "clean"


def ask_pip_audit(lock: Path, run: Run, *, accepted: Sequence[str] = ()) -> Verdict:
    """Ask for every package of a Python lock that this machine would install.

    One that the answer leaves out, or that the database does not know, makes the answer void.
    `accepted` are ids of weaknesses that advisories.toml says may stay.
    """
    command = [sys.executable, "-m", "pip_audit", "--strict", "--require-hashes", "--disable-pip"]
    command += [f"--ignore-vuln={each}" for each in accepted]
    command += ["--format=json", "--progress-spinner=off", "--requirement", lock.name]
    output = run(command, lock.parent)
    report = _object(output.stdout)
    if "dependencies" not in report:
        return Verdict(could_not=_reason(output, "it answered nothing"))
    skipped = [each["name"] for each in report["dependencies"] if "skip_reason" in each]
    found = [
        f"{each['name']} {each['version']}: {', '.join(one['id'] for one in each['vulns'])}"
        for each in report["dependencies"]
        if each.get("vulns")
    ]
    told = {canonicalize_name(each["name"]) for each in report["dependencies"]}
    left_out = python_locks.names_here(lock.read_text(encoding="utf-8")) - told
    if found:
        return Verdict(found=found)
    if skipped:
        return Verdict(could_not=f"it does not know {', '.join(skipped)}")
    return _clean(output, f"it left out {', '.join(sorted(left_out))}" if left_out else "")


def ask_npm_audit(lock: Path, run: Run) -> Verdict:
    """Ask for every package of an npm lock; an answer about fewer is void."""
    output = run(["npm", "audit", "--json", "--package-lock-only"], lock.parent)
    report = _object(output.stdout)
    if "vulnerabilities" not in report:
        return Verdict(could_not=str(report.get("message") or _reason(output, "it answered nothing")))
    found = [
        f"{name} {each['range']}: {each['severity']}" for name, each in report["vulnerabilities"].items()
    ]
    if found:
        return Verdict(found=found)
    told = report.get("metadata", {}).get("dependencies", {}).get("total", 0)
    locked = len(npm_locks.packages(json.loads(lock.read_text(encoding="utf-8"))))
    return _clean(output, f"it answered for {told} of {locked} packages" if told < locked else "")


def run_here(command: Sequence[str], folder: Path) -> Output:
    """Run a command; one that is missing or takes too long is an exit code and a sentence too."""
    try:
        done = subprocess.run(  # noqa: S603 - the locked auditors, on our own files
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=_PATIENCE_SECONDS
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return Output(1, "", str(error))
    return Output(done.returncode, done.stdout, done.stderr)


def _clean(output: Output, lack: str) -> Verdict:
    """Clean, if nothing is lacking and the command was content."""
    if not lack and output.exit_code != 0:
        lack = _reason(output, f"it found nothing, and ended with {output.exit_code}")
    return Verdict(could_not=lack)


def _object(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except ValueError:
        return {}
    return document if isinstance(document, dict) else {}


def _reason(output: Output, otherwise: str) -> str:
    lines = [line.strip() for line in output.stderr.splitlines() if line.strip()]
    return lines[-1] if lines else otherwise
