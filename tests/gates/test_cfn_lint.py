"""cfn-lint over the templates of every environment, by the schemas that come with it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from exceptions import Finding, compare, listed
from whole_environments import ALL, stack_of, template_files

CFN_LINT = Path(sys.executable).with_name("cfn-lint")
REGIONS = ("eu-west-1", "us-east-1")


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    files = [str(path) for name in ALL for path in template_files(name)]
    done = subprocess.run(
        [CFN_LINT, "--format", "json", "--regions", *REGIONS, "--", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return [
        Finding(
            f"{each['Rule']['Id']}",
            f"{stack_of(each['Filename'])}/{'/'.join(map(str, each['Location']['Path'][1:2]))}",
        )
        for each in json.loads(done.stdout)
    ]


def test_no_template_has_an_error(findings: list[Finding]) -> None:
    assert [str(each) for each in findings if each.rule.startswith("E")] == []


def test_every_warning_is_explained_and_every_explanation_needed(findings: list[Finding]) -> None:
    difference = compare(findings, listed("cfn-lint"))
    assert difference.unexplained == []
    assert difference.needless == []


def test_an_unknown_property_would_be_found(tmp_path: Path) -> None:
    template = {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueNmae": "q"}}}}
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(template), encoding="utf-8")
    done = subprocess.run([CFN_LINT, "--", path], capture_output=True, text=True, check=False)
    assert "E3002" in done.stdout
