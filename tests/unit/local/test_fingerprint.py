"""What decides a deployment changes the fingerprint, and nothing else does."""

from pathlib import Path

import pytest
from cognito_sso.local.fingerprint import fingerprint


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in (
        "app.py",
        "cdk.json",
        "stacks/a.py",
        "runtime/api/app.py",
        "cdk_app/cognito_sso/local/up.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"# {name}")
    return tmp_path


@pytest.fixture
def before(project: Path) -> str:
    return fingerprint(project, port=4566)


def test_it_is_the_same_for_the_same_sources(project: Path, before: str) -> None:
    assert fingerprint(project, port=4566) == before


def test_another_port_is_another_deployment(project: Path, before: str) -> None:
    assert fingerprint(project, port=4567) != before


@pytest.mark.parametrize("name", ["app.py", "cdk.json", "stacks/a.py", "runtime/api/app.py"])
def test_a_changed_source_is_seen(project: Path, before: str, name: str) -> None:
    (project / name).write_text("# changed")
    assert fingerprint(project, port=4566) != before


def test_a_new_a_removed_and_a_renamed_source_are_seen(project: Path, before: str) -> None:
    (project / "stacks/b.py").write_text("# b")
    added = fingerprint(project, port=4566)
    (project / "stacks/b.py").rename(project / "stacks/c.py")
    renamed = fingerprint(project, port=4566)
    (project / "stacks/c.py").unlink()
    assert len({before, added, renamed}) == 3
    assert fingerprint(project, port=4566) == before


@pytest.mark.parametrize(
    "name", ["runtime/api/__pycache__/app.pyc", "cdk_app/cognito_sso/local/up.py", "README.md", "tests/a.py"]
)
def test_what_is_not_deployed_is_not_seen(project: Path, before: str, name: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed")
    assert fingerprint(project, port=4566) == before
