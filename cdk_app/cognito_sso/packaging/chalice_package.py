"""Packages a Chalice app: a reproducible zip for Lambda, and the description of its REST API.

Chalice imports the app by the module name `app`, so each app is packaged in a process of its own
(`chalice_package_process`). Chalice drops local paths in requirements without an error; therefore
`sso_auth` and all wheels are put into the staged app's `vendor/` first, the wheels checked against the
hashes of the lock file. Chalice then bundles and describes.

The result is kept under a key of everything that goes into it, so nothing is packaged twice.
"""

import hashlib
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cognito_sso.packaging.build_folder import PackagingError, build_once, run_packager
from cognito_sso.packaging.wheels import RUNTIME_PYTHON, SUPPORTED_PYTHONS, Target, install_wheels


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
    without: tuple[str, ...] = ()
    """Locked packages that are not needed at run time."""


def package_chalice_app(source: ChaliceSource, *, target: Target, build_dir: Path) -> ChalicePackage:
    """Package `source` for `target`, or return the earlier result if nothing has changed.

    Raises `PackagingError` when pip cannot find a wheel or Chalice refuses the app.
    """
    if RUNTIME_PYTHON not in SUPPORTED_PYTHONS:
        raise PackagingError(
            f"{RUNTIME_PYTHON} is not offered by both Lambda and Chalice; use Python 3.11 to 3.14."
        )

    def package(folder: Path) -> None:
        _package(
            source,
            wheels=install_wheels(
                source.requirements, target=target, build_dir=build_dir, without=source.without
            ),
            folder=folder,
        )

    folder = build_once(build_dir / f"{source.app_dir.name}-{target}-{_key_of(source, target)}", package)
    described = json.loads((folder / "open_api.json").read_text(encoding="utf-8"))
    return ChalicePackage(zip_path=folder / "function.zip", open_api=described)


def source_files(folder: Path) -> Iterator[Path]:
    """The files of a source folder that belong into a package, in a fixed order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
            yield path


def _key_of(source: ChaliceSource, target: Target) -> str:
    # Chalice puts its own runtime into the zip.
    digest = hashlib.sha256(
        f"{target} {RUNTIME_PYTHON} chalice {version('chalice')} without {source.without}".encode()
    )
    own = ("chalice_package.py", "chalice_package_process.py", "reproducible_zip.py", "wheels.py")
    files = [*(Path(__file__).with_name(name) for name in own), source.requirements]
    for folder in (source.app_dir, *source.vendored_packages):
        files.extend(source_files(folder))
    for path in files:
        digest.update(f"\0{path.parent.name}/{path.name}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _package(source: ChaliceSource, *, wheels: Path, folder: Path) -> None:
    stage = folder / "stage"
    ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "deployments")
    shutil.copytree(source.app_dir, stage, ignore=ignored)
    shutil.copytree(wheels, stage / "vendor")
    for package in source.vendored_packages:
        shutil.copytree(package, stage / "vendor" / package.name, ignore=ignored)
    # The wheels are in vendor/ already; without this Chalice would resolve them again.
    (stage / "requirements.txt").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "cognito_sso.packaging.chalice_package_process", str(stage), str(folder)]
    run_packager(command, f"the Chalice app {source.app_dir.name}")
    shutil.rmtree(stage)
    shutil.rmtree(folder / "chalice")
