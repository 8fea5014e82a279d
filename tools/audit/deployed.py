"""What of the locks runs where users are, from deployed.toml; the rest runs on machines of developers."""

from dataclasses import dataclass
from typing import Any

from audit.places import table


@dataclass(frozen=True)
class Deployed:
    """Names of packages; `modules`: compiled modules that go under no package's name, and whose they are."""

    functions: frozenset[str]
    modules: dict[str, str]
    while_deploying: frozenset[str]
    sites: frozenset[str]

    def of_python(self) -> set[str]:
        """All packages of PyPI that run in an AWS account."""
        return {*self.functions, *self.modules.values(), *self.while_deploying}


def deployed() -> Deployed:
    """Read deployed.toml."""
    document: dict[str, Any] = table("deployed")
    return Deployed(
        functions=frozenset(document["functions"]),
        modules=document["modules"],
        while_deploying=frozenset(document["while_deploying"]),
        sites=frozenset(document["sites"]),
    )
