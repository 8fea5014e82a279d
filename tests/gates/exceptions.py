"""The reasoned exceptions to what the checkers demand: collected, written to docs/exceptions.md, printed.

`make exceptions` does the latter two.
"""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import aws_cdk as cdk
from constructs import IConstruct
from synthesized import ROOT
from whole_environments import ON_AWS, app_of

PAGE = ROOT / "docs" / "exceptions.md"
_INTRODUCTION = """\
# Exceptions

What the checkers of `make test` demand and is not done here, and why. `make exceptions` writes this page from
the resources themselves (cdk-nag) and from tests/gates/exceptions.toml (cfn-lint, checkov), where a place is
a regular expression over STACK/LOGICAL-ID. An exception that is not needed any more fails the tests.
"""


@dataclass(frozen=True)
class Finding:
    """A resource that breaks a rule."""

    rule: str
    where: str
    """STACK/LOGICAL-ID, or the construct's path, which begins with the stack too."""

    def __str__(self) -> str:
        return f"{self.where}: {self.rule}"


@dataclass(frozen=True, order=True)
class Excuse:
    """An exception to a rule."""

    rule: str
    where: str
    reason: str


@dataclass(frozen=True)
class Difference:
    """Findings and exceptions that do not match."""

    unexplained: list[str]
    needless: list[str]


def listed(checker: str) -> list[Excuse]:
    """Those of exceptions.toml; `where` is a regular expression."""
    document = tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text(encoding="utf-8"))
    return [Excuse(**each) for each in document[checker]]


def compare(findings: Iterable[Finding], excuses: Sequence[Excuse]) -> Difference:
    """What no exception explains, and exceptions that explain nothing."""
    needless = dict.fromkeys(excuses, True)
    unexplained = []
    for finding in findings:
        matching = [
            each for each in excuses if each.rule == finding.rule and re.search(each.where, finding.where)
        ]
        needless |= dict.fromkeys(matching, False)
        if not matching:
            unexplained.append(str(finding))
    return Difference(
        unexplained=sorted(unexplained),
        needless=[f"{each.rule} at {each.where}" for each, unused in needless.items() if unused],
    )


def acknowledged(app: cdk.App) -> list[Excuse]:
    """What the constructs of an app excuse; `where` is the path of the construct."""
    return [
        Excuse(rule.split("::", 1)[1], construct.node.path, str(reason))
        for construct in app.node.find_all()
        for rule, reason in _acknowledgements(construct)
    ]


def _acknowledgements(construct: IConstruct) -> list[tuple[str, object]]:
    key = cdk.Validations.ACKNOWLEDGED_RULES_METADATA_KEY
    entries = [entry.data for entry in construct.node.metadata if entry.type == key]
    return [pair for data in entries if isinstance(data, dict) for pair in data.items()]


def of_all_environments() -> list[Excuse]:
    """cdk-nag's exceptions, once for all applications and environments that have the same."""
    where: dict[tuple[str, str, str], set[str]] = {}
    for name in ON_AWS:
        for each in acknowledged(app_of(name)):
            _, path = each.where.split("/", 1)
            key = (each.rule, path.removesuffix("/Resource"), each.reason)
            where.setdefault(key, set()).add(name)
    return sorted(
        Excuse(rule, f"{path} ({', '.join(sorted(names))})", reason)
        for (rule, path, reason), names in where.items()
    )


def page() -> str:
    """docs/exceptions.md as it should be."""
    parts = [_INTRODUCTION]
    for checker, excuses in (
        ("cdk-nag", of_all_environments()),
        ("cfn-lint", listed("cfn-lint")),
        ("checkov", listed("checkov")),
    ):
        rows = [f"| `{each.rule}` | `{_escaped(each.where)}` | {each.reason} |" for each in excuses]
        parts.append("\n".join([f"## {checker}\n", "| rule | where | reason |", "|---|---|---|", *rows, ""]))
    return "\n".join(parts)


def _escaped(cell: str) -> str:
    return cell.replace("|", r"\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(page())
