"""The wheels that a Lambda function runs on, checked against the lock file's hashes."""

import hashlib
import shutil
import sys
from pathlib import Path
from typing import Literal

from cognito_sso.packaging.build_folder import build_once, run_packager

Target = Literal["lambda-arm64", "this-machine"]

RUNTIME_PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"
"""The Lambda runtime: Chalice packages for the Python that runs it."""

SUPPORTED_PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14")


def install_wheels(
    requirements: Path, *, target: Target, build_dir: Path, without: tuple[str, ...] = ()
) -> Path:
    """A folder with the locked packages but those named, installed for `target` once per lock file.

    Raises `PackagingError` when a wheel is missing or its hash differs.
    """
    made_of = [
        f"{target} {RUNTIME_PYTHON} without {without}".encode(),
        requirements.read_bytes(),
        Path(__file__).read_bytes(),
    ]
    key = hashlib.sha256(b"\0".join(made_of)).hexdigest()[:16]

    def install(folder: Path) -> None:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-compile", "--no-deps"]
        command += ["--require-hashes", "--only-binary=:all:", "--requirement", str(requirements)]
        command += ["--target", str(folder), *_platform_flags(target)]
        run_packager(command, f"the wheels of {requirements.name} for {target}")
        for name in ("bin", *without):
            for path in (folder / name, *folder.glob(f"{name}-*.dist-info")):
                shutil.rmtree(path, ignore_errors=True)

    return build_once(build_dir / f"wheels-{target}-{key}", install)


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
