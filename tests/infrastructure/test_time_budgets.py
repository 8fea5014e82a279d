"""A dependency that does not answer is given up before the function that waits for it is."""

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from cognito_sso import UserMigrationSettings
from sso_auth.fetch import TIMEOUT_SECONDS as KEYS_SECONDS
from synthesized import Templates, synthesize

RUNTIME = Path(__file__).parents[2] / "runtime"
LONGEST_PAUSE = 1.0
"""Seconds that botocore's standard mode waits at most before the second attempt."""

TRIGGER_SECONDS = 5.0
"""For which Cognito waits for a trigger, whatever its function's timeout."""

MAIL_SECONDS = 3.0
"""Of those, for the look of a mail; a cold start has the rest."""

TRIGGERS = ("app.post_confirmation", "app.auth_challenge", "app.custom_message", "app.user_migration")
WITHOUT_CALLS = {"app.pre_sign_up", "app.pre_token_generation"}
"""Their functions ask AWS for nothing."""

SSO_CLIENTS = """
from chalicelib.composition import aws_clients as made
clients = {
    "app.app": [made.dynamodb_for_api(), made.cognito_client(), made.topic_client()],
    "app.post_confirmation": [made.dynamodb_for_trigger()],
    "app.auth_challenge": [made.dynamodb_for_tickets()],
    "app.custom_message": [made.dynamodb_for_mails()],
    "app.user_migration": [made.old_pool_client("eu-west-1")],
    "app.register_application": [made.dynamodb_for_api()],
    "app.operator": [made.dynamodb_for_api(), made.cognito_client(), made.topic_client()],
}
"""
ORDERS_CLIENTS = """
from chalicelib import composition
clients = {name: [composition._dynamodb()] for name in ("app.app", "app.account_deleted", "app.seed_orders")}
"""
PRINTED = """
import json
print(json.dumps({
    name: [
        (one.meta.config.connect_timeout, one.meta.config.read_timeout,
         one.meta.config.retries["total_max_attempts"])
        for one in made
    ]
    for name, made in clients.items()
}))
"""


@cache
def waits(backend: str) -> dict[str, float]:
    """Seconds after which each function has given up its slowest client, by its handler."""
    code = (SSO_CLIENTS if backend == "sso_backend" else ORDERS_CLIENTS) + PRINTED
    environment = os.environ | {
        "PYTHONPATH": f"{RUNTIME}:{RUNTIME / backend}",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return {
        name: max(
            attempts * (connect + read) + (attempts - 1) * LONGEST_PAUSE for connect, read, attempts in each
        )
        for name, each in json.loads(done.stdout).items()
    }


def timeouts(template: dict[str, object]) -> dict[str, float]:
    """Of the functions that Chalice packaged, by their handlers."""
    functions = Templates.of_type(template, "AWS::Lambda::Function").values()
    properties = [function["Properties"] for function in functions]
    return {each["Handler"]: each["Timeout"] for each in properties if each["Handler"].startswith("app.")}


@pytest.fixture(scope="module")
def functions() -> dict[str, dict[str, float]]:
    """Every function that there can be, by backend and handler, with its timeout in seconds."""
    older = UserMigrationSettings(from_user_pool_id="eu-north-1_Older", from_client_id="abc123")
    templates = synthesize("prod", user_migration=older)
    return {"sso_backend": timeouts(templates.sso), "client_backend": timeouts(templates.shop)}


@pytest.mark.parametrize("backend", ["sso_backend", "client_backend"])
def test_a_call_without_an_answer_ends_before_its_function(
    functions: dict[str, dict[str, float]], backend: str
) -> None:
    asking = {name: seconds for name, seconds in functions[backend].items() if name not in WITHOUT_CALLS}
    assert asking.keys() == waits(backend).keys()
    for handler, seconds in asking.items():
        assert waits(backend)[handler] < seconds, handler


def test_no_trigger_keeps_cognito_waiting(functions: dict[str, dict[str, float]]) -> None:
    for handler in TRIGGERS:
        assert waits("sso_backend")[handler] < TRIGGER_SECONDS
        assert functions["sso_backend"][handler] == TRIGGER_SECONDS
    assert waits("sso_backend")["app.custom_message"] < MAIL_SECONDS


@pytest.mark.parametrize("backend", ["sso_backend", "client_backend"])
def test_keys_that_do_not_come_end_before_the_function(
    functions: dict[str, dict[str, float]], backend: str
) -> None:
    """Connecting and the exchange, each within its time."""
    assert functions[backend]["app.app"] > 2 * KEYS_SECONDS
