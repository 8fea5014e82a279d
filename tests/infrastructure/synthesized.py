"""The synthesized templates of each environment, made once per run."""

import json
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from cognito_sso import AwsPlatform, EmulatorPlatform, Platform, Sources, load_environment

from stacks.client_stack import ClientStack
from stacks.sso_stack import SsoStack

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Templates:
    """CloudFormation templates as plain data, by stack."""

    sso: dict[str, Any]
    shop: dict[str, Any]

    @staticmethod
    def of_type(template: dict[str, Any], resource_type: str) -> dict[str, dict[str, Any]]:
        """Logical id → resource."""
        return {key: each for key, each in template["Resources"].items() if each["Type"] == resource_type}

    def only(self, template: dict[str, Any], resource_type: str) -> dict[str, Any]:
        """The properties of the one resource of a type."""
        (resource,) = self.of_type(template, resource_type).values()
        properties: dict[str, Any] = resource["Properties"]
        return properties


@cache
def synthesize(name: str, **changed: Any) -> Templates:
    """The templates of an environment; settings of it may be `changed`."""
    environment = replace(load_environment(ROOT / "environments", name), **changed)
    platform: Platform = EmulatorPlatform(port=4566) if environment.is_local else AwsPlatform()
    sources = Sources(ROOT)
    app = cdk.App(context=cdk_context())
    sso_stack = SsoStack(app, "Sso", environment=environment, platform=platform, sources=sources)
    shop = ClientStack(
        app, "Shop", sso=sso_stack.sso, application=environment.applications[0], sources=sources
    )
    assembly = app.synth()
    return Templates(
        sso=assembly.get_stack_by_name(sso_stack.stack_name).template,
        shop=assembly.get_stack_by_name(shop.stack_name).template,
    )


def cdk_context() -> dict[str, Any]:
    context: dict[str, Any] = json.loads((ROOT / "cdk.json").read_text(encoding="utf-8"))["context"]
    return context
