"""The documentation names tests as proof: each of them exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NAMED = sorted(
    {
        (path, name)
        for page in (ROOT / "docs").rglob("*.md")
        for path, name in re.findall(r"`([\w/]+\.py)::(\w+)`", page.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize(("path", "name"), NAMED)
def test_it_exists(path: str, name: str) -> None:
    assert f"def {name}(" in (ROOT / "tests" / path).read_text(encoding="utf-8")


def test_some_are_named() -> None:
    assert len(NAMED) > 20
