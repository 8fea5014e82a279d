"""The search for inputs that a target raises for: guided by what they reach, or by chance."""

import atexit
import hashlib
import importlib
import importlib.util
import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fuzzed import Run

ROOT = Path(__file__).resolve().parents[2]
MOST_CRASHES = 20
MAX_BYTES = 8192
_STUCK_SECONDS = 25


def atheris() -> Any | None:
    """The module, which has no types; None where there is none to install."""
    return importlib.import_module("atheris") if importlib.util.find_spec("atheris") else None


@dataclass
class Search:
    """What came of a target so far. `folder` gets the inputs that it raised for."""

    run: Run
    folder: Path
    ends_at: float
    monotonic: Callable[[], float] = time.monotonic
    cases: int = 0
    crashes: dict[str, str] = field(default_factory=dict)
    """Place → file of the input."""

    @property
    def is_over(self) -> bool:
        return self.monotonic() >= self.ends_at or len(self.crashes) >= MOST_CRASHES

    def step(self, buffer: bytes) -> None:
        try:
            self.cases += self.run(buffer)
        except Exception as error:
            self.cases += 1
            self._keep(buffer, error)

    def _keep(self, buffer: bytes, error: Exception) -> None:
        place = _place(error)
        if place in self.crashes:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / f"crash-{hashlib.sha256(buffer).hexdigest()[:12]}"
        file.write_bytes(buffer)
        self.crashes[place] = str(file)
        traceback.print_exception(error)

    def result(self) -> str:
        return json.dumps({"cases": self.cases, "crashes": self.crashes})


def _place(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if str(ROOT) in frame.filename and ".venv" not in frame.filename]
    last = (ours or frames)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def guided(
    search: Search, seeds: list[bytes], *, seed: int, corpus: Path, report: Callable[[], None]
) -> None:
    """Search with libFuzzer, which ends with the process."""
    guide = atheris()
    if guide is None:
        raise SystemExit("There is no atheris here.")
    corpus.mkdir(parents=True, exist_ok=True)
    for number, content in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(content)
    search.folder.mkdir(parents=True, exist_ok=True)

    def one_input(buffer: bytes) -> None:
        search.step(buffer)
        if search.is_over:
            report()
            sys.stderr.flush()
            atexit._run_exitfuncs()
            os._exit(0)

    options = [
        f"-seed={seed}",
        f"-max_len={MAX_BYTES}",
        "-len_control=20",
        f"-timeout={_STUCK_SECONDS}",
        "-rss_limit_mb=2048",
        f"-artifact_prefix={search.folder}/",
        str(corpus),
    ]
    guide.Setup([sys.argv[0], *options], one_input, enable_python_coverage=True)
    guide.Fuzz()


def blind(search: Search, seeds: list[bytes], *, seed: int) -> None:
    """Search by chance."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    while not search.is_over:
        buffer = chance.choice(seeds) if chance.random() < 0.7 else chance.randbytes(chance.randint(0, 2000))
        for _ in range(chance.randint(0, 4)):
            start = chance.randint(0, len(buffer))
            inserted = chance.randbytes(chance.randint(0, 8))
            buffer = buffer[:start] + inserted + buffer[start + chance.randint(0, 8) :]
        search.step(buffer)
