"""Deleted accounts reach the applications, and their APIs learn of ended sessions where they want to."""

import json
from dataclasses import replace
from typing import Any

import pytest
from cognito_sso import load_environment
from synthesized import ROOT, Templates, synthesize

TOPIC = "SsoDeletedAccountsTopic"


def rest_environment(template: dict[str, Any]) -> dict[str, Any]:
    (function,) = [
        each["Properties"]
        for key, each in Templates.of_type(template, "AWS::Lambda::Function").items()
        if "BackendRest" in key
    ]
    variables: dict[str, Any] = function["Environment"]["Variables"]
    return variables


def account_deleted(templates: Templates) -> tuple[str, dict[str, Any]]:
    ((logical_id, function),) = [
        (key, each["Properties"])
        for key, each in templates.of_type(templates.shop, "AWS::Lambda::Function").items()
        if "AccountDeleted" in key
    ]
    return logical_id, function


def test_the_sso_tells_deleted_accounts_by_an_encrypted_topic(templates: Templates) -> None:
    topic = templates.named(templates.sso, "AWS::SNS::Topic", TOPIC)
    assert json.dumps(topic["KmsMasterKeyId"]).endswith(':alias/aws/sns"]]}')
    assert rest_environment(templates.sso)["DELETED_ACCOUNTS_TOPIC_ARN"]["Ref"].startswith(TOPIC)


@pytest.mark.parametrize("name", ["dev", "prod"])
def test_on_aws_nobody_publishes_without_tls(name: str) -> None:
    templates = synthesize(name)
    policy = templates.named(templates.sso, "AWS::SNS::TopicPolicy", f"{TOPIC}Policy")
    (statement,) = policy["PolicyDocument"]["Statement"]
    assert (statement["Effect"], statement["Action"]) == ("Deny", "sns:Publish")
    assert statement["Condition"] == {"Bool": {"aws:SecureTransport": "false"}}


def test_an_application_subscribes_from_its_own_stack(templates: Templates) -> None:
    logical_id, function = account_deleted(templates)
    subscription = templates.only(templates.shop, "AWS::SNS::Subscription")
    assert subscription["Protocol"] == "lambda"
    assert subscription["Endpoint"] == {"Fn::GetAtt": [logical_id, "Arn"]}
    assert "Fn::ImportValue" in subscription["TopicArn"]
    assert function["Handler"] == "app.account_deleted"
    assert function["Timeout"] == 60
    here = templates.of_type(templates.sso, "AWS::SNS::Subscription").values()
    assert not [each for each in here if each["Properties"]["Protocol"] == "lambda"]


@pytest.mark.parametrize("choice", ["anonymise", "delete"])
def test_the_settings_say_what_becomes_of_the_orders(choice: str) -> None:
    _, function = account_deleted(synthesize("dev", orders_of_deleted_users=choice))
    variables = function["Environment"]["Variables"]
    assert set(variables) == {"TABLE_NAME", "ORDERS_OF_DELETED_USERS", "METRICS_NAMESPACE"}
    assert variables["ORDERS_OF_DELETED_USERS"] == choice


def with_max_age(name: str, seconds: int) -> Templates:
    shop, *others = load_environment(ROOT / "environments", name).applications
    return synthesize(name, applications=(replace(shop, ended_sessions_max_age_seconds=seconds), *others))


def test_an_api_that_need_not_know_ended_sessions_is_told_nothing_of_them() -> None:
    variables = rest_environment(with_max_age("local", 0).shop)
    assert not [name for name in variables if name.startswith("ENDED_SESSIONS")]


def test_on_aws_ended_sessions_are_asked_for_at_the_sso_site() -> None:
    variables = rest_environment(with_max_age("dev", 30).shop)
    assert variables["ENDED_SESSIONS_MAX_AGE_SECONDS"] == "30"
    scheme, domain, path = variables["ENDED_SESSIONS_URI"]["Fn::Join"][1]
    assert scheme == "https://"
    assert "Distribution" in domain["Fn::ImportValue"]
    assert path == "/api/ended-sessions?application_id=shop"


def test_on_the_emulator_they_are_asked_for_where_a_function_can_reach_them() -> None:
    variables = rest_environment(with_max_age("local", 5).shop)
    assert variables["ENDED_SESSIONS_URI"] == (
        "http://localhost:4566/_sites/sso/api/ended-sessions?application_id=shop"
    )


@pytest.mark.parametrize("mfa", ["off", "optional", "required"])
def test_the_sso_site_knows_whether_there_is_a_second_factor(mfa: str) -> None:
    templates = synthesize("local", mfa=mfa)
    *_, config = templates.sso["Outputs"]["SiteSso"]["Value"]["Fn::Join"][1]
    assert f'"mfa":"{mfa}"' in config
    assert "mfa" not in json.dumps(templates.shop["Outputs"]["SiteShop"])
