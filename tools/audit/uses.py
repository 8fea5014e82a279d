"""Where each locked package is used, with its licence."""

import json
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from audit import licences, npm_locks, python_locks
from audit.deployed import deployed
from audit.places import CHECKOV_LOCK, DEVELOPMENT_LOCK, INSTALL_LOCK, NPM_LOCKS, ROOT, SITES_LOCK

Tier = Literal["deployed", "installed", "development"]
"""Whom it reaches: users, those who deploy, developers. Each permits more licences than the one before."""

WHEELS = {"cognito-sso": "pyproject.toml", "cognito-sso-auth": "runtime/pyproject.toml"}
_TIERS: Sequence[Tier] = ("deployed", "installed", "development")
_CHECKOV_ENVIRONMENT = ".venv-checkov"


@dataclass(frozen=True)
class Use:
    """A place where packages are used: name → SPDX expression, empty where the licence is not known."""

    title: str
    tier: Tier
    licences: dict[str, str]

    def faults(self) -> list[str]:
        """Packages whose licence is not known, or not allowed here."""
        allowed = licences.allowed(*_TIERS[: _TIERS.index(self.tier) + 1])
        return [
            f"{name} ({self.title}): {licence or 'its licence is not known'}"
            for name, licence in self.licences.items()
            if not licences.permits(licence, allowed)
        ]


def uses() -> list[Use]:
    """All packages of all locks, each at the first place that has it."""
    return [*_of_python(), *_of_npm()]


def wheel_packages(project: str) -> set[str]:
    """What the wheel of a pyproject.toml requires, and all that those packages require."""
    document = tomllib.loads((ROOT / project).read_text(encoding="utf-8"))
    roots: set[str] = {
        canonicalize_name(Requirement(each).name) for each in document["project"]["dependencies"]
    }
    return python_locks.closure(locked(INSTALL_LOCK), roots)


def locked(lock: Path) -> list[python_locks.LockedPackage]:
    """The packages of a Python lock."""
    return python_locks.packages(lock.read_text(encoding="utf-8"))


def locked_by_npm(lock: Path) -> list[npm_locks.NpmPackage]:
    """The packages of an npm lock."""
    return npm_locks.packages(json.loads(lock.read_text(encoding="utf-8")))


def licences_of_python() -> dict[str, str]:
    """Name → SPDX expression, for all packages of the Python locks."""
    metadata = licences.installed(*licences.environment(_CHECKOV_ENVIRONMENT))
    names = {each.name for lock in (DEVELOPMENT_LOCK, CHECKOV_LOCK) for each in locked(lock)}
    return {name: licences.of_python(name, metadata) for name in names}


def licences_of_npm(*locks: Path) -> dict[str, str]:
    """The same for npm's; versions of a package may have several."""
    found: dict[str, set[str]] = {}
    for lock in locks:
        for each in locked_by_npm(lock):
            found.setdefault(each.name, set()).add(licences.spdx(each.licence))
    return {name: " AND ".join(sorted(several)) for name, several in found.items()}


def _of_python() -> list[Use]:
    runs = deployed()
    places: list[tuple[str, Tier, Iterable[str]]] = [
        ("In the deployed functions", "deployed", {*runs.functions, *runs.modules.values()}),
        ("In functions of the CDK, while a stack is deployed", "deployed", runs.while_deploying),
        (
            "Installed with the wheels",
            "installed",
            {name for each in WHEELS.values() for name in wheel_packages(each)},
        ),
        ("Local stacks and builds, in Python", "development", {each.name for each in locked(INSTALL_LOCK)}),
    ]
    return _each_once(places, licences_of_python(), "Tests and measurements, in Python")


def _of_npm() -> list[Use]:
    places: list[tuple[str, Tier, Iterable[str]]] = [("In the sites", "deployed", deployed().sites)]
    return _each_once(
        places, licences_of_npm(SITES_LOCK, *NPM_LOCKS), "Builds, tests and measurements, in npm"
    )


def _each_once(
    places: Iterable[tuple[str, Tier, Iterable[str]]], expressions: dict[str, str], rest: str
) -> list[Use]:
    found = []
    left = dict(sorted(expressions.items()))
    for title, tier, names in places:
        wanted = sorted(set(names) - (set(expressions) - set(left)))
        found.append(Use(title, tier, {name: left.pop(name, "") for name in wanted}))
    return [*found, Use(rest, "development", left)]
