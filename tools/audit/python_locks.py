"""Python lock files, as `uv pip compile --generate-hashes` writes them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from packaging.markers import Marker
from packaging.utils import canonicalize_name

# One entry, its continuation lines joined. Nothing else can be in a lock: no range, no URL, no path, no
# checkout of a repository, no option such as an index, and no weaker hash.
_ENTRY = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[A-Za-z0-9.+!]+)"
    r"( ; (?P<marker>[^;@\\]+?))?(?P<hashes>( --hash=sha256:[0-9a-f]{64})+)"
)
_NEEDED_BY = re.compile(r"    # (?:via |  )(\S.*)")


@dataclass(frozen=True)
class LockedPackage:
    """A package of a lock; `needed_by` has the names of packages, and the files that ask for it by name."""

    name: str
    version: str
    needed_by: tuple[str, ...] = ()


def packages(lock: str) -> list[LockedPackage]:
    """What the text of a lock names; one that differs by platform or Python is there more than once."""
    found = []
    for _, entry, comments in _entries(lock):
        match = _ENTRY.fullmatch(entry)
        if match:
            needed_by = [each[1] for line in comments if (each := _NEEDED_BY.fullmatch(line))]
            found.append(LockedPackage(canonicalize_name(match["name"]), match["version"], tuple(needed_by)))
    return found


def names_here(lock: str) -> set[str]:
    """Of the packages that the text of a lock names those that this Python on this system would install."""
    matches = [match for _, entry, _ in _entries(lock) if (match := _ENTRY.fullmatch(entry))]
    return {
        canonicalize_name(match["name"])
        for match in matches
        if match["marker"] is None or Marker(match["marker"]).evaluate()
    }


def faults(lock: str) -> list[str]:
    """Lines of a lock that do not fix one version and its files' SHA-256, and addresses anywhere in it."""
    found = [
        f"line {number}: {entry[:80]!r} is no NAME==VERSION with SHA-256 hashes"
        for number, entry, _ in _entries(lock)
        if not _ENTRY.fullmatch(entry)
    ]
    for number, line in enumerate(lock.splitlines(), start=1):
        if "://" in line:
            found.append(f"line {number}: an address, {line.strip()[:80]!r}")
    return found or ([] if packages(lock) else ["it names no package"])


def closure(lock: list[LockedPackage], roots: set[str]) -> set[str]:
    """`roots` and all that they need, by the lock's own remarks."""
    needed = set(roots)
    while True:
        more = {each.name for each in lock if needed & set(each.needed_by)} - needed
        if not more:
            return needed
        needed |= more


def _entries(lock: str) -> Iterator[tuple[int, str, list[str]]]:
    """Number of the first line, the entry on one line, the comments below it."""
    lines = lock.splitlines()
    at = 0
    while at < len(lines):
        start = at
        parts = [lines[at]]
        while parts[-1].endswith("\\") and at + 1 < len(lines):
            at += 1
            parts.append(lines[at])
        at += 1
        comments = []
        while at < len(lines) and lines[at].startswith("    #"):
            comments.append(lines[at])
            at += 1
        entry = " ".join(part.removesuffix("\\").strip() for part in parts)
        if entry and not entry.startswith("#"):
            yield start + 1, entry, comments
