"""What sign-in adds to a page, next to the field's libraries.

All are built in this run by the bundler of the project's own sites, each from one file in `entries/` that
uses what a sign-in needs.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from figure import Figure
from weighed import GROUPS, Contender, Group, Size

HERE = Path(__file__).resolve().parent
EXPLANATION = "Bytes of script, each file packed by itself with zlib's defaults; what has no version is ours."


def figures() -> list[Figure]:
    """Of each group its own next to every other, and whatever has a target."""
    sizes, _ = build()
    return [one for group in GROUPS for one in figures_of(group, sizes)]


def figures_of(group: Group, sizes: Mapping[str, Size]) -> Iterator[Figure]:
    """What has a target, then what the group measures by next to each contender of the field."""
    for one in group.contenders:
        if one.target is not None:
            own = sizes[one.entry].gzip
            met = own <= one.target
            yield Figure(f"{one.name}, gzip", f"{own:,} B", "", target=f"≤ {one.target:,} B", met=met)
    for one in group.contenders:
        if one.package is not None:
            own, theirs = sizes[group.ours].gzip, sizes[one.entry].gzip
            yield Figure(f"{group.name}, gzip", f"{own:,} B", f"{label(one)}: {theirs:,} B", own / theirs)


def details() -> str:
    """All that was weighed."""
    return tables(*build())


@cache
def build() -> tuple[dict[str, Size], str]:
    """Build everything, once. The sizes by entry, and what they were built with."""
    print("building the bundles", file=sys.stderr, flush=True)
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
