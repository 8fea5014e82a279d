"""Installed packages with all that they require, as a folder of nothing else."""

from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def closure(names: tuple[str, ...]) -> list[Distribution]:
    """The distributions and all that they require on this machine, extras as in ``name[extra]``.

    Raises PackageNotFoundError.
    """
    found: dict[str, Distribution] = {}
    asked = [Requirement(name) for name in names]
    while asked:
        requirement = asked.pop()
        dist = distribution(requirement.name)
        known = canonicalize_name(requirement.name) in found
        found[canonicalize_name(requirement.name)] = dist
        if known and not requirement.extras:
            continue
        needed = map(Requirement, dist.requires or ())
        asked += [other for other in needed if _applies(other, requirement.extras)]
    return [found[name] for name in sorted(found)]


def link(distributions: list[Distribution], folder: Path) -> Path:
    """Links in `folder` to what each of them has installed; commands are left out."""
    folder.mkdir()
    for dist in distributions:
        for top in {file.parts[0] for file in dist.files or ()} - {"..", "__pycache__"}:
            if not (folder / top).is_symlink():
                (folder / top).symlink_to(Path(str(dist.locate_file(top))))
    return folder


def _applies(needed: Requirement, extras: set[str]) -> bool:
    if needed.marker is None:
        return True
    return any(needed.marker.evaluate({"extra": extra}) for extra in extras or {""})
