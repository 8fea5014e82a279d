"""What the checks look at, with what several of them need to know."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cognito_sso.admin.deployed import Environment
from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.inventory import Inventory
from cognito_sso.admin.operator import Operator, all_pages
from cognito_sso.admin.reach import Reach
from cognito_sso.admin.web import Web, WebAnswer, WebError


@dataclass(frozen=True, kw_only=True)
class Site:
    """A site of the environment: the SSO's own, or an application's."""

    label: str
    origin: str
    expected_config: Mapping[str, str]
    """What its `/config.json` must say."""
    has_api: bool

    @property
    def host(self) -> str:
        return urlsplit(self.origin).hostname or ""


@dataclass(frozen=True, kw_only=True)
class Case:
    """One environment under examination. `clock` tells epoch seconds."""

    environment: Environment
    operator: Operator
    inventory: Inventory
    web: Web
    clock: Callable[[], float]
    registered: list[dict[str, Any]] | None
    """The applications in the table; None: the operator function does not tell."""
    sso_config: Mapping[str, Any]
    """The SSO site's `/config.json`; empty when it could not be had."""
    sites: tuple[Site, ...]


def open_case(reach: Reach, *, clock: Callable[[], float]) -> Case:
    """Gather what several checks need."""
    sites = tuple(_sites(reach.environment))
    return Case(
        environment=reach.environment,
        operator=reach.operator,
        inventory=reach.inventory,
        web=reach.web,
        clock=clock,
        registered=_registered(reach.operator),
        sso_config=_config(reach.web, sites[0]),
        sites=sites,
    )


def _sites(environment: Environment) -> list[Site]:
    """The SSO's first."""
    sso = environment.sso
    shared = {"region": sso.region, "user_pool_id": sso.user_pool_id, "sso_origin": sso.sso_origin}
    found = [
        Site(
            label=sso.label,
            origin=sso.sso_origin,
            expected_config={**shared, "client_id": sso.sso_client_id},
            has_api=True,
        )
    ]
    for one in environment.applications:
        if one.site_origin:
            own = {"client_id": one.client_id, "application_id": one.application_id}
            found.append(
                Site(
                    label=one.application_id,
                    origin=one.site_origin,
                    expected_config={**shared, **own},
                    has_api=one.api_endpoint is not None,
                )
            )
    return found


def _registered(operator: Operator) -> list[dict[str, Any]] | None:
    try:
        return [row for page in all_pages(operator, "applications.list", "applications", {}) for row in page]
    except AdminError:
        return None  # the check of the operator function says why


def _config(web: Web, site: Site) -> Mapping[str, Any]:
    try:
        return json_object(web.get(f"{site.origin}/config.json"))
    except WebError:
        return {}  # the check of the site says why


def json_object(answer: WebAnswer) -> dict[str, Any]:
    """The JSON object in an answer; empty when there is none."""
    try:
        found = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
