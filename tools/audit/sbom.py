"""`make sbom`: bills of material (CycloneDX 1.6) of all that goes out. The same locks give the same bytes.

Tools that read a lock file cannot tell what of it a function carries or a site's script holds, so they would
list compilers as parts of a site. deployed.toml can, and a test compares it with what is deployed.
"""

import json
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from audit.deployed import deployed
from audit.places import INSTALL_LOCK, ROOT, RUNTIME_LOCK, SITES_LOCK
from audit.uses import WHEELS, licences_of_npm, licences_of_python, locked, locked_by_npm, wheel_packages

_LAMBDA_RUNTIME = {
    "type": "platform",
    "bom-ref": "aws-lambda-python",
    "name": "AWS Lambda's Python runtime",
    "description": "Python, boto3 and what that needs; AWS chooses and mends the versions.",
}


@dataclass(frozen=True)
class Component:
    """A package of a bill; `needed_by` names other packages."""

    registry: str
    name: str
    version: str
    licence: str
    needed_by: tuple[str, ...] = ()

    @property
    def purl(self) -> str:
        """The package's URL (purl-spec): a scope's "@" is written as %40."""
        return f"pkg:{self.registry}/{quote(self.name)}@{quote(self.version)}"


def bills() -> dict[str, dict[str, Any]]:
    """File name → bill of material."""
    runs = deployed()
    carried = {*runs.functions, *runs.modules.values()}
    functions = _of_python(RUNTIME_LOCK, carried) + _of_python(INSTALL_LOCK, {"chalice"})
    found = {
        "functions": bill("functions", functions, also=[_LAMBDA_RUNTIME]),
        "while-deploying": bill("while-deploying", _of_python(INSTALL_LOCK, set(runs.while_deploying))),
        "sites": bill("sites", _of_npm(set(runs.sites))),
    }
    for wheel, project in WHEELS.items():
        needed = _of_python(INSTALL_LOCK, wheel_packages(project))
        # The SSO's site is inside this one.
        inside = _of_npm(set(runs.sites)) if wheel == "cognito-sso" else []
        found[wheel] = bill(wheel, [*needed, *inside])
    return {f"{name}.cdx.json": document for name, document in found.items()}


def bill(
    subject: str, components: Iterable[Component], *, also: Iterable[dict[str, Any]] = ()
) -> dict[str, Any]:
    """A CycloneDX document about `subject`, in this project's version, without date and serial number."""
    parts = sorted(set(components), key=lambda each: each.purl)
    named = {each.name for each in parts}
    root = {"type": "application", "bom-ref": "subject", "name": subject, "version": _version()}
    roots = [each.purl for each in parts if not named & set(each.needed_by)]
    needs = {each.purl: [other.purl for other in parts if each.name in other.needed_by] for each in parts}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"lifecycles": [{"phase": "build"}], "component": root},
        "components": [*(_component(each) for each in parts), *also],
        "dependencies": [
            {"ref": "subject", "dependsOn": [*roots, *(each["bom-ref"] for each in also)]},
            *({"ref": purl, "dependsOn": others} for purl, others in needs.items()),
        ],
    }


def text(document: dict[str, Any]) -> str:
    """A bill as it is written."""
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _component(component: Component) -> dict[str, Any]:
    scope, _, name = component.name.rpartition("/")
    return {
        "type": "library",
        "bom-ref": component.purl,
        **({"group": scope} if scope else {}),
        "name": name,
        "version": component.version,
        "licenses": [{"expression": component.licence}],
        "purl": component.purl,
    }


def _of_python(lock: Path, names: set[str]) -> list[Component]:
    expressions = licences_of_python()
    return [
        Component("pypi", each.name, each.version, expressions[each.name], each.needed_by)
        for each in locked(lock)
        if each.name in names
    ]


def _of_npm(names: set[str]) -> list[Component]:
    expressions = licences_of_npm(SITES_LOCK)
    packages = [each for each in locked_by_npm(SITES_LOCK) if each.name in names]
    found = [Component("npm", each.name, each.version, expressions[each.name]) for each in packages]
    return [
        replace(each, needed_by=tuple(other.name for other in packages if each.name in other.needs))
        for each in found
    ]


def _version() -> str:
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return str(document["project"]["version"])


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in bills().items():
        (folder / name).write_text(text(document), encoding="utf-8")
        print(f"{folder / name}: {len(document['components'])} components")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
