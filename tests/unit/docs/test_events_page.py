"""The page on event lines names what the code writes, all of it and nothing else."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "runtime").rglob("*.py"))


def first_column(heading: str) -> set[str]:
    """What the table of a section is about, row by row."""
    _, _, section = PAGE.partition(f"\n## {heading}\n")
    rows = re.findall(r"^\| (`.*?) \|", section.partition("\n## ")[0], re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_every_event_is_described() -> None:
    written = set(re.findall(r"audit\.(?:record|refusals)\(\s*\"(\w+)\"", CODE))
    written |= set(re.findall(r"\"event\": \"(\w+)\"", CODE))
    assert len(written) > 10
    assert first_column("Audit events") == written | {"event", "operator.<action>"}


def test_every_kind_of_line_is_described() -> None:
    # The skins for other frameworks write their own, which the package's README describes.
    assert first_column("Lines") == set(re.findall(r"\"kind\": \"(\w+)\"", CODE)) - {"refusal"} | {"kind"}


def test_every_metric_is_described() -> None:
    audit = (ROOT / "runtime/sso_backend/chalicelib/services/audit.py").read_text(encoding="utf-8")
    written = set(re.findall(r"Metric\(\s*\"(\w+)\"", CODE)) | set(re.findall(r": \"([A-Z]\w+)\"", audit))
    assert len(written) > 5
    assert first_column("Metrics") == written
