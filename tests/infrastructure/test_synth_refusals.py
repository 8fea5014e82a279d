"""`cdk synth` stops with one sentence when the settings are wrong."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run_app(root: Path, environment: str) -> subprocess.CompletedProcess[str]:
    """The CDK app as the CDK command line runs it."""
    context = json.dumps({"environment": environment, "local_port": "4566"})
    return subprocess.run(
        [sys.executable, "app.py"],
        cwd=root,
        env={**os.environ, "CDK_CONTEXT_JSON": context},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project with environments of its own."""
    shutil.copy(ROOT / "app.py", tmp_path)
    for name in ("stacks", "runtime", "frontend"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "environments", tmp_path / "environments")
    return tmp_path


@pytest.mark.parametrize(
    ("addition", "key"),
    [
        ("regoin = 'eu-west-1'", "regoin"),
        ("applications = 5", "applications"),
        ("firewall = {code_requests = 5}", "firewall.code_requests"),
        (
            "domain = {name = 'sso.example.org', hosted_zone_name = 'example.com', hosted_zone_id = 'Z01'}",
            "domain.name",
        ),
        ("applications = [{id = 'a1', name = 'A'}, {id = 'a1', name = 'B'}]", "applications[1].id"),
        (
            "applications = [{id = 'a1', name = 'A', channels = [{id = 'web', return_url = 'http://a.example/'}]}]",
            "applications[0].channels[0].return_url",
        ),
    ],
)
def test_a_wrong_setting_stops_with_one_sentence(project: Path, addition: str, key: str) -> None:
    settings = project / "environments" / "prod.toml"
    settings.write_text(f"region = 'eu-west-1'\n{addition}\n", encoding="utf-8")
    done = run_app(project, "prod")
    assert done.returncode == 1
    (sentence,) = done.stderr.strip().splitlines()
    assert sentence.startswith(f"{key}: ")


def test_an_unknown_environment_stops_with_one_sentence() -> None:
    done = run_app(ROOT, "staging")
    assert done.returncode == 1
    assert done.stderr.strip() == "environment: 'staging' is unknown; there are: dev, local, prod."
