"""The synthesized templates of each environment, made once per run."""

import json
import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from cognito_sso import EnvironmentSettings, load_environment

from stacks.environment import EnvironmentStacks, add_stacks

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Templates:
    """CloudFormation templates as plain data, by stack."""

    sso: dict[str, Any]
    shop: dict[str, Any]
    edge: dict[str, Any] | None
    """None where the environment needs nothing in us-east-1."""

    @staticmethod
    def of_type(template: dict[str, Any], resource_type: str) -> dict[str, dict[str, Any]]:
        """Logical id → resource."""
        return {key: each for key, each in template["Resources"].items() if each["Type"] == resource_type}

    @staticmethod
    def named(template: dict[str, Any], resource_type: str, begins: str) -> dict[str, Any]:
        """The properties of the one resource of a type whose logical id is `begins` and a hash."""
        (resource,) = (
            each
            for key, each in Templates.of_type(template, resource_type).items()
            if re.fullmatch(rf"{begins}[0-9A-F]{{8}}", key)
        )
        properties: dict[str, Any] = resource["Properties"]
        return properties

    def only(self, template: dict[str, Any], resource_type: str) -> dict[str, Any]:
        """The properties of the one resource of a type."""
        (resource,) = self.of_type(template, resource_type).values()
        properties: dict[str, Any] = resource["Properties"]
        return properties


@cache
def synthesize(environment_name: str, /, *, on: str | None = None, **changed: Any) -> Templates:
    """The templates of an environment with its first application; settings of it may be `changed`.

    `on` is the environment whose platform it is for, when that is not its own.
    """
    environment = replace(load_environment(ROOT / "environments", environment_name), **changed)
    app, stacks = environment_app(replace(environment, applications=environment.applications[:1]), on=on)
    assembly = app.synth()
    return Templates(
        sso=assembly.get_stack_by_name(stacks.sso.stack_name).template,
        shop=assembly.get_stack_by_name(stacks.clients[0].stack_name).template,
        edge=assembly.get_stack_by_name(stacks.edge.stack_name).template if stacks.edge else None,
    )


def environment_app(
    environment: EnvironmentSettings, *, on: str | None = None
) -> tuple[cdk.App, EnvironmentStacks]:
    """The CDK app of an environment, not yet synthesized."""
    app = cdk.App(context={**cdk_context(), "environment": on or environment.name})
    return app, add_stacks(app, environment)


def cdk_context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["context"]
    return context
