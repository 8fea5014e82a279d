"""Lighthouse over every public page of a local stack; run as ``python bench/lighthouse/measure.py``.

Its own stack, on a port and in a folder of its own, unless `--port` names one that runs. Prints a table and
exits 1 when a page is below FLOOR in a category. `--write` puts the table into docs/lighthouse.md, even then.
"""

import argparse
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from audits import CATEGORIES, DEVICES, NODE, Report, audit
from marked_page import write_between_marks
from pages import PAGES
from table import Row, findings, machine, shortfalls, table

FLOOR = 95
ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "lighthouse"
PAGE = ROOT / "docs" / "lighthouse.md"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def _local(*words: str) -> None:
    command = [sys.executable, "-m", "cognito_sso.local", "--home", str(HOME), *words]
    done = subprocess.run(  # noqa: S603 - the project's own runner
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(done.stdout)


@contextmanager
def _own_stack() -> Iterator[int]:
    """A fresh local stack; its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    _local("down")
    print("Bringing up a local stack", flush=True)
    _local("up", "--fresh", "--detach", "--port", str(port))
    try:
        yield port
    finally:
        _local("down")


def _measure(port: int, *, runs: int) -> list[Row]:
    chromium = next((found for name in CHROMIUM_NAMES if (found := shutil.which(name))), None)
    if chromium is None:
        raise SystemExit("Chromium is needed; on Debian: apt-get install chromium")
    rows = []
    for page in PAGES:
        for device in DEVICES:
            report = audit(page.address(port), device, chromium=chromium, runs=runs)
            rows.append(Row(page.name, device, report))
            print(f"{page.name}, {device}: {_scores(report)}", flush=True)
    return rows


def _scores(report: Report) -> str:
    return ", ".join(f"{name} {report.scores[name]}" for name in CATEGORIES)


def main() -> int:
    parser = argparse.ArgumentParser(description="Lighthouse over every public page")
    parser.add_argument("--port", type=int, help="of a local stack that runs; default: one of its own")
    parser.add_argument("--runs", type=int, default=3, help="for the median of the performance; default: 3")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    if not NODE.is_file():
        raise SystemExit("Node.js is not beside this Python; `make lighthouse` installs it and uses it.")
    if arguments.port:
        rows = _measure(arguments.port, runs=arguments.runs)
    else:
        with _own_stack() as port:
            rows = _measure(port, runs=arguments.runs)
    figures = f"{table(rows)}\n\n{machine(rows, runs=arguments.runs)}"
    print(f"\n{figures}")
    if arguments.write:
        write_between_marks(PAGE, "figures", figures, "make lighthouse ARGS=--write")
    below = shortfalls(rows, floor=FLOOR)
    print("\n".join(["", *findings(rows), *below]))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
