"""All benches: `make bench`. Prints one table; exits 1 when a target is missed or a part not measured.

``ARGS=--write`` puts the figures into docs/benchmarks.md, ``ARGS="verify imports"`` measures only these.
Each part has a process to itself, so that none is measured with another's modules and garbage around.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from figure import Figure
from machine import machine
from results import Result, missed, table, write_page

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "benchmarks.md"


@dataclass(frozen=True)
class Part:
    """`module` is a path beneath this folder; see `part.py`."""

    name: str
    title: str
    module: str


PARTS = (
    Part("verify", "Verifying a token", "verify"),
    Part("handlers", "Answering a request", "handlers"),
    Part("imports", "Starting cold", "imports"),
    Part("srp", "Proving a password", "cost/srp"),
    Part("bundles", "Script of a page", "bundles/weigh"),
    Part("sizes", "Deployment packages", "cost/sizes"),
    Part("calls", "What a sign-in asks of AWS", "cost/calls"),
    Part("prices", "What it costs", "cost/prices"),
    Part("synth", "Synthesizing", "synth"),
)


def measure(part: Part) -> Result | None:
    """What the part found; None when it failed, which its own message tells."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result.json"
        command = [sys.executable, str(HERE / "part.py"), part.module, str(result)]
        done = subprocess.run(command, stdout=sys.stderr, check=False)  # noqa: S603 - our own script
        if done.returncode != 0:
            return None
        answer = json.loads(result.read_text(encoding="utf-8"))
    figures = tuple(Figure(**figure) for figure in answer["figures"])
    return Result(part.name, part.title, figures, answer["details"])


def main() -> int:
    parser = argparse.ArgumentParser(description="The project's figures next to its peers'")
    names = [part.name for part in PARTS]
    parser.add_argument("parts", nargs="*", metavar="part", choices=[*names, []], help=", ".join(names))
    parser.add_argument("--write", action="store_true", help="put the figures into docs/benchmarks.md")
    arguments = parser.parse_args()
    if arguments.write and arguments.parts:
        parser.error("--write takes all parts, as the page's table has one machine and one day")
    chosen = [part for part in PARTS if not arguments.parts or part.name in arguments.parts]
    found = {part.name: measure(part) for part in chosen}
    results = [result for result in found.values() if result is not None]
    failed = [name for name, result in found.items() if result is None]
    print(f"\n{table(results)}\n\n{machine()}\n")
    if arguments.write and not failed:
        write_page(PAGE, results, machine())
    for name in failed:
        print(f"NOT MEASURED: {name}")
    for line in missed(results):
        print(f"MISSED: {line}")
    return 1 if failed or missed(results) else 0


if __name__ == "__main__":
    sys.exit(main())
