"""Reports as a table, and what falls short."""

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from audits import CATEGORIES, Device, Report

_HEAD = (
    "| page | device | performance | accessibility | best practices | SEO | FCP s | LCP s | TBT ms | CLS "
    "| script kB |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


@dataclass(frozen=True)
class Row:
    """A page on a device."""

    page: str
    device: Device
    report: Report

    def text(self) -> str:
        report = self.report
        cells = (
            self.page,
            self.device,
            *(str(report.scores[name]) for name in CATEGORIES),
            f"{report.first_contentful_paint_s:.1f}",
            f"{report.largest_contentful_paint_s:.1f}",
            f"{report.total_blocking_time_ms:.0f}",
            f"{report.cumulative_layout_shift:.3f}",
            f"{report.script_kb:.0f}",
        )
        return f"| {' | '.join(cells)} |"


def table(rows: Sequence[Row]) -> str:
    return "\n".join([_HEAD, *(row.text() for row in rows)])


def machine(rows: Sequence[Row], *, runs: int) -> str:
    """Where and with what this was measured."""
    report = rows[0].report
    speeds = sorted(row.report.machine_speed for row in rows)
    browser = re.search(r"Chrome/[\d.]+", report.browser)
    return (
        f"Lighthouse {report.lighthouse_version}, {browser.group() if browser else report.browser}, "
        f"{platform.system()} on {platform.machine()} with {os.cpu_count()} processors, "
        f"{datetime.now(UTC):%Y-%m-%d}. Its benchmark said {speeds[0]:.0f} to {speeds[-1]:.0f}; below 1000 a "
        f"machine is slow or busy. Performance, timings and script are medians of {runs}, the other scores "
        f"the worst."
    )


def findings(rows: Sequence[Row]) -> list[str]:
    """A line for each audit that is not passed, on whatever page."""
    return [
        f"{row.page}, {row.device}: {finding.category}, {finding.audit}: {finding.why}"
        for row in rows
        for finding in row.report.findings
    ]


def shortfalls(rows: Sequence[Row], *, floor: int) -> list[str]:
    """A line for each score below `floor`."""
    return [
        f"{row.page}, {row.device}: {name} is {row.report.scores[name]}, below {floor}"
        for row in rows
        for name in CATEGORIES
        if row.report.scores[name] < floor
    ]
