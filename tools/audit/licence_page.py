"""docs/licences.md: every locked package with its licence, by where it is used."""

from audit.places import ROOT
from audit.uses import Use, uses

PAGE = ROOT / "docs" / "licences.md"
_INTRODUCTION = """\
# Licences

Of every package in the lock files, by where it is used; one that is used in several places stands at the
first. `make audit ARGS=--write` writes this page from the lock files and the packages' own metadata, and
tools/audit/licences.toml says what may be used where. The versions are in the lock files.
"""


def faults() -> list[str]:
    """What may not be used where it is, and whether the page is another than it should be."""
    found = [fault for use in uses() for fault in use.faults()]
    is_current = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()
    return found if is_current else [*found, "docs/licences.md is old: make audit ARGS=--write"]


def page() -> str:
    """docs/licences.md as it should be."""
    return "\n".join([_INTRODUCTION, *(_section(use) for use in uses())])


def _section(use: Use) -> str:
    if use.tier == "deployed":
        rows = [f"| {name} | {licence} |" for name, licence in use.licences.items()]
        return "\n".join([f"## {use.title}\n", "| package | licence |", "|---|---|", *rows, ""])
    by_licence: dict[str, list[str]] = {}
    for name, licence in use.licences.items():
        by_licence.setdefault(licence, []).append(name)
    rows = [f"| {licence} | {', '.join(names)} |" for licence, names in sorted(by_licence.items())]
    return "\n".join([f"## {use.title}\n", "| licence | packages |", "|---|---|", *rows, ""])
