"""The environments of the operator's function and of the migration trigger, and their entry points."""

import json
from typing import Any

import pytest
from chalicelib.composition import operator, user_migration
from chalicelib.settings import MigrationSettings, OperatorSettings, SettingsError
from chalicelib.triggers.user_migration import MigrationUnavailable
from sso_world.dynamodb import INDEX_NAME, REGION, TABLE_NAME, aws_client, lose_answers

CLIENT = {"id_token_minutes": 60, "access_token_minutes": 30, "refresh_token_days": 1}
ENVIRONMENT = {
    "TABLE_NAME": TABLE_NAME,
    "SORT_KEY_INDEX_NAME": INDEX_NAME,
    "USER_POOL_ID": "eu-west-1_Test",
    "SSO_CLIENT_ID": "client-sso",
    "DELETED_ACCOUNTS_TOPIC_ARN": "arn:aws:sns:eu-west-1:123456789012:deleted-accounts",
    "APPLICATION_CLIENT": json.dumps(CLIENT),
}
MIGRATION = {"FROM_USER_POOL_ID": "eu-central-1_Old", "FROM_CLIENT_ID": "old", "FROM_REGION": "eu-central-1"}


def test_the_operators_function_reads_its_variables() -> None:
    settings = OperatorSettings.from_environment(ENVIRONMENT)
    assert (settings.id_token_minutes, settings.access_token_minutes, settings.refresh_token_days) == (
        60,
        30,
        1,
    )
    assert settings.jwks_uri == ""


@pytest.mark.parametrize("name", ENVIRONMENT)
def test_a_missing_variable_is_named(name: str) -> None:
    with pytest.raises(SettingsError, match=name):
        OperatorSettings.from_environment(ENVIRONMENT | {name: " "})


@pytest.mark.parametrize("name", MIGRATION)
def test_a_missing_variable_of_the_migration_is_named(name: str) -> None:
    assert MigrationSettings.from_environment(MIGRATION).region == "eu-central-1"
    with pytest.raises(SettingsError, match=name):
        MigrationSettings.from_environment(MIGRATION | {name: ""})


@pytest.mark.parametrize(
    "value",
    [
        "{",
        "[]",
        "60",
        "{}",
        "[" * 5000,
        '{"id_token_minutes": ' + "9" * 5000 + "}",
        json.dumps(CLIENT | {"id_token_minutes": 0}),
        json.dumps(CLIENT | {"id_token_minutes": "60"}),
        json.dumps(CLIENT | {"refresh_token_days": True}),
        json.dumps({**CLIENT, "access_token_minutes": None}),
    ],
)
def test_an_app_client_that_cannot_be_meant_is_named(value: str) -> None:
    with pytest.raises(SettingsError, match="APPLICATION_CLIENT"):
        OperatorSettings.from_environment(ENVIRONMENT | {"APPLICATION_CLIENT": value})


@pytest.fixture
def environment(dynamodb: object, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name, value in (ENVIRONMENT | MIGRATION).items():
        monkeypatch.setenv(name, value)
    cached = (operator.operator, user_migration.user_migration)
    for function in cached:
        function.cache_clear()
    yield
    for function in cached:
        function.cache_clear()


def test_the_operators_function_answers(environment: None) -> None:
    event = {"action": "applications.list", "arguments": {}, "actor": "olga", "version": 1}
    answer = operator.operator()(event, request_id="request-1")
    assert answer == {"ok": True, "result": {"applications": [], "next_cursor": None}}


def migration_event() -> dict[str, Any]:
    return {
        "triggerSource": "UserMigration_Authentication",
        "userName": "carla@example.com",
        "request": {"password": "Passw0rd!"},
        "response": {},
    }


def test_the_old_pool_is_asked_once_and_in_its_own_region(environment: None, aws_events: Any) -> None:
    """A repetition would count as another attempt against the user, and Cognito waits only 5 s."""
    urls: list[str] = []
    aws_events.register_first("before-send", lambda request, **_: urls.append(request.url))
    asked = lose_answers(aws_events)
    with pytest.raises(MigrationUnavailable):
        user_migration.user_migration()(migration_event())
    assert asked == ["InitiateAuth"]
    assert urls == ["https://cognito-idp.eu-central-1.amazonaws.com/"]


def test_the_migration_function_asks_a_real_pool(environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    cognito = aws_client("cognito-idp")
    pool_id = cognito.create_user_pool(PoolName="old", UsernameAttributes=["email"])["UserPool"]["Id"]
    client = cognito.create_user_pool_client(
        UserPoolId=pool_id,
        ClientName="old",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"],
        ReadAttributes=["email", "email_verified"],
    )
    cognito.admin_create_user(
        UserPoolId=pool_id,
        Username="carla@example.com",
        UserAttributes=[
            {"Name": "email", "Value": "carla@example.com"},
            {"Name": "email_verified", "Value": "true"},
        ],
    )
    cognito.admin_set_user_password(
        UserPoolId=pool_id, Username="carla@example.com", Password="Passw0rd!", Permanent=True
    )
    for name, value in (
        ("FROM_USER_POOL_ID", pool_id),
        ("FROM_CLIENT_ID", client["UserPoolClient"]["ClientId"]),
        ("FROM_REGION", REGION),
    ):
        monkeypatch.setenv(name, value)
    brought = user_migration.user_migration()(migration_event())["response"]["userAttributes"]
    assert brought == {"email": "carla@example.com", "email_verified": "true"}
    wrong = migration_event() | {"request": {"password": "Wrong"}}
    assert user_migration.user_migration()(wrong)["response"] == {}
    forgot = migration_event() | {"triggerSource": "UserMigration_ForgotPassword", "request": {}}
    assert user_migration.user_migration()(forgot)["response"]["userAttributes"] == brought
