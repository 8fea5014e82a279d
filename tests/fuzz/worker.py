"""Runs one target in a process of its own: `worker.py AREA/module::target --seconds 20`, or `--again FILE`.

With atheris, inputs are chosen by what they reach in our code (libFuzzer); where there is no wheel of it,
seeds are damaged blindly. What a target raises is kept with its input, once for each place that raises, and
the search goes on. `worker.py --list AREA` prints an area's targets as JSON.
"""

import argparse
import importlib.util
import json
import random
import runpy
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from fuzzed import run_of, seeds_of, targets_of
from searching import ROOT, Search, atheris, blind, guided

HERE = Path(__file__).resolve().parent
OURS = ["sso_auth", "chalicelib", "cognito_sso"]
UNGUIDED = ("sso_backend/test_mails",)
"""Loops over each letter of a text: noting what they reach costs twenty times what it tells."""
_SEED_SIZES = (64, 256, 1024, 4096)


def modules_of(area: str) -> list[Path]:
    """The files that hold an area's targets."""
    return sorted((HERE / area).glob("test_*.py"))


def load(file: Path) -> Any:
    """The module in the file, with its area's import path."""
    runpy.run_path(str(file.parent / "conftest.py"))
    specification = importlib.util.spec_from_file_location(file.stem, file)
    if specification is None or specification.loader is None:
        raise SystemExit(f"{file} is no module.")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def find(target: str, *, instrumented: bool) -> Callable[[], None]:
    """The target of this name; `instrumented`: our code tells which of it was reached."""
    place, _, name = target.partition("::")
    guide = atheris() if instrumented else None
    watched: AbstractContextManager[Any] = guide.instrument_imports(include=OURS) if guide else nullcontext()
    with watched:
        return targets_of(load(HERE / f"{place}.py"))[name]


def search_for(target: str, *, seconds: float, seed: int, kept: Path, is_blind: bool) -> None:
    """Search for so long; what came of it is in `kept`, as JSON, beside the log."""
    is_guided = not is_blind and atheris() is not None and not target.startswith(UNGUIDED)
    found = find(target, instrumented=is_guided)
    name = target.replace("/", "-").replace("::", "-")
    search = Search(run_of(found), kept / "crashes" / name, time.monotonic() + seconds)
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    # Values are drawn by the buffer's bytes, so that a long one is a good beginning.
    seeds = [*seeds_of(found)] or [chance.randbytes(size) for size in _SEED_SIZES]

    def report() -> None:
        (kept / f"{name}.json").write_text(search.result(), "utf-8")

    if is_guided:
        guided(search, seeds, seed=seed % 2**31, corpus=kept / "corpus" / name, report=report)
    blind(search, seeds, seed=seed)
    report()


def again(target: str, file: Path) -> None:
    """One input once more; raises what the target raises."""
    run_of(find(target, instrumented=False))(file.read_bytes())
    print(f"{target} has nothing against {file} any more.")


def listed(area: str) -> list[str]:
    """The names of an area's targets."""
    return [f"{area}/{file.stem}::{name}" for file in modules_of(area) for name in targets_of(load(file))]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", nargs="?")
    parser.add_argument("--list", metavar="AREA")
    parser.add_argument("--again", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blind", action="store_true", help="without atheris")
    parser.add_argument("--kept", type=Path, default=ROOT / "build" / "fuzz")
    asked = parser.parse_args()
    if asked.list:
        print(json.dumps(listed(asked.list)))
    elif asked.again:
        again(asked.target, asked.again)
    else:
        asked.kept.mkdir(parents=True, exist_ok=True)
        search_for(
            asked.target, seconds=asked.seconds, seed=asked.seed, kept=asked.kept, is_blind=asked.blind
        )


if __name__ == "__main__":
    main()
