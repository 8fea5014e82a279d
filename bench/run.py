"""All benches: `make bench`. Prints one table; exits 1 when a target is missed or a part not measured.

``ARGS=--write`` puts the table into docs/benchmarks.md, and the details of each part into the page of docs/
that it names; ``ARGS="verify imports"`` measures only these.
Each part has a process to itself, so that none is measured with another's modules and garbage around.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from figure import Figure
from machine import machine
from parts import DOCS, PARTS, Part
from results import Result, report

HERE = Path(__file__).resolve().parent


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
    return Result(part.name, part.title, figures, answer["details"], DOCS / part.page)


def main() -> int:
    parser = argparse.ArgumentParser(description="The project's figures next to its peers'")
    names = [part.name for part in PARTS]
    parser.add_argument("parts", nargs="*", metavar="part", help=", ".join(names))
    parser.add_argument("--write", action="store_true", help="put the figures into the pages of docs/")
    arguments = parser.parse_args()
    for unknown in [name for name in arguments.parts if name not in names]:
        parser.error(f"no part is called {unknown!r}; there are {', '.join(names)}")
    if arguments.write and arguments.parts:
        parser.error("--write takes all parts, as the page's table has one machine and one day")
    chosen = [part for part in PARTS if not arguments.parts or part.name in arguments.parts]
    found = {part.name: measure(part) for part in chosen}
    return report(found, machine(), page=DOCS / "benchmarks.md" if arguments.write else None)


if __name__ == "__main__":
    sys.exit(main())
