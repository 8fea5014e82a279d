"""The templates are as they were when somebody last looked at them.

What a snapshot leaves out is said in template_snapshots.py.
"""

import difflib
import json
import re
from pathlib import Path

import pytest
from template_snapshots import ENVIRONMENTS, FOLDER, snapshots

LONGEST_DIFFERENCE = 60


def difference(path: Path, now: str) -> str:
    """A short unified diff; empty when there is none."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    lines = list(
        difflib.unified_diff(
            before.splitlines(),
            now.splitlines(),
            f"{path.name} (snapshot)",
            f"{path.name} (now)",
            "",
            "",
            2,
            "",
        )
    )
    rest = len(lines) - LONGEST_DIFFERENCE
    return "\n".join([*lines[:LONGEST_DIFFERENCE], *([f"... and {rest} lines more"] if rest > 0 else [])])


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_templates_are_those_of_the_snapshots(environment: str) -> None:
    differences = [difference(path, now) for path, now in snapshots(environment)]
    report = "\n".join(each for each in differences if each)
    assert not report, f"If all of this is meant, `make snapshots` makes it the snapshot:\n{report}"


def test_there_is_no_snapshot_of_a_stack_that_is_gone() -> None:
    current = {path for environment in ENVIRONMENTS for path, _ in snapshots(environment)}
    assert set(FOLDER.glob("*.json")) == current


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_a_snapshot_is_json_without_generated_hashes(environment: str) -> None:
    for _, text in snapshots(environment):
        assert json.loads(text)["Resources"]
        assert re.findall("[0-9a-f]{32,}", text) == []
