"""Packages a Chalice app: a reproducible zip for Lambda, and the description of its REST API.

Chalice imports the app by the module name `app`, so each app is packaged in a process of its own
(`chalice_package_process`). Chalice drops local paths in requirements without an error; therefore
`sso_auth` and all wheels are put into the staged app's `vendor/` first, the wheels checked against the
hashes of the lock file. Chalice then bundles and describes.

The result is kept under a key of everything that goes into it, so nothing is packaged twice.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Target = Literal["lambda-arm64", "this-machine"]

RUNTIME_PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"
"""The Lambda runtime: Chalice packages for the Python that runs it."""

SUPPORTED_PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")


class PackagingError(RuntimeError):
    """The app could not be packaged. The message says which app and what pip or Chalice answered."""


@dataclass(frozen=True, kw_only=True)
class ChalicePackage:
    """A packaged app."""

    zip_path: Path
    open_api: dict[str, Any]
    """Chalice's Swagger 2.0 description of the routes, integrations not yet filled in."""


@dataclass(frozen=True, kw_only=True)
class ChaliceSource:
    """What a package is made of."""

    app_dir: Path
    """The folder with `app.py` and `chalicelib/`."""
    vendored_packages: tuple[Path, ...]
    """Source packages copied beside the wheels, such as `runtime/sso_auth`."""
    requirements: Path
    """A lock file with hashes."""


def package_chalice_app(source: ChaliceSource, *, target: Target, build_dir: Path) -> ChalicePackage:
    """Package `source` for `target`, or return the earlier result if nothing has changed.

    Raises `PackagingError` when pip cannot find a wheel or Chalice refuses the app.
    """
    if RUNTIME_PYTHON not in SUPPORTED_PYTHONS:
        raise PackagingError(
            f"{RUNTIME_PYTHON} is not offered by both Lambda and Chalice; use Python 3.11 to 3.14."
        )
    key = _key_of(source, target)
    folder = build_dir / f"{source.app_dir.name}-{key}"
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        wheels = _install_wheels(source.requirements, target=target, build_dir=build_dir)
        _package(source, wheels=wheels, folder=folder)
        (folder / "done").touch()
    described = json.loads((folder / "open_api.json").read_text(encoding="utf-8"))
    return ChalicePackage(zip_path=folder / "function.zip", open_api=described)


def source_files(folder: Path) -> Iterator[Path]:
    """The files of a source folder that belong into a package, in a fixed order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
            yield path


def _key_of(source: ChaliceSource, target: Target) -> str:
    digest = hashlib.sha256(f"{target} {RUNTIME_PYTHON}".encode())
    packager = Path(__file__).parent
    own = (Path(__file__), packager / "chalice_package_process.py", packager / "reproducible_zip.py")
    files = [*own, source.requirements]
    for folder in (source.app_dir, *source.vendored_packages):
        files.extend(source_files(folder))
    for path in files:
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _install_wheels(requirements: Path, *, target: Target, build_dir: Path) -> Path:
    key = hashlib.sha256(f"{target} {RUNTIME_PYTHON} ".encode() + requirements.read_bytes()).hexdigest()[:16]
    folder = build_dir / f"wheels-{key}"
    if folder.exists():
        return folder
    partial = build_dir / f"wheels-{key}.partial"
    shutil.rmtree(partial, ignore_errors=True)
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps"]
    command += ["--require-hashes", "--only-binary=:all:", "--requirement", str(requirements)]
    command += ["--target", str(partial), *_platform_flags(target)]
    _run(command, f"the wheels of {requirements.name} for {target}")
    shutil.rmtree(partial / "bin", ignore_errors=True)
    partial.rename(folder)
    return folder


def _platform_flags(target: Target) -> list[str]:
    if target == "this-machine":
        return []
    version = RUNTIME_PYTHON.removeprefix("python")
    # Lambda's python3.11 runs on glibc 2.26, later ones on 2.34.
    newest_glibc = 26 if version == "3.11" else 34
    platforms = [f"manylinux_2_{minor}_aarch64" for minor in range(newest_glibc, 16, -1)]
    flags = ["--python-version", version, "--implementation", "cp"]
    for platform in [*platforms, "manylinux2014_aarch64"]:
        flags += ["--platform", platform]
    return flags


def _package(source: ChaliceSource, *, wheels: Path, folder: Path) -> None:
    stage = folder / "stage"
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "deployments")
    shutil.copytree(source.app_dir, stage, ignore=ignored)
    shutil.copytree(wheels, stage / "vendor")
    for package in source.vendored_packages:
        shutil.copytree(package, stage / "vendor" / package.name, ignore=ignored)
    # The wheels are in vendor/ already; without this Chalice would resolve them again.
    (stage / "requirements.txt").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "cognito_sso.chalice_package_process", str(stage), str(folder)]
    _run(command, f"the Chalice app {source.app_dir.name}")
    shutil.rmtree(stage)
    shutil.rmtree(folder / "chalice")


def _run(command: list[str], what: str) -> None:
    # Chalice builds AWS clients that it never calls here; they want a region and must find no profile.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    environment |= {"AWS_DEFAULT_REGION": "us-east-1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603 own command line
        command, capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode != 0:
        last_lines = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise PackagingError(f"Could not package {what}:\n{last_lines}")
