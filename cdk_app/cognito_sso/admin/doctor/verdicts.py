"""What a check says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

BY_HAND = (
    "Somebody changed that by hand; drift detection of the stack in CloudFormation tells what it should be."
)
"""Where a template says otherwise. Deploying again helps nothing: for CloudFormation, nothing changed."""


class Level(StrEnum):
    """How bad it is. `WARNING`: it works, but look at it; or it could not be checked."""

    OK = "ok"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What was found, in one sentence; and what to do about it, empty where nothing is."""

    level: Level
    group: str
    finding: str
    advice: str = ""


@dataclass(frozen=True)
class Findings:
    """Makes the verdicts of one group."""

    group: str

    def ok(self, finding: str) -> Verdict:
        return Verdict(level=Level.OK, group=self.group, finding=finding)

    def warning(self, finding: str, advice: str) -> Verdict:
        return Verdict(level=Level.WARNING, group=self.group, finding=finding, advice=advice)

    def wrong(self, finding: str, advice: str) -> Verdict:
        return Verdict(level=Level.WRONG, group=self.group, finding=finding, advice=advice)


@dataclass(frozen=True)
class Check:
    """One group of checks on one thing; checks run side by side. `about` is what it looks at."""

    group: str
    about: str
    look: Callable[[], Iterable[Verdict]]
    """May raise `AdminError` (it was not allowed to look) and `WebError` (nothing answered)."""
