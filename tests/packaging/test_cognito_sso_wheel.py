"""The wheel of cognito_sso as another team gets it: all that an SSO is deployed from, reproducible."""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
BUNDLED = "cognito_sso/bundled"
DIST_INFO = "cognito_sso-0.1.0.dist-info"


def pip(*arguments: str) -> None:
    """Run pip without network, and with nothing of this user's configuration."""
    subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", *arguments, "--quiet"],
        check=True,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"]},
    )


def build(project: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def built(project: Path, folder: Path) -> Path:
    done = build(project, folder)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.iterdir()
    return wheel


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the wheel is made from, with a site of two files, and with what work leaves behind."""
    folder = tmp_path / "project"
    leavings = shutil.ignore_patterns("__pycache__")
    for name in ("cdk_app", "runtime/sso_auth", "runtime/sso_backend"):
        shutil.copytree(ROOT / name, folder / name, ignore=leavings)
    for name in (
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "runtime/requirements.txt",
        "tools/wheel_contents.py",
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    site = folder / "frontend/sso_fe/dist"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html>")
    (site / "assets/index-1.js").write_text("1;")
    for left in (
        "sso_backend/__pycache__/app.pyc",
        "sso_backend/.chalice/deployments/x.zip",
        "sso_backend/.tool_cache/x.json",
    ):
        (folder / "runtime" / left).parent.mkdir(parents=True)
        (folder / "runtime" / left).touch()
    return folder


@pytest.fixture
def names(project: Path, tmp_path: Path) -> set[str]:
    with zipfile.ZipFile(built(project, tmp_path / "wheel")) as archive:
        return set(archive.namelist())


def modules(folder: str, place: str) -> set[str]:
    """The Python files of a folder of the checkout, as they stand below `place` in the wheel."""
    top = ROOT / folder
    return {f"{place}/{path.relative_to(top).as_posix()}" for path in top.rglob("*.py")}


def test_it_holds_the_package_the_backend_and_the_site_and_nothing_else(names: set[str]) -> None:
    package = modules("cdk_app/cognito_sso", "cognito_sso") | {
        f"cognito_sso/{path.relative_to(ROOT / 'cdk_app/cognito_sso').as_posix()}"
        for kind in ("*.css", "*.js", "*.svg", "py.typed")
        for path in (ROOT / "cdk_app/cognito_sso").rglob(kind)
    }
    runtime = f"{BUNDLED}/runtime"
    backend = modules("runtime/sso_backend", f"{runtime}/sso_backend") | {
        f"{runtime}/requirements.txt",
        f"{runtime}/sso_backend/.chalice/config.json",
        f"{runtime}/sso_auth/py.typed",
    }
    site = {f"{BUNDLED}/sites/sso_fe/{name}" for name in ("index.html", "assets/index-1.js")}
    expected = package | backend | modules("runtime/sso_auth", f"{runtime}/sso_auth") | site
    assert {name for name in names if not name.startswith(f"{DIST_INFO}/")} == expected


def test_two_builds_are_the_same_to_the_byte(project: Path, tmp_path: Path) -> None:
    first = built(project, tmp_path / "first").read_bytes()
    for path in project.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    assert built(project, tmp_path / "second").read_bytes() == first


def test_a_site_that_is_not_built_stops_it_with_a_sentence(project: Path, tmp_path: Path) -> None:
    (project / "frontend/sso_fe/dist/index.html").unlink()
    done = build(project, tmp_path / "wheel")
    assert done.returncode == 1
    assert done.stderr.strip() == (
        "The SSO site is not built (frontend/sso_fe/dist/index.html is missing); `make wheels` builds it."
    )


@pytest.fixture
def metadata(project: Path, tmp_path: Path) -> Any:
    wheel = built(project, tmp_path / "wheel")
    pip(
        "install",
        str(wheel),
        "--target",
        str(tmp_path / "installed"),
        "--no-deps",
        "--no-index",
        "--no-compile",
    )
    return PathDistribution(tmp_path / "installed" / DIST_INFO)


def test_it_says_what_it_is_and_needs(metadata: Any) -> None:
    (command,) = metadata.entry_points
    assert (command.group, command.name, command.value) == (
        "console_scripts",
        "cognito-sso",
        "cognito_sso.command:main",
    )
    needed = {
        line.split(";")[0] for line in metadata.metadata.get_all("Requires-Dist") if "extra ==" not in line
    }
    assert not any(line.startswith(("cognito-sso-auth", "ministack", "hatchling")) for line in needed)
    local = [line for line in metadata.metadata.get_all("Requires-Dist") if "extra == 'local'" in line]
    assert {line.partition("[")[0].partition(">")[0] for line in local} == {"ministack", "hypercorn"}


def test_a_checkout_without_built_sites_can_be_worked_on(project: Path, tmp_path: Path) -> None:
    """As `make setup` installs it, before any front end is built."""
    shutil.rmtree(project / "frontend")
    pip(
        *("install", "--editable", str(project), "--target", str(tmp_path / "installed")),
        *("--no-deps", "--no-index", "--no-build-isolation"),
    )
    (paths,) = (tmp_path / "installed").glob("*.pth")
    assert paths.read_text().split() == [str(project / "cdk_app"), str(project / "runtime")]
    assert not (tmp_path / "installed" / "cognito_sso").exists()
