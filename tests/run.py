"""Runs all tests: `make test`. Suites run two at a time, each in a process of its own.

The backends' modules have the same names (`app`, `chalicelib`), so their tests cannot share a process.
Exits 1 if any suite failed. `tests/run.py NAME ...` runs only the named suites.
"""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINE = "-" * 100


@dataclass(frozen=True)
class Suite:
    """A command and what it is called."""

    name: str
    command: list[str]


@dataclass(frozen=True)
class Outcome:
    """What a suite printed and how it ended."""

    suite: Suite
    exit_code: int
    output: str
    seconds: float

    def count(self, word: str) -> int:
        """How many tests the suite's closing lines say have `word` ("passed", "failed", "error")."""
        # Vitest counts files on a line of their own.
        lines = [line for line in self.output.splitlines() if "Test Files" not in line]
        plain = re.sub(r"\x1b\[[\d;]*m", "", "\n".join(lines))
        return sum(int(number) for number in re.findall(rf"(\d+) {word}s?\b", plain))


def python_suite(name: str, *paths: str, without: Sequence[str] = ()) -> Suite:
    left_out = [f"--ignore=tests/{path}" for path in without]
    return Suite(name, [sys.executable, "-m", "pytest", *left_out, *(f"tests/{path}" for path in paths)])


FROM_THE_WHEEL = "e2e/test_from_the_wheel.py"
LIFECYCLE = "e2e/lifecycle"
PAGES = "e2e/pages"
FIREFOX = "e2e/test_firefox.py"
# Not every system has it as a package.
WITHOUT_FIREFOX = [] if shutil.which("firefox-esr") or shutil.which("firefox") else [FIREFOX]


# The longest first, so that two at a time end together. What is end to end brings up stacks of its own.
SUITES = [
    python_suite("end to end", "e2e", without=[FROM_THE_WHEEL, LIFECYCLE, PAGES, *WITHOUT_FIREFOX]),
    python_suite("pages", PAGES),
    python_suite("SSO backend", "unit/sso_backend", "contract/sso_backend", "fuzz/sso_backend"),
    python_suite("lifecycle", LIFECYCLE),
    python_suite("from the wheel", FROM_THE_WHEEL),
    python_suite("infrastructure and packaging", "infrastructure", "packaging"),
    python_suite("gates", "gates"),
    python_suite("client backend", "unit/client_backend", "contract/client_backend", "fuzz/client_backend"),
    python_suite(
        "libraries",
        "unit/sso_auth",
        "unit/sso_auth_skins",
        "unit/chalice_api",
        "unit/settings",
        "unit/local",
        "unit/admin",
        "unit/docs",
        "unit/bench",
        "unit/tools",
        "fuzz/test_searching.py",
        "fuzz/test_plan.py",
        "fuzz/sso_auth",
        "fuzz/cognito_sso",
    ),
    Suite("front ends", ["npm", "run", "test", "--silent"]),
]


def run(suite: Suite) -> Outcome:
    started = time.monotonic()
    done = subprocess.run(
        suite.command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(suite, done.returncode, done.stdout, time.monotonic() - started)


def main(names: list[str]) -> int:
    chosen = [suite for suite in SUITES if not names or suite.name in names]
    print(f"Running {len(chosen)} suites, two at a time; each prints its output when it ends.", flush=True)
    outcomes = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for future in as_completed([pool.submit(run, suite) for suite in chosen]):
            outcome = future.result()
            outcomes.append(outcome)
            print(f"{LINE}\n{outcome.suite.name} ({outcome.seconds:.0f} s)\n{outcome.output}", flush=True)
    print(LINE)
    for outcome in outcomes:
        print(f"{'ok    ' if outcome.exit_code == 0 else 'FAILED'} {outcome.suite.name}")
    for path in WITHOUT_FIREFOX:
        print(f"left out: tests/{path}, since there is no Firefox here")
    passed = sum(outcome.count("passed") for outcome in outcomes)
    failed = sum(outcome.count("failed") + outcome.count("error") for outcome in outcomes)
    broken = [outcome for outcome in outcomes if outcome.exit_code != 0]
    print(f"{passed} passed, {max(failed, len(broken))} failed")
    return 1 if broken or not outcomes else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
