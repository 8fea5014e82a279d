"""Known weaknesses of locked packages, from advisories.toml: what is compared where no database answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from packaging.version import Version

from audit.places import table

Registry = Literal["pypi", "npm"]

_STALE_AFTER = timedelta(days=180)


@dataclass(frozen=True, kw_only=True)
class Advisory:
    """Weaknesses of a package, and the versions that they are mended in, one for each line of versions."""

    registry: Registry
    package: str
    fixed: tuple[Version, ...]
    ids: tuple[str, ...]
    source: str
    accepted: str = ""

    def hits(self, version: Version) -> bool:
        """Whether a version has the weakness."""
        return not any(
            version >= fixed and (version.major == fixed.major or fixed == max(self.fixed))
            for fixed in self.fixed
        )


@dataclass(frozen=True)
class Known:
    """All that is known, and since when nobody has looked."""

    looked_up: date
    advisories: tuple[Advisory, ...]

    def notice(self, today: date) -> str:
        """A sentence when the list is old, else nothing."""
        if today - self.looked_up <= _STALE_AFTER:
            return ""
        days = (today - self.looked_up).days
        return f"They are {days} days old: look them up again, and date tools/audit/advisories.toml anew."

    def acceptances(self) -> list[str]:
        """A sentence for each weakness that stays, with the reason."""
        return [
            f"{each.package} may have {', '.join(each.ids)}: {each.accepted}."
            for each in self.advisories
            if each.accepted
        ]

    def accepted_ids(self, registry: Registry) -> list[str]:
        """The ids of those weaknesses."""
        ours = [each for each in self.advisories if each.registry == registry and each.accepted]
        return [one for each in ours for one in each.ids]


def known() -> Known:
    """Read advisories.toml. Raises `KeyError`, `TypeError` or `ValueError` where it is ill-formed."""
    document = table("advisories")
    looked_up = document["date"]
    if not isinstance(looked_up, date):
        raise TypeError(f"date is {looked_up!r}")
    registries: tuple[Registry, Registry] = ("pypi", "npm")
    return Known(
        looked_up, tuple(each for registry in registries for each in _of(registry, document[registry]))
    )


def findings(
    advisories: Iterable[Advisory],
    registry: Registry,
    locked: Iterable[tuple[str, str]],
    *,
    deployed: set[str],
) -> list[str]:
    """What hits the (name, version) pairs of a lock and is not accepted; in `deployed` nothing is."""
    pairs = list(locked)
    found = []
    for advisory in (each for each in advisories if each.registry == registry):
        for name, version in pairs:
            if name != advisory.package or not advisory.hits(Version(version)):
                continue
            if advisory.accepted and name not in deployed:
                continue
            found.append(
                f"{name} {version}: {', '.join(advisory.ids)} ({_remedy(advisory)}; {advisory.source})"
            )
    return found


def _remedy(advisory: Advisory) -> str:
    versions = " or ".join(str(each) for each in advisory.fixed)
    return f"mended in {versions}" if versions else "not mended in any version"


def _of(registry: Registry, entries: object) -> list[Advisory]:
    if not isinstance(entries, list):
        raise TypeError(f"{registry} is {entries!r}")
    return [
        Advisory(
            registry=registry,
            package=entry["package"],
            fixed=tuple(Version(each) for each in entry["fixed"]),
            ids=tuple(entry["ids"]),
            source=entry["source"],
            accepted=entry.get("accepted", ""),
        )
        for entry in entries
    ]
