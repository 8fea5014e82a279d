"""What sign-in adds to a page, next to the field's libraries; run as ``python bench/bundles/weigh.py``.

All are built in this run by the bundler of the project's own sites, each from one file in `entries/` that
uses what a sign-in needs. Prints tables; `--write` puts them into docs/benchmarks.md. Exits 1 when one of
ours weighs more than its target; its figure is written all the same.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from weighed import GROUPS, Contender, Size

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN = "<!-- bundles: `make bench ARGS=--write` writes what follows -->"
END = "<!-- end of the bundles -->"
EXPLANATION = "Bytes of script, each file packed by itself with zlib's defaults; what has no version is ours."


def build() -> tuple[dict[str, Size], str]:
    """Build everything. The sizes by entry, and what they were built with."""
    asked = [
        {"entry": one.entry, "holds": one.holds, "page": one.page, "awaited": one.awaited}
        for group in GROUPS
        for one in group.contenders
    ]
    node = Path(sys.executable).with_name("node")
    if not node.is_file():
        raise SystemExit("Node.js is not beside this Python; `make bench` installs it and uses it.")
    done = subprocess.run(  # noqa: S603 - our own script
        [node, str(HERE / "build.mjs"), json.dumps(asked)],
        # Vue's compiler looks at it when it is imported, before a build could set it.
        env={**os.environ, "NODE_ENV": "production"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit("The contenders could not be built; the message is above.")
    answer: dict[str, Any] = json.loads(done.stdout)
    sizes = {entry: Size(**size) for entry, size in answer["sizes"].items()}
    tools = f"Vite {answer['vite']} with Rolldown {answer['rolldown']}, minified; Node.js {answer['node']}"
    return sizes, tools


def tables(sizes: Mapping[str, Size], tools: str) -> str:
    """A table for each group: bytes, and how many times that of ours."""
    parts = []
    for group in GROUPS:
        ours = sizes[group.ours]
        rows = [row(one, sizes[one.entry], ours) for one in group.contenders]
        head = f"| {group.name} | gzip | brotli | times ours |\n|---|--:|--:|--:|"
        parts.append("\n".join([head, *rows]))
    return "\n\n".join([*parts, f"{EXPLANATION} {tools}."])


def row(contender: Contender, size: Size, ours: Size) -> str:
    """A line of the table, with the version that is installed."""
    ratio = f"{size.gzip / ours.gzip:.1f}"
    return f"| {label(contender)} | {size.gzip:,} | {size.brotli:,} | {ratio} |"


def label(contender: Contender) -> str:
    """The contender with its version; ours has none."""
    if contender.package is None:
        return contender.name
    manifest = HERE / "node_modules" / contender.package / "package.json"
    version = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return f"{contender.package} {version}: {contender.name}"


def verdicts(sizes: Mapping[str, Size]) -> tuple[list[str], bool]:
    """A line for each target, and whether all are met."""
    aimed = [(one, one.target) for group in GROUPS for one in group.contenders if one.target is not None]
    lines = [
        f"{one.name}: {sizes[one.entry].gzip:,} of at most {target:,} bytes: "
        f"{'ok' if sizes[one.entry].gzip <= target else 'TOO LARGE'}"
        for one, target in aimed
    ]
    return lines, all(sizes[one.entry].gzip <= target for one, target in aimed)


def write(figures: str) -> None:
    """Put the figures between the marks of the page."""
    before, begin, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{PAGE} lacks the marks around its figures")
    PAGE.write_text(f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description="What sign-in adds to a page")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    sizes, tools = build()
    figures = tables(sizes, tools)
    print(f"\n{figures}\n")
    if arguments.write:
        write(figures)
    lines, all_met = verdicts(sizes)
    print("\n".join(lines))
    return 0 if all_met else 1


if __name__ == "__main__":
    sys.exit(main())
