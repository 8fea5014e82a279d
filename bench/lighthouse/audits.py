"""What Lighthouse finds on one page."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Literal

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
DEVICES: tuple["Device", ...] = ("mobile", "desktop")
Device = Literal["mobile", "desktop"]

NODE = Path(sys.executable).with_name("node")
_COMMAND = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
_CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever else it or a page may look for, there is no host but this machine.
    '--host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost"',
)


_ATTEMPTS = 3
"""On a busy machine Chromium's trace may lack the page load, or an audit what it looks for."""
_WITHOUT_WEIGHT = ("network-requests",)
"""What is read although it counts in no category."""


@dataclass(frozen=True)
class Finding:
    """An audit that cost a page points, and why."""

    category: str
    audit: str
    why: str


@dataclass(frozen=True)
class Report:
    """One page on one device. Scores are 0 to 100; a performance is the median of some runs."""

    scores: dict[str, int]
    first_contentful_paint_s: float
    largest_contentful_paint_s: float
    total_blocking_time_ms: float
    cumulative_layout_shift: float
    script_kb: float
    """What travelled, headers included."""
    findings: tuple[Finding, ...]
    machine_speed: float
    """Lighthouse's own benchmark, the median of the runs; below 1000 a machine is slow or busy."""
    lighthouse_version: str
    browser: str


def audit(address: str, device: Device, *, chromium: str, runs: int) -> Report:
    """Open the page in a new browser, `runs` times.

    Raises:
        SystemExit: Lighthouse could not load it, or not carry out an audit that counts.
    """

    def attempt() -> dict[str, Any]:
        return _attempt(address, device, chromium=chromium)

    return summary([complete(address, attempt) for _ in range(runs)])


def complete(address: str, attempt: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Lighthouse's report from the first attempt of some that left nothing out.

    Raises:
        SystemExit: naming the page, and what the last attempt failed at.
    """
    for _ in range(_ATTEMPTS):
        report = attempt()
        failure = _failure(report)
        if failure is None:
            return report
    raise SystemExit(f"{address}: {failure}")


def summary(found: Sequence[dict[str, Any]]) -> Report:
    """Lighthouse's own reports of a page as one.

    Performance, timings and script are medians, the other scores the worst.
    """

    def typical(read: Callable[[dict[str, Any]], float]) -> float:
        return median(read(each) for each in found)

    def timing(name: str) -> float:
        return typical(lambda each: each["audits"][name]["numericValue"])

    performance = typical(lambda each: _score(each, "performance"))
    others = {name: min(_score(each, name) for each in found) for name in CATEGORIES[1:]}
    findings = {finding: None for each in found for finding in _findings(each)}
    return Report(
        scores={"performance": round(performance), **others},
        first_contentful_paint_s=timing("first-contentful-paint") / 1000,
        largest_contentful_paint_s=timing("largest-contentful-paint") / 1000,
        total_blocking_time_ms=timing("total-blocking-time"),
        cumulative_layout_shift=timing("cumulative-layout-shift"),
        script_kb=typical(_script_bytes) / 1000,
        findings=tuple(findings),
        machine_speed=typical(lambda each: each["environment"]["benchmarkIndex"]),
        lighthouse_version=found[0]["lighthouseVersion"],
        browser=found[0]["environment"]["hostUserAgent"],
    )


def _failure(report: dict[str, Any]) -> str | None:
    """Why the report is none of the whole page; an audit that broke down would else be missed by nobody."""
    if "runtimeError" in report:
        return str(report["runtimeError"]["message"])
    for name in [*(audit for _, audit in _counted(report)), *_WITHOUT_WEIGHT]:
        found = report["audits"][name]
        if found["scoreDisplayMode"] == "error":
            return f"{name}: {found.get('errorMessage', 'it broke down')}"
    without = [name for name in CATEGORIES if report["categories"][name]["score"] is None]
    return f"{', '.join(without)}: no score" if without else None


def _attempt(address: str, device: Device, *, chromium: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        done = subprocess.run(  # noqa: S603 - the locked package, on our own pages
            [
                *(NODE, _COMMAND, address, "--quiet", "--output=json", f"--output-path={output}"),
                *("--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"),
                *(["--preset=desktop"] if device == "desktop" else []),
                f"--chrome-flags={' '.join(_CHROMIUM_FLAGS)}",
            ],
            # It keeps settings of its own in the home folder.
            env={**os.environ, "CHROME_PATH": chromium, "XDG_CONFIG_HOME": folder},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if not output.is_file():
            raise SystemExit(f"Lighthouse wrote no report of {address}:\n{done.stdout}")
        report: dict[str, Any] = json.loads(output.read_text(encoding="utf-8"))
    return report


def _score(report: dict[str, Any], category: str) -> int:
    score: float = report["categories"][category]["score"]
    return round(100 * score)


def _script_bytes(report: dict[str, Any]) -> float:
    requests = report["audits"]["network-requests"]["details"]["items"]
    total: float = sum(each["transferSize"] for each in requests if each.get("resourceType") == "Script")
    return total


def _findings(report: dict[str, Any]) -> list[Finding]:
    """The audits that count and are not passed. A timing is no finding of its own: the table has it."""
    counted = [(category, report["audits"][name]) for category, name in _counted(report)]
    return [
        Finding(category, found["id"], _why(found))
        for category, found in counted
        if category != "performance" and found["score"] < 1
    ]


def _counted(report: dict[str, Any]) -> list[tuple[str, str]]:
    """Category and name of each audit that a score is made of."""
    return [
        (category, reference["id"])
        for category in CATEGORIES
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
    ]


def _why(found: dict[str, Any]) -> str:
    items = found.get("details", {}).get("items", [])
    told = [item.get("description") or item.get("node", {}).get("selector") or "" for item in items]
    return "; ".join(filter(None, [found["title"], *told]))
