"""Results that are built once, kept under a key of everything they are made of, and never seen half done."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path


class PackagingError(RuntimeError):
    """Something could not be packaged. The message says what, and what pip or Chalice answered."""


def build_once(folder: Path, build: Callable[[Path], None]) -> Path:
    """`folder` as `build` filled it, now or earlier.

    It is filled elsewhere and then renamed, so that two processes may build the same at once.
    """
    if folder.exists():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    partial = Path(tempfile.mkdtemp(prefix=".partial-", dir=folder.parent))
    try:
        build(partial)
        try:
            partial.rename(folder)
        except OSError:
            if not folder.exists():
                raise
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return folder


def run_packager(command: list[str], what: str) -> None:
    """Run pip or Chalice. Raises `PackagingError` with the last lines of its output."""
    # Chalice builds AWS clients that it never calls here; they want a region and must find no profile.
    environment = {key: value for key, value in os.environ.items() if not key.startswith("AWS_")}
    environment |= {"AWS_DEFAULT_REGION": "us-east-1", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(  # noqa: S603 own command line
        command, capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode != 0:
        last_lines = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise PackagingError(f"Could not package {what}:\n{last_lines}")
