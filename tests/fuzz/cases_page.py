"""The part of docs/fuzzing.md that a whole run writes: how many cases each file's targets have seen."""

import platform
from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from plan import ROOT, Outcome

PAGE = ROOT / "docs" / "fuzzing.md"
BEGIN = "<!-- cases: `make fuzz ARGS=--write` writes what follows -->"
END = "<!-- end of the cases -->"


def rows(outcomes: Sequence[Outcome]) -> list[str]:
    """A table of the files that hold the targets: target, cases, crashes."""
    cases: dict[str, int] = defaultdict(int)
    crashes: dict[str, int] = defaultdict(int)
    targets: dict[str, int] = defaultdict(int)
    for one in outcomes:
        place = one.target.partition("::")[0]
        targets[place] += 1
        cases[place] += one.cases
        crashes[place] += len(one.crashes)
    body = [f"| `{place}` | {targets[place]} | {cases[place]:,} | {crashes[place]} |" for place in cases]
    total = f"| **all** | {len(outcomes)} | {sum(cases.values()):,} | {sum(crashes.values())} |"
    return ["| tests/fuzz/ | targets | cases run | crashes |", "|---|--:|--:|--:|", *body, total]


def circumstances(minutes: float, jobs: int) -> str:
    try:
        guide = f"atheris {version('atheris')}"
    except PackageNotFoundError:
        guide = "without atheris"
    tools = f"Python {platform.python_version()}, hypothesis {version('hypothesis')}, {guide}"
    place = f"{jobs} processors ({platform.machine()})"
    return f"{datetime.now(UTC):%Y-%m-%d}, {minutes:g} minutes on {place}; {tools}."


def write(lines: Sequence[str]) -> None:
    before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text("\n".join([f"{before}{BEGIN}", "", *lines, "", f"{END}{after}"]), "utf-8")
