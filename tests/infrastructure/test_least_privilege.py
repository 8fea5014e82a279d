"""Each function has a role of its own that allows what the function does, on what it does it to."""

import json
from typing import Any

import pytest
from synthesized import Templates

SSO = {
    "Rest": {
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:Query",
        "cognito-idp:AdminInitiateAuth",
        "cognito-idp:AdminRespondToAuthChallenge",
    },
    "PreSignUp": set[str](),
    "PreTokenGeneration": set[str](),
    "PostConfirmation": {"dynamodb:GetItem", "dynamodb:PutItem"},
    "AuthChallenge": {"dynamodb:DeleteItem"},
    "RegisterApplication": {"dynamodb:UpdateItem", "dynamodb:DeleteItem"},
}
LOGS = {"logs:CreateLogStream", "logs:PutLogEvents"}


def statements_of(template: dict[str, Any], part: str) -> list[dict[str, Any]]:
    policies = [
        each["Properties"]
        for key, each in template["Resources"].items()
        if each["Type"] == "AWS::IAM::Policy" and f"Backend{part}Role" in key
    ]
    return [statement for policy in policies for statement in policy["PolicyDocument"]["Statement"]]


def actions_of(statements: list[dict[str, Any]]) -> set[str]:
    actions: set[str] = set()
    for statement in statements:
        action = statement["Action"]
        actions |= {action} if isinstance(action, str) else set(action)
    return actions


@pytest.mark.parametrize(("part", "allowed"), SSO.items())
def test_an_sso_function_may_do_exactly_its_work(templates: Templates, part: str, allowed: set[str]) -> None:
    assert actions_of(statements_of(templates.sso, part)) == allowed | LOGS


def test_the_clients_function_may_use_its_orders_only(templates: Templates) -> None:
    statements = statements_of(templates.shop, "Rest")
    assert actions_of(statements) == LOGS | {"dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"}


def test_no_statement_of_ours_has_a_wildcard(templates: Templates) -> None:
    for stack, parts in ((templates.sso, list(SSO)), (templates.shop, ["Rest"])):
        for part in parts:
            for statement in statements_of(stack, part):
                assert "*" not in json.dumps(statement), statement


def test_functions_share_no_role_and_no_log(templates: Templates) -> None:
    functions = [
        each["Properties"]
        for key, each in templates.of_type(templates.sso, "AWS::Lambda::Function").items()
        if "Backend" in key
    ]
    assert len(functions) == len(SSO)
    for part in ("Role", "LoggingConfig"):
        assert len({json.dumps(each[part]) for each in functions}) == len(functions)


def test_only_the_pool_and_the_api_may_call_the_functions(templates: Templates) -> None:
    for stack in (templates.sso, templates.shop):
        for permission in templates.of_type(stack, "AWS::Lambda::Permission").values():
            properties = permission["Properties"]
            assert properties["Principal"] in ("cognito-idp.amazonaws.com", "apigateway.amazonaws.com")
            assert "SourceArn" in properties
