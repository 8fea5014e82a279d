"""The deployed sites, as the stacks describe them in their outputs.

Every site construct has one output `Site<Label>` whose value is a JSON object:
`{"label", "bucket", "distribution_domain", "dist", "config": {…}}`; `dist` is relative to the project.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from cognito_sso.local.errors import OutputsError

SSO_LABEL = "sso"
_NAME = re.compile(r"Site[A-Z]")
_LABEL = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, kw_only=True)
class Site:
    """One deployed site. `dist` is the folder of its built files, `config` its `/config.json`."""

    label: str
    bucket: str
    distribution_domain: str
    dist: str
    config: dict[str, object]


def parse_sites(outputs: Mapping[str, str]) -> list[Site]:
    """The sites in the outputs (name → value) of all stacks: the SSO first, then by label.

    Raises:
        OutputsError: a site's output is malformed, or there is no SSO site.
    """
    sites = [_parse(name, value) for name, value in outputs.items() if _NAME.search(name)]
    if not any(site.label == SSO_LABEL for site in sites):
        raise OutputsError("The deployed stacks have no SSO site: no output named SiteSso was found.")
    return sorted(sites, key=lambda site: (site.label != SSO_LABEL, site.label))


def _parse(name: str, value: str) -> Site:
    try:
        found = json.loads(value)
    except ValueError as error:
        raise OutputsError(f"The stack output {name} is not JSON.") from error
    if not isinstance(found, dict):
        raise OutputsError(f"The stack output {name} is not a JSON object.")
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
