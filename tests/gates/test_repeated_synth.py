"""Two synths from two fresh checkouts are the same to the byte: a deployment changes what has changed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from synthesized import ROOT

ENVIRONMENT = "prod"


def fresh_checkout(folder: Path) -> Path:
    """The project without anything built but its sites and the wheels, which come from a registry."""
    left_out = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("cdk_app", "stacks", "runtime", "environments"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    for name in ("sso_fe", "client_fe"):
        shutil.copytree(ROOT / "frontend" / name / "dist", folder / "frontend" / name / "dist")
    for wheels in (ROOT / "build").glob("wheels-lambda-arm64-*"):
        shutil.copytree(wheels, folder / "build" / wheels.name)
    shutil.copy(ROOT / "app.py", folder)
    shutil.copy(ROOT / "cdk.json", folder)
    return folder


def synthesize_in(checkout: Path) -> Path:
    """The folder that the CDK's command line would deploy."""
    context = json.loads((checkout / "cdk.json").read_text(encoding="utf-8"))["context"]
    output = checkout / "cdk.out"
    done = subprocess.run(
        [sys.executable, "app.py"],
        cwd=checkout,
        env={
            **os.environ,
            "PYTHONPATH": f"{checkout / 'cdk_app'}:{checkout / 'runtime'}",
            "CDK_CONTEXT_JSON": json.dumps({**context, "environment": ENVIRONMENT}),
            "CDK_OUTDIR": str(output),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return [
        synthesize_in(fresh_checkout(tmp_path_factory.mktemp(name) / "checkout"))
        for name in ("first", "second")
    ]


def contents(output: Path, pattern: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in output.glob(pattern)}


def test_the_templates_are_the_same(outputs: list[Path]) -> None:
    first, second = (contents(output, "*.template.json") for output in outputs)
    assert len(first) == 4
    assert first == second


def test_the_assets_have_the_same_names_which_are_their_hashes(outputs: list[Path]) -> None:
    first, second = (sorted(path.name for path in output.glob("asset.*")) for output in outputs)
    assert len([name for name in first if name.endswith(".zip")]) >= 2
    assert first == second
