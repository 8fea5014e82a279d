"""What `make fuzz` runs: the targets of each area by itself, as the backends' modules have the same names."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
AREAS = ("sso_auth", "sso_backend", "client_backend", "cognito_sso")
BACKENDS = ("sso_backend", "client_backend")
PYTHON = ".venv/bin/python"
NODE = Path(sys.executable).with_name("node")

_MADE_UP = re.compile(r"(\d+) requests were made up")
_EXAMPLES_A_SECOND = 10
"""Of every call, for each second of a target's share. An API takes several shares: it has many calls."""
_LIVE_PART = 5
"""Over HTTP there are so many times fewer."""


@dataclass(frozen=True)
class Outcome:
    """What came of one target: `crashes` maps what went wrong to how it is run again."""

    target: str
    cases: int
    crashes: dict[str, str] = field(default_factory=dict)


Process = Callable[[Sequence[str | Path], Mapping[str, str]], tuple[int, str]]
"""A command, and what its environment has besides ours. Returns exit code and everything that was printed."""


def process_here(command: Sequence[str | Path], more: Mapping[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


@dataclass(frozen=True)
class Search:
    """One process of the search; `kept` is where it leaves what it finds."""

    target: str
    kept: Path
    process: Process = process_here

    def run(self, seconds: float, seed: int) -> Outcome:
        """Take about so long. To have seen no case is a failure."""
        outcome = self._search(seconds, seed)
        if outcome.cases or outcome.crashes:
            return outcome
        again = f"{PYTHON} tests/fuzz/run.py --long --only '{self.target}'"
        return Outcome(self.target, 0, {f"saw no case; see {self.log}": again})

    def _search(self, seconds: float, seed: int) -> Outcome:
        raise NotImplementedError

    def _run(self, command: list[str | Path], **environment: str) -> tuple[int, str]:
        """Exit code and everything printed, which is kept as well."""
        code, printed = self.process(command, environment)
        self.log.write_text(printed, "utf-8")
        return code, printed

    @property
    def name(self) -> str:
        """The target's name as a file may have it."""
        return re.sub(r"[^a-z0-9_]+", "-", self.target)

    @property
    def log(self) -> Path:
        """What the process printed."""
        return self.kept / f"{self.name}.log"


class PythonSearch(Search):
    """A target in Python, by `worker.py`."""

    def _search(self, seconds: float, seed: int) -> Outcome:
        worker = str((HERE / "worker.py").relative_to(ROOT))
        result = self.kept / f"{self.name}.json"
        result.unlink(missing_ok=True)
        before = self._inputs()
        options = ["--seconds", str(seconds), "--seed", str(seed), "--kept", str(self.kept)]
        code, _ = self._run([sys.executable, worker, self.target, *options])
        command = f"{PYTHON} {worker} {self.target}"
        if code != 0 or not result.is_file():
            # libFuzzer ends the process for an input that hangs or fills the memory, and keeps that input.
            new = sorted(file for file, changed in self._inputs().items() if before.get(file) != changed)
            ended = f"ended with {code}; see {self.log}"
            crashes = {f"{ended}: {file.name}": f"{command} --again {file}" for file in new}
            return Outcome(self.target, 0, crashes or {ended: f"{command} {' '.join(options)}"})
        found = json.loads(result.read_text("utf-8"))
        crashes = {what: f"{command} --again {file}" for what, file in found["crashes"].items()}
        return Outcome(self.target, found["cases"], crashes)

    def _inputs(self) -> dict[Path, int]:
        """The inputs that were kept, each with when it was written."""
        return {file: file.stat().st_mtime_ns for file in (self.kept / "crashes" / self.name).glob("*")}


class FrontEndSearch(Search):
    """The front ends' addresses, in Node.js."""

    def _search(self, seconds: float, seed: int) -> Outcome:
        script = str((HERE / "front_ends" / "addresses.mjs").relative_to(ROOT))
        code, printed = self._run([NODE, "--no-warnings", script, str(seconds), str(seed)])
        again = f"node {script} {seconds} {seed}"
        if code != 0:
            return Outcome(self.target, 0, {f"ended with {code}; see {self.log}": again})
        found = json.loads(printed.splitlines()[-1])
        return Outcome(self.target, found["cases"], dict.fromkeys(found["crashes"], again))


class ApiSearch(Search):
    """Requests made up from an API's description, in number instead of time."""

    def _search(self, seconds: float, seed: int) -> Outcome:
        return self._count(self._pytest("test_openapi_generated"), seconds)

    def _count(self, command: list[str], seconds: float) -> Outcome:
        examples = str(max(1, round(seconds * _EXAMPLES_A_SECOND)))
        code, printed = self._run([sys.executable, *command], FUZZ_EXAMPLES=examples)
        again = f"FUZZ_EXAMPLES={examples} {PYTHON} {' '.join(command)}"
        crashes = {} if code == 0 else {f"ended with {code}; see {self.log}": again}
        return Outcome(self.target, sum(map(int, _MADE_UP.findall(printed))), crashes)

    def _pytest(self, module: str) -> list[str]:
        backend = self.target.removesuffix(" in full").removeprefix("apis/")
        return ["-m", "pytest", "-p", "no:cacheprovider", f"tests/contract/{backend}/{module}.py"]


class ApiTorture(ApiSearch):
    """Every request that no well-behaved client makes, of which `make test` makes some."""

    def _search(self, seconds: float, seed: int) -> Outcome:
        return self._count(self._pytest("test_torture"), seconds)


class LiveApiSearch(ApiSearch):
    """The made-up requests over HTTP, to a local stack of its own."""

    def _search(self, seconds: float, seed: int) -> Outcome:
        return self._count(["tests/fuzz/apis/live.py"], seconds / _LIVE_PART)


def searches(kept: Path, *, is_long: bool) -> Iterator[Search]:
    """All there are; with `is_long` those too that take their own time."""
    for area in AREAS:
        command = [sys.executable, str(HERE / "worker.py"), "--list", area]
        listed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
        yield from (PythonSearch(target, kept) for target in json.loads(listed.stdout))
    yield FrontEndSearch("front_ends/addresses", kept)
    yield from (ApiSearch(f"apis/{backend}", kept) for backend in BACKENDS)
    if is_long:
        yield from (ApiTorture(f"apis/{backend} in full", kept) for backend in BACKENDS)
        yield LiveApiSearch("apis/live", kept)
