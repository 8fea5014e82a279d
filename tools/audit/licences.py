"""Licences of locked packages as SPDX expressions, and whether they may be used where they are."""

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.metadata import RawMetadata, parse_email
from packaging.utils import canonicalize_name

from audit.places import ROOT, table

_TABLE: dict[str, Any] = table("licences")
_CLASSIFIER = "License :: OSI Approved :: "


def installed(*environments: Path) -> dict[str, str]:
    """Name → SPDX expression of what is installed in this environment and others' `site-packages`."""
    found: dict[str, str] = {}
    for path in (None, *environments):
        for each in distributions() if path is None else distributions(path=[str(path)]):
            name = canonicalize_name(each.metadata["Name"])
            found[name] = found.get(name) or _of(each)
    return found


def environment(name: str) -> list[Path]:
    """The `site-packages` of a virtual environment of this checkout, if it is there."""
    return sorted((ROOT / name).glob("lib/python3*/site-packages"))


def of_python(name: str, metadata: dict[str, str]) -> str:
    """An SPDX expression, or nothing where neither metadata nor licences.toml has one."""
    stated: dict[str, str] = _TABLE["stated"]
    return spdx(stated.get(name) or metadata.get(name, ""))


def spdx(text: str) -> str:
    """An SPDX expression of what metadata says; nothing where it cannot be told."""
    try:
        return str(canonicalize_license_expression(_TABLE["aliases"].get(text, text)))
    except InvalidLicenseExpression:
        return ""


def allowed(*tiers: str) -> set[str]:
    """The licences of tiers of licences.toml, such as "deployed"."""
    lists: dict[str, list[str]] = _TABLE["allowed"]
    return {licence for tier in tiers for licence in lists[tier]}


def permits(expression: str, licences: set[str]) -> bool:
    """Whether one may choose so that all that remain are among `licences`."""
    text = _without_parentheses_around(expression)
    for operator, decide in ((" OR ", any), (" AND ", all)):
        parts = _split(text, operator)
        if len(parts) > 1:
            return decide(permits(part, licences) for part in parts)
    return text in licences


def _of(distribution: Distribution) -> str:
    raw: RawMetadata = parse_email(str(distribution.read_text("METADATA")))[0]
    said = [raw.get("license_expression", ""), raw.get("license", "").strip()]
    classifiers = [
        each.removeprefix(_CLASSIFIER) for each in raw.get("classifiers", []) if _CLASSIFIER in each
    ]
    # Several classifiers do not say whether one may choose among them.
    said += classifiers if len(classifiers) == 1 else []
    return next((expression for each in said if each and (expression := spdx(each))), "")


def _split(text: str, operator: str) -> list[str]:
    """The parts between an operator that stands outside parentheses."""
    parts, depth, start = [], 0, 0
    for match in re.finditer(rf"[()]|{operator}", text):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if match[0] == operator and depth == 0:
            parts.append(text[start : match.start()])
            start = match.end()
    return [*parts, text[start:]]


def _without_parentheses_around(expression: str) -> str:
    text = expression.strip()
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depths = _depths(text)
    return _without_parentheses_around(text[1:-1]) if all(depths[:-1]) else text


def _depths(text: Iterable[str]) -> list[int]:
    """How deep in parentheses the text is after each character."""
    depth, depths = 0, []
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        depths.append(depth)
    return depths
