"""npm's lock files, and the npm configuration beside them."""

import re
from pathlib import PurePosixPath
from typing import Any, NamedTuple

_SHA512 = re.compile(r"sha512-[A-Za-z0-9+/]{86}==")
_VERSION = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")
_FORM = 3
_NO_SCRIPTS = "ignore-scripts=true"


class NpmPackage(NamedTuple):
    """A package of a lock that comes from the registry."""

    name: str
    version: str
    licence: str
    """As the package says, an SPDX expression as a rule; empty where it says nothing."""
    needs: tuple[str, ...]


def packages(lock: dict[str, Any]) -> list[NpmPackage]:
    """Those of the registry, of every platform; one in two versions is there twice."""
    return [
        NpmPackage(
            _name(path), entry["version"], str(entry.get("license", "")), tuple(entry.get("dependencies", ()))
        )
        for path, entry in lock.get("packages", {}).items()
        if _is_installed(path) and not entry.get("link")
    ]


def faults(lock: dict[str, Any], configuration: str) -> list[str]:
    """Entries that another file could stand for, and those that could run a program while they are installed.

    `configuration` is the text of the `.npmrc` beside the lock.
    """
    entries: dict[str, dict[str, Any]] = lock.get("packages", {})
    found = [] if lock.get("lockfileVersion") == _FORM else [f"its form is not lockfileVersion {_FORM}"]
    for path, entry in entries.items():
        found += [f"{path or 'the project'}: {fault}" for fault in _faults_of(path, entry, set(entries))]
        if entry.get("hasInstallScript") and _NO_SCRIPTS not in configuration.splitlines():
            found.append(f"{path}: it may run a program while it is installed")
    return found if any(map(_is_installed, entries)) else [*found, "it names no package"]


def _faults_of(path: str, entry: dict[str, Any], paths: set[str]) -> list[str]:
    if entry.get("link"):
        is_ours = entry.get("resolved") in paths and not _is_installed(str(entry["resolved"]))
        return [] if is_ours else [f"a link to {entry.get('resolved')}"]
    found = [f"it comes from {entry['resolved']}"] if "resolved" in entry else []
    if not _is_installed(path):
        return found
    if not _VERSION.fullmatch(str(entry.get("version"))):
        found.append(f"no version is fixed: {entry.get('version')}")
    if not _SHA512.fullmatch(str(entry.get("integrity"))):
        found.append("no SHA-512 of its file")
    return found


def _is_installed(path: str) -> bool:
    return "node_modules" in PurePosixPath(path).parts


def _name(path: str) -> str:
    return path.rpartition("node_modules/")[2]
