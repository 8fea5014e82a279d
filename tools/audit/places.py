"""The lock files, and who installs from them."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]

RUNTIME_LOCK = ROOT / "runtime" / "requirements.txt"
"""What the deployed functions carry, but for what packaging leaves out, and beside Chalice's own modules."""
INSTALL_LOCK = ROOT / "requirements.txt"
"""What a deployment and the local stacks need."""
DEVELOPMENT_LOCK = ROOT / "requirements-dev.txt"
"""The same, and what tests and measurements need."""
CHECKOV_LOCK = ROOT / "tools" / "checkov" / "requirements.txt"
"""One tool of the tests, in an environment of its own."""

PYTHON_LOCKS = (RUNTIME_LOCK, INSTALL_LOCK, DEVELOPMENT_LOCK, CHECKOV_LOCK)
SITES_LOCK = ROOT / "package-lock.json"
"""The front ends: what they are built from and tested with."""
NPM_LOCKS = (
    SITES_LOCK,
    ROOT / "bench" / "bundles" / "package-lock.json",
    ROOT / "bench" / "lighthouse" / "package-lock.json",
)


def name_of(path: Path) -> str:
    """A path as it is printed: below the checkout."""
    return path.relative_to(ROOT).as_posix()


def table(name: str) -> dict[str, object]:
    """A TOML file beside this module."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
