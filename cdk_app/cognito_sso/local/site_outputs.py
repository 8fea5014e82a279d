"""The deployed sites and applications, as the stacks describe them in their outputs.

Every site has one output `Site<Label>` whose value is a JSON object:
`{"label", "bucket", "distribution_domain", "dist", "config": {…}}`; `dist` is absolute or relative to the
project. Every application has one output `Application<Id>`: `{"application_id", "sso_label", …}`. A project
has outputs of its own, and these may be named alike: what has not the telling key is none of ours.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cognito_sso.local.errors import OutputsError

_SITE = re.compile(r"Site[A-Z]")
_APPLICATION = re.compile(r"Application[A-Z]")
_LABEL = re.compile(r"[a-z][a-z0-9-]*")

Output = tuple[str, str]
"""Name and value of a stack's output."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """One deployed site. `dist` is the folder of its built files, `config` its `/config.json`."""

    label: str
    bucket: str
    distribution_domain: str
    dist: str
    config: dict[str, object]

    @property
    def is_sso(self) -> bool:
        """Whether people sign in here, and not at an application."""
        return "application_id" not in self.config


@dataclass(frozen=True)
class Application:
    """One deployed application; `sso_label` names the site of its SSO."""

    id: str
    sso_label: str


def parse_sites(outputs: Iterable[Output]) -> list[Site]:
    """The sites in the outputs of all stacks: those of SSOs first, then by label.

    Raises:
        OutputsError: a site's output is malformed, there is no SSO site, or two sites have one label.
    """
    sites = [_site(name, found) for name, found in _objects(outputs, _SITE) if "distribution_domain" in found]
    if not any(site.is_sso for site in sites):
        raise OutputsError("The deployed stacks have no SSO site; the app must make an Sso.")
    for site in sites:
        if sum(other.label == site.label for other in sites) > 1:
            raise OutputsError(f"Two sites have the label {site.label!r}; give one of them another label.")
    return sorted(sites, key=lambda site: (not site.is_sso, site.label))


def parse_applications(outputs: Iterable[Output]) -> list[Application]:
    """The applications in the outputs of all stacks, in their order."""
    return [
        Application(str(found["application_id"]), str(found.get("sso_label", "")))
        for _, found in _objects(outputs, _APPLICATION)
        if "application_id" in found
    ]


def _objects(outputs: Iterable[Output], name_part: re.Pattern[str]) -> list[tuple[str, dict[str, Any]]]:
    """The outputs whose name has the part and whose value is a JSON object."""
    found = []
    for name, text in outputs:
        try:
            value = json.loads(text) if name_part.search(name) else None
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            found.append((name, value))
    return found


def _site(name: str, found: dict[str, Any]) -> Site:
    for key in ("label", "bucket", "distribution_domain", "dist"):
        if not isinstance(found.get(key), str) or not found[key]:
            raise OutputsError(f"The stack output {name} has no {key}.")
    if not _LABEL.fullmatch(found["label"]):
        raise OutputsError(f"The stack output {name} has a label that is no host name: {found['label']!r}.")
    if not isinstance(found.get("config"), dict):
        raise OutputsError(f"The stack output {name} has no config object.")
    return Site(
        label=found["label"],
        bucket=found["bucket"],
        distribution_domain=found["distribution_domain"],
        dist=found["dist"],
        config=found["config"],
    )
