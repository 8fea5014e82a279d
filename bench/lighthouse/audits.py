"""What Lighthouse finds on one page."""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Literal

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
DEVICES: tuple["Device", ...] = ("mobile", "desktop")
Device = Literal["mobile", "desktop"]

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
"""On a busy machine Chromium's trace may lack the page load; Lighthouse then asks to be run again."""


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
        SystemExit: Lighthouse could not load it.
    """
    return summary([_run(address, device, chromium=chromium) for _ in range(runs)])


def summary(found: Sequence[dict[str, Any]]) -> Report:
    """Lighthouse's own reports of a page as one: medians of the timings, the worst of all else."""

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


def _run(address: str, device: Device, *, chromium: str) -> dict[str, Any]:
    for _ in range(_ATTEMPTS):
        report = _attempt(address, device, chromium=chromium)
        if "runtimeError" not in report:
            return report
    raise SystemExit(f"{address}: {report['runtimeError']['message']}")


def _attempt(address: str, device: Device, *, chromium: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        done = subprocess.run(  # noqa: S603 - the locked package, on our own pages
            [
                *("node", _COMMAND, address, "--quiet", "--output=json", f"--output-path={output}"),
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
    counted = (
        (category, report["audits"][reference["id"]])
        for category in CATEGORIES[1:]
        for reference in report["categories"][category]["auditRefs"]
        if reference["weight"]
    )
    return [
        Finding(category, found["id"], _why(found))
        for category, found in counted
        if found["score"] is not None and found["score"] < 1
    ]


def _why(found: dict[str, Any]) -> str:
    items = found.get("details", {}).get("items", [])
    told = [item.get("description") or item.get("node", {}).get("selector") or "" for item in items]
    return "; ".join(filter(None, [found["title"], *told]))
