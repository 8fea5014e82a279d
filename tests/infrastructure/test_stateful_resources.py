"""What holds data is never replaced: it keeps its logical id and all that CloudFormation replaces it for.

stateful_resources.json lists every such resource of dev and prod; stateful.py says which those are, and why.
A new one is added to the list by hand.
"""

import copy
import json
from typing import Any

import pytest
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER  # type: ignore[import-untyped]  # has no types
from cognito_sso import load_environment
from stateful import KINDS, LISTED, losses, stateful_of
from synthesized import ROOT, environment_app, synthesize

ON_AWS = ("dev", "prod")


@pytest.mark.parametrize("name", ON_AWS)
def test_every_listed_resource_stays(name: str) -> None:
    problems = losses(LISTED[name], stateful_of(synthesize(name)))
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", ON_AWS)
def test_every_stateful_resource_is_listed(name: str) -> None:
    now = stateful_of(synthesize(name))
    new = {
        stack: {key: each for key, each in resources.items() if key not in LISTED[name][stack]}
        for stack, resources in now.items()
    }
    new = {stack: resources for stack, resources in new.items() if resources}
    assert not new, (
        f"Add to {name} in stateful_resources.json, so that it is kept from now on:\n{json.dumps(new)}"
    )


@pytest.mark.parametrize("name", ON_AWS)
def test_cloudformation_and_the_services_keep_them_whatever_happens_to_the_stack(name: str) -> None:
    templates = synthesize(name)
    for stack, listed in LISTED[name].items():
        for logical_id, each in listed.items():
            kind = KINDS[each["Type"]]
            resource = getattr(templates, stack)["Resources"][logical_id]
            if kind.retained:
                assert resource["DeletionPolicy"] == "Retain", logical_id
                assert resource["UpdateReplacePolicy"] == "Retain", logical_id
            if kind.protection:
                key, value = kind.protection
                assert resource["Properties"][key] == value, logical_id


def test_nobody_deletes_a_stack_of_prod_by_mistake() -> None:
    _, stacks = environment_app(load_environment(ROOT / "environments", "prod"))
    assert all(stack.termination_protection for stack in stacks.all())


@pytest.mark.parametrize("resource_type", KINDS)
def test_all_is_fixed_that_cloudformation_cannot_change(resource_type: str) -> None:
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema("eu-west-1", resource_type).schema
    create_only = {
        pointer.removeprefix("/properties/").split("/")[0]
        for key in ("createOnlyProperties", "conditionalCreateOnlyProperties")
        for pointer in schema.get(key, [])
    }
    assert create_only <= set(KINDS[resource_type].fixed)


def lost_by(change: dict[str, Any]) -> list[str]:
    """What is told when the first listed table of prod changes so."""
    now = copy.deepcopy(LISTED["prod"])
    (table,) = [key for key, each in now["sso"].items() if each["Type"] == "AWS::DynamoDB::Table"]
    now["sso"][table] |= change
    return losses(LISTED["prod"], now)


def test_a_replacement_is_explained() -> None:
    (sentence,) = lost_by({"TableName": "another"})
    assert "would be replaced, because TableName changed" in sentence
    assert "every user" in sentence


def test_a_resource_that_is_gone_is_explained() -> None:
    now = copy.deepcopy(LISTED["prod"])
    (pool,) = [key for key, each in now["sso"].items() if each["Type"] == "AWS::Cognito::UserPool"]
    del now["sso"][pool]
    (sentence,) = losses(LISTED["prod"], now)
    assert "is gone, and with it every user with his password" in sentence
