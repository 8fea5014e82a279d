"""checkov over the templates of every environment on AWS. It has a virtual environment of its own."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from exceptions import Finding, compare, listed
from synthesized import ROOT
from whole_environments import ON_AWS, stack_of, template_files

CHECKOV = ROOT / ".venv-checkov" / "bin" / "checkov"


def run_checkov(*files: Path) -> dict[str, Any]:
    assert CHECKOV.exists(), "checkov is not installed; `make .venv-checkov/ready` does it."
    done = subprocess.run(
        [
            str(CHECKOV),
            *("--framework", "cloudformation", "--output", "json"),
            *("--compact", "--quiet", "--soft-fail", "--skip-download"),
            *("--file", *map(str, files)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    return run_checkov(*(path for name in ON_AWS for path in template_files(name)))


def findings(report: dict[str, Any]) -> list[Finding]:
    return [
        Finding(each["check_id"], f"{stack_of(each['file_path'])}/{each['resource'].split('.')[1]}")
        for each in report["results"]["failed_checks"]
    ]


def test_it_read_every_template(report: dict[str, Any]) -> None:
    assert report["summary"]["parsing_errors"] == 0
    assert report["summary"]["passed"] > 300


def test_every_finding_is_explained_and_every_explanation_needed(report: dict[str, Any]) -> None:
    difference = compare(findings(report), listed("checkov"))
    assert difference.unexplained == []
    assert difference.needless == []
