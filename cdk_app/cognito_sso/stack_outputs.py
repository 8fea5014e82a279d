"""Outputs of a stack that programs read: the local runner and the operator's command."""

import aws_cdk as cdk
from constructs import Construct

from cognito_sso.settings.checks import SettingsError

_ID = "JsonOutputs"


def add_json_output(scope: Construct, name: str, value: object) -> None:
    """An output of exactly this name whose value is JSON. Raises `SettingsError` if the stack has one."""
    stack = cdk.Stack.of(scope)
    existing = stack.node.try_find_child(_ID)
    outputs = existing if isinstance(existing, Construct) else Construct(stack, _ID)
    if outputs.node.try_find_child(name) is not None:
        raise SettingsError(
            name, f"is twice in {stack.stack_name}; labels and application ids are unique in a stack."
        )
    output = cdk.CfnOutput(outputs, name, value=stack.to_json_string(value))
    output.override_logical_id(name)


def capitalised(identifier: str) -> str:
    """`my-shop` as a part of a logical id: `MyShop`."""
    return "".join(part.capitalize() for part in identifier.split("-"))
