"""What deployed stacks say about themselves in their outputs, for machines.

Every `Sso` has one output whose key ends with `Operations`, every application one whose key ends with
`Application<Id>`; both values are JSON objects.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cognito_sso.admin.errors import NotDeployedError

_APPLICATION = re.compile(r"Application[A-Z0-9]")


@dataclass(frozen=True, kw_only=True)
class Operations:
    """One `Sso`, as its output describes it."""

    label: str
    sso_origin: str
    region: str
    user_pool_id: str
    sso_client_id: str
    table_name: str
    operator_function: str
    api_endpoint: str
    """The API's own URL, which refuses whoever does not come through the site."""
    metrics_namespace: str | None
    alarm_topic_arn: str | None
    triggers: Mapping[str, str]
    """Trigger (`pre_sign_up`, …) → name of its function."""


@dataclass(frozen=True, kw_only=True)
class ApplicationOutput:
    """One application's stack part, as its output describes it."""

    application_id: str
    sso_label: str
    client_id: str
    site_origin: str | None
    api_endpoint: str | None
    table_name: str | None
    seed_function: str | None


def parse_operations(outputs: Mapping[str, str]) -> tuple[Operations, ...]:
    """Every `Sso` in one stack's outputs (key → value).

    Raises:
        NotDeployedError: an output lacks what it should say.
    """
    return tuple(
        _operations(key, found)
        for key, value in outputs.items()
        if key.endswith("Operations") and "operator_function" in (found := _object(value))
    )


def parse_applications(outputs: Mapping[str, str]) -> tuple[ApplicationOutput, ...]:
    """Every application in one stack's outputs (key → value).

    Raises:
        NotDeployedError: an output lacks what it should say.
    """
    return tuple(
        _application(key, found)
        for key, value in outputs.items()
        if _APPLICATION.search(key) and "application_id" in (found := _object(value))
    )


def _object(value: str) -> dict[str, Any]:
    """The JSON object, or an empty one: projects have outputs of their own."""
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _operations(key: str, found: dict[str, Any]) -> Operations:
    triggers = found.get("triggers")
    return Operations(
        label=_text(key, found, "label"),
        sso_origin=_text(key, found, "sso_origin").rstrip("/"),
        region=_text(key, found, "region"),
        user_pool_id=_text(key, found, "user_pool_id"),
        sso_client_id=_text(key, found, "sso_client_id"),
        table_name=_text(key, found, "table_name"),
        operator_function=_text(key, found, "operator_function"),
        api_endpoint=_text(key, found, "api_endpoint").rstrip("/"),
        metrics_namespace=_optional(found, "metrics_namespace"),
        alarm_topic_arn=_optional(found, "alarm_topic_arn"),
        triggers={str(k): str(v) for k, v in triggers.items()} if isinstance(triggers, dict) else {},
    )


def _application(key: str, found: dict[str, Any]) -> ApplicationOutput:
    return ApplicationOutput(
        application_id=_text(key, found, "application_id"),
        sso_label=_text(key, found, "sso_label"),
        client_id=_text(key, found, "client_id"),
        site_origin=_optional(found, "site_origin"),
        api_endpoint=_optional(found, "api_endpoint"),
        table_name=_optional(found, "table_name"),
        seed_function=_optional(found, "seed_function"),
    )


def _text(key: str, found: dict[str, Any], name: str) -> str:
    value = found.get(name)
    if not isinstance(value, str) or not value:
        raise NotDeployedError(
            "half_deployed", f"The stack output {key} has no {name}; deploy with this version of the project."
        )
    return value


def _optional(found: dict[str, Any], name: str) -> str | None:
    value = found.get(name)
    return value.rstrip("/") if isinstance(value, str) and value else None
