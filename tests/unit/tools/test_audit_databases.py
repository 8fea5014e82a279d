"""The databases' answers become verdicts, and one that did not answer is never taken for a clean one."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from audit.__main__ import exit_code
from audit.databases import Output, Run, Verdict, ask_npm_audit, ask_pip_audit, run_here

HASH = f"--hash=sha256:{'a1' * 32}"
PYTHON_LOCK = f"""\
python-jose==1.0 {HASH}
six==1.0 {HASH}
pywin32==1.0 ; sys_platform == 'no such system' {HASH}
"""
NPM_PACKAGES = ("", "frontend/site", "node_modules/vite", "node_modules/vue")
SKIPPED = "ERROR:pip_audit._cli:six: Dependency not found on PyPI and could not be audited: six (1.17.0)"
REFUSED = {"message": "405 Method Not Allowed", "statusCode": 405, "error": {"summary": "", "detail": ""}}


def says(stdout: object, *, exit_code: int = 0, stderr: str = "") -> Run:
    text = stdout if isinstance(stdout, str) else json.dumps(stdout)
    return lambda _command, _folder: Output(exit_code, text, stderr)


def dependency(name: str, *vulns: str) -> dict[str, object]:
    return {"name": name, "version": "1.0", "vulns": [{"id": each} for each in vulns]}


def all_clean(total: int) -> dict[str, object]:
    return {"auditReportVersion": 2, "vulnerabilities": {}, "metadata": {"dependencies": {"total": total}}}


@pytest.fixture
def python_lock(tmp_path: Path) -> Path:
    lock = tmp_path / "requirements.txt"
    lock.write_text(PYTHON_LOCK, encoding="utf-8")
    return lock


@pytest.fixture
def npm_lock(tmp_path: Path) -> Path:
    lock = tmp_path / "package-lock.json"
    entries = {path: {"version": "1.0.0"} for path in NPM_PACKAGES}
    lock.write_text(json.dumps({"lockfileVersion": 3, "packages": entries}), encoding="utf-8")
    return lock


JOSE, SIX = dependency("Python_Jose"), dependency("six")


@pytest.mark.parametrize(
    ("run", "verdict"),
    [
        (says({"dependencies": [JOSE, SIX], "fixes": []}), "clean"),
        (says({"dependencies": []}), "COULD NOT ASK: it left out python-jose, six"),
        (says({"dependencies": [SIX]}), "COULD NOT ASK: it left out python-jose"),
        (
            says({"dependencies": [JOSE, SIX]}, exit_code=2),
            "COULD NOT ASK: it found nothing, and ended with 2",
        ),
        (
            says({"dependencies": [JOSE, SIX]}, exit_code=1, stderr="broken pipe"),
            "COULD NOT ASK: broken pipe",
        ),
        (
            says({"dependencies": [dependency("jose", "CVE-1", "CVE-2"), SIX]}, exit_code=1),
            "FOUND jose 1.0: CVE-1, CVE-2",
        ),
        (says("", exit_code=1, stderr=f"WARNING: slow\n{SKIPPED}\n"), f"COULD NOT ASK: {SKIPPED}"),
        (
            says({"dependencies": [{"name": "six", "skip_reason": "not found"}, dependency("jose")]}),
            "COULD NOT ASK: it does not know six",
        ),
        (
            says(
                {"dependencies": [{"name": "six", "skip_reason": "not found"}, dependency("jose", "CVE-1")]}
            ),
            "FOUND jose 1.0: CVE-1",
        ),
        (says("No known vulnerabilities found"), "COULD NOT ASK: it answered nothing"),
        (says("[]"), "COULD NOT ASK: it answered nothing"),
        (
            says("", exit_code=1, stderr="No module named pip_audit"),
            "COULD NOT ASK: No module named pip_audit",
        ),
    ],
)
def test_verdicts_of_pip_audit(python_lock: Path, run: Run, verdict: str) -> None:
    assert str(ask_pip_audit(python_lock, run)) == verdict


@pytest.mark.parametrize(
    ("run", "verdict"),
    [
        (says(all_clean(2)), "clean"),
        (says(all_clean(1)), "COULD NOT ASK: it answered for 1 of 2 packages"),
        (says({"vulnerabilities": {}}), "COULD NOT ASK: it answered for 0 of 2 packages"),
        (says(all_clean(2), exit_code=1, stderr="npm error"), "COULD NOT ASK: npm error"),
        (
            says({"vulnerabilities": {"vite": {"range": "<8.0.16", "severity": "high"}}}, exit_code=1),
            "FOUND vite <8.0.16: high",
        ),
        (says(REFUSED, exit_code=1, stderr="npm error"), "COULD NOT ASK: 405 Method Not Allowed"),
        (says("{}"), "COULD NOT ASK: it answered nothing"),
        (says("", exit_code=127, stderr="npm: not found"), "COULD NOT ASK: npm: not found"),
    ],
)
def test_verdicts_of_npm_audit(npm_lock: Path, run: Run, verdict: str) -> None:
    assert str(ask_npm_audit(npm_lock, run)) == verdict


def test_pip_audit_is_strict_and_goes_by_the_hashes_of_the_lock(python_lock: Path) -> None:
    asked: list[tuple[Sequence[str], Path]] = []

    def run(command: Sequence[str], folder: Path) -> Output:
        asked.append((command, folder))
        return Output(0, "", "")

    ask_pip_audit(python_lock, run, accepted=["CVE-1"])
    ((command, folder),) = asked
    assert {"--strict", "--require-hashes", "--disable-pip", "--ignore-vuln=CVE-1"} <= set(command)
    assert (command[-1], folder) == ("requirements.txt", python_lock.parent)


def test_a_program_that_is_missing_is_a_reason(tmp_path: Path) -> None:
    assert "no-such-auditor" in run_here(["no-such-auditor"], tmp_path).stderr


CLEAN = Verdict()
UNASKED = Verdict(could_not="405")
HIT = Verdict(found=["jose 1.0: CVE-1"])


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [([CLEAN, CLEAN], 0), ([CLEAN, UNASKED], 3), ([UNASKED, HIT], 1), ([HIT, CLEAN], 1)],
)
def test_only_all_asked_and_clean_is_green(verdicts: list[Verdict], code: int) -> None:
    assert exit_code(verdicts) == code
