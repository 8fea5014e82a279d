"""Each function has a role of its own that allows what the function does, on what it does it to."""

import json
from typing import Any

import pytest
from cognito_sso.settings.sign_in import UserMigrationSettings
from synthesized import Templates, synthesize

MAILS = {"CustomMessage": {"dynamodb:GetItem"}}
"""Where mails are in our words."""
SSO = {
    "Rest": {
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:Query",
        "cognito-idp:AdminInitiateAuth",
        "cognito-idp:AdminRespondToAuthChallenge",
        "cognito-idp:AdminGetUser",
        "cognito-idp:AdminUpdateUserAttributes",
        "cognito-idp:AdminDeleteUser",
        "sns:Publish",
    },
    "PreSignUp": set[str](),
    "PreTokenGeneration": set[str](),
    "PostConfirmation": {
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:Query",
    },
    "AuthChallenge": {"dynamodb:DeleteItem"},
    "RegisterApplication": {"dynamodb:UpdateItem", "dynamodb:DeleteItem"},
    "Operator": {
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:Query",
        "cognito-idp:AdminCreateUser",
        "cognito-idp:AdminDeleteUser",
        "cognito-idp:AdminDisableUser",
        "cognito-idp:AdminEnableUser",
        "cognito-idp:AdminGetUser",
        "cognito-idp:AdminSetUserMFAPreference",
        "cognito-idp:AdminUserGlobalSignOut",
        "cognito-idp:CreateUserPoolClient",
        "cognito-idp:DeleteUserPoolClient",
        "cognito-idp:DescribeUserPoolClient",
        "cognito-idp:ListUserPoolClients",
        "cognito-idp:ListUsers",
        "cognito-idp:UpdateUserPoolClient",
        "sns:Publish",
    },
}
CLIENT = {
    "Rest": {"dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"},
    "Seed": {"dynamodb:PutItem"},
    "AccountDeleted": {
        "dynamodb:Query",
        "dynamodb:PutItem",
        "dynamodb:DeleteItem",
        "sqs:GetQueueAttributes",
        "sqs:GetQueueUrl",
        "sqs:SendMessage",
    },
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


@pytest.mark.parametrize("environment", ["local", "prod"])
def test_the_mail_trigger_may_read_single_items_and_no_more(environment: str) -> None:
    statements = statements_of(synthesize(environment).sso, "CustomMessage")
    assert actions_of(statements) == MAILS["CustomMessage"] | LOGS
    (reading,) = [each for each in statements if each["Action"] == "dynamodb:GetItem"]
    assert reading["Resource"]["Fn::GetAtt"][0].startswith("SsoSsoTable")
    assert not any("*" in json.dumps(each) for each in statements)


@pytest.mark.parametrize(("part", "allowed"), CLIENT.items())
def test_a_clients_function_may_use_its_orders_only(
    templates: Templates, part: str, allowed: set[str]
) -> None:
    assert actions_of(statements_of(templates.shop, part)) == allowed | LOGS


def test_the_sso_publishes_to_its_own_topic_only(templates: Templates) -> None:
    for part in ("Rest", "Operator"):
        (statement,) = [
            each for each in statements_of(templates.sso, part) if each["Action"] == "sns:Publish"
        ]
        assert statement["Resource"]["Ref"].startswith("SsoDeletedAccountsTopic")


def test_the_migration_trigger_may_read_users_of_the_older_pool_and_no_more() -> None:
    older = UserMigrationSettings(from_user_pool_id="eu-north-1_Older", from_client_id="abc123")
    templates = synthesize("dev", user_migration=older)
    statements = statements_of(templates.sso, "UserMigration")
    assert actions_of(statements) == {"cognito-idp:AdminGetUser"} | LOGS
    (statement,) = [each for each in statements if each["Action"] == "cognito-idp:AdminGetUser"]
    assert json.dumps(statement["Resource"]).endswith(':userpool/eu-north-1_Older"]]}')
    assert not statements_of(synthesize("dev").sso, "UserMigration")


def test_no_statement_of_ours_has_a_wildcard(templates: Templates) -> None:
    for stack, parts in ((templates.sso, list(SSO)), (templates.shop, list(CLIENT))):
        for part in parts:
            for statement in statements_of(stack, part):
                assert "*" not in json.dumps(statement), statement


def test_functions_share_no_role_and_no_log(templates: Templates) -> None:
    for stack, parts in ((templates.sso, SSO), (templates.shop, CLIENT)):
        functions = [
            each["Properties"]
            for key, each in templates.of_type(stack, "AWS::Lambda::Function").items()
            if "Backend" in key
        ]
        mails = any("CustomMessage" in key for key in stack["Resources"])
        assert len(functions) == len(parts) + len(MAILS if mails else ())
        for part in ("Role", "LoggingConfig"):
            assert len({json.dumps(each[part]) for each in functions}) == len(functions)


def test_only_the_pool_the_api_and_the_topic_may_call_the_functions(templates: Templates) -> None:
    for stack, principals in (
        (templates.sso, {"cognito-idp.amazonaws.com", "apigateway.amazonaws.com"}),
        (templates.shop, {"apigateway.amazonaws.com", "sns.amazonaws.com"}),
    ):
        permissions = [
            each["Properties"] for each in templates.of_type(stack, "AWS::Lambda::Permission").values()
        ]
        assert {each["Principal"] for each in permissions} == principals
        assert all("SourceArn" in each for each in permissions)
