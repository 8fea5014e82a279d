"""UserMigration runs when the pool does not know a user; its answer makes the user, or Cognito's error."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.migration_trigger import MigrationTrigger
from cognito_sso.local.trigger_bridge import TriggerBridge
from cognito_sso.local.trigger_event import Invocation

Ask = Callable[..., asgi.Response]

POOL = "us-east-1_pool"
ARN = "arn:aws:lambda:us-east-1:000000000000:function:user-migration"
EMAIL = "a@example.com"
ATTRIBUTES = {"email": EMAIL, "email_verified": "true", "name": "Ada"}
SIGN_IN: dict[str, Any] = {
    "AuthFlow": "USER_PASSWORD_AUTH",
    "AuthParameters": {"USERNAME": EMAIL, "PASSWORD": "Old-password-1"},
}
NOT_MIGRATED = {"__type": "UserNotFoundException", "message": "Exception migrating user in app client client"}


@dataclass
class Pools:
    """One pool with one client; `users` are the usernames that it knows."""

    arn: str | None = ARN
    users: dict[str, dict[str, str]] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    accepts: bool = True

    def pool_of_client(self, client_id: str) -> str | None:
        return POOL if client_id == "client" else None

    def trigger_arn(self, user_pool_id: str, trigger: str) -> str | None:
        return self.arn if (user_pool_id, trigger) == (POOL, "UserMigration") else None

    def has_user(self, user_pool_id: str, username: str) -> bool:
        assert user_pool_id == POOL
        return username in self.users

    def create_user(
        self, user_pool_id: str, username: str, *, password: str, attributes: dict[str, str]
    ) -> bool:
        assert user_pool_id == POOL
        if self.accepts:
            self.users[username], self.passwords[username] = attributes, password
        return self.accepts


class Functions:
    """Keeps the invocations; knows everybody, unless told otherwise."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.answer: Invocation | None = None

    def __call__(self, arn: str, event: dict[str, object]) -> Invocation:
        assert arn == ARN
        self.events.append(event)
        response = {"userAttributes": ATTRIBUTES, "finalUserStatus": "CONFIRMED", "messageAction": "SUPPRESS"}
        return self.answer or Invocation({**event, "response": response}, failed=False)


@pytest.fixture
def pools() -> Pools:
    return Pools()


@pytest.fixture
def functions() -> Functions:
    return Functions()


@pytest.fixture
def call(emulator_app: Any, pools: Pools, functions: Functions, ask: Ask) -> Ask:
    trigger = MigrationTrigger(pools=pools, invoke=functions, region="us-east-1")
    bridge = TriggerBridge(emulator_app, before=[trigger], after=[])

    def send(operation: str, **request: Any) -> asgi.Response:
        target = {"x-amz-target": f"AWSCognitoIdentityProviderService.{operation}"}
        body = json.dumps({"ClientId": "client", **request}).encode()
        return ask(bridge, method="POST", headers=target, body=body)

    return send


def test_signing_in_sends_the_event_that_cognito_sends(call: Ask, functions: Functions) -> None:
    call("InitiateAuth", **SIGN_IN, ClientMetadata={"application_id": "shop"})
    assert functions.events == [
        {
            "version": "1",
            "region": "us-east-1",
            "userPoolId": POOL,
            "userName": EMAIL,
            "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "client"},
            "triggerSource": "UserMigration_Authentication",
            "request": {"password": "Old-password-1", "validationData": {"application_id": "shop"}},
            "response": {
                "userAttributes": None,
                "finalUserStatus": None,
                "messageAction": None,
                "desiredDeliveryMediums": None,
                "forceAliasCreation": None,
                "enableSMSMFA": None,
            },
        }
    ]


def test_a_migrated_user_is_there_before_the_sign_in_goes_on(
    call: Ask, emulator_app: Any, pools: Pools
) -> None:
    answer = call("InitiateAuth", **SIGN_IN)
    assert (pools.users, pools.passwords) == ({EMAIL: ATTRIBUTES}, {EMAIL: "Old-password-1"})
    assert answer == emulator_app.response
    assert json.loads(emulator_app.bodies[0])["AuthParameters"] == SIGN_IN["AuthParameters"]


def test_recovery_migrates_without_a_password_and_sets_one_that_nobody_knows(
    call: Ask, functions: Functions, pools: Pools
) -> None:
    metadata = {"application_id": "shop"}
    assert call("ForgotPassword", Username=EMAIL, ClientMetadata=metadata).status == 200
    assert functions.events[0]["triggerSource"] == "UserMigration_ForgotPassword"
    assert functions.events[0]["request"] == {"clientMetadata": metadata}
    first = pools.passwords.pop(EMAIL)
    pools.users.clear()
    call("ForgotPassword", Username=EMAIL)
    assert len(first) > 40
    assert first != pools.passwords[EMAIL]


@pytest.mark.parametrize("flow", ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"])
def test_an_admins_password_sign_in_migrates_too(call: Ask, pools: Pools, flow: str) -> None:
    call("AdminInitiateAuth", UserPoolId=POOL, **{**SIGN_IN, "AuthFlow": flow})
    assert EMAIL in pools.users


@pytest.mark.parametrize(
    ("operation", "request_"),
    [
        ("InitiateAuth", {**SIGN_IN, "AuthFlow": "USER_SRP_AUTH"}),
        ("InitiateAuth", {"AuthFlow": "REFRESH_TOKEN_AUTH", "AuthParameters": {"REFRESH_TOKEN": "t"}}),
        ("InitiateAuth", {**SIGN_IN, "ClientId": "stranger"}),
        ("InitiateAuth", {"AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": None}),
        ("ForgotPassword", {}),
        ("SignUp", {"Username": EMAIL}),
    ],
)
def test_nothing_else_migrates(
    call: Ask, emulator_app: Any, functions: Functions, operation: str, request_: dict[str, Any]
) -> None:
    assert call(operation, **request_) == emulator_app.response
    assert functions.events == []


def test_a_known_user_and_a_pool_without_the_trigger_are_left_alone(
    call: Ask, functions: Functions, pools: Pools
) -> None:
    pools.users[EMAIL] = {}
    call("InitiateAuth", **SIGN_IN)
    pools.users, pools.arn = {}, None
    call("InitiateAuth", **SIGN_IN)
    assert functions.events == []


@pytest.mark.parametrize("response", [{}, {"userAttributes": None}, {"userAttributes": {}}])
def test_an_empty_response_means_unknown_and_the_emulator_says_so(
    call: Ask, emulator_app: Any, functions: Functions, pools: Pools, response: dict[str, Any]
) -> None:
    emulator_app.response = asgi.Response(400, (), b'{"__type":"NotAuthorizedException"}')
    functions.answer = Invocation({"response": response}, failed=False)
    assert call("InitiateAuth", **SIGN_IN) == emulator_app.response
    assert pools.users == {}


def test_a_raising_function_becomes_cognitos_error_with_the_cors_headers(
    call: Ask, functions: Functions, pools: Pools
) -> None:
    functions.answer = Invocation({"errorMessage": "no old pool", "errorType": "KeyError"}, failed=True)
    answer = call("InitiateAuth", **SIGN_IN)
    assert answer.status == 400
    assert json.loads(answer.body) == {
        "__type": "UserLambdaValidationException",
        "message": "UserMigration failed with error no old pool.",
    }
    assert dict(answer.headers)[b"access-control-allow-origin"] == b"*"
    assert pools.users == {}


@pytest.mark.parametrize(
    "payload", [None, [], {}, {"response": None}, {"response": {"userAttributes": {"sub": "1"}}}]
)
def test_an_answer_that_makes_no_user_is_refused(
    call: Ask, functions: Functions, pools: Pools, payload: object
) -> None:
    functions.answer = Invocation(payload, failed=False)
    assert json.loads(call("ForgotPassword", Username=EMAIL).body) == NOT_MIGRATED
    assert pools.users == {}


def test_a_user_whom_the_pool_refuses_is_refused(call: Ask, pools: Pools) -> None:
    pools.accepts = False
    assert json.loads(call("InitiateAuth", **SIGN_IN).body) == NOT_MIGRATED


def test_a_body_that_is_no_json_is_the_emulators_to_refuse(
    emulator_app: Any, pools: Pools, functions: Functions, ask: Ask
) -> None:
    trigger = MigrationTrigger(pools=pools, invoke=functions, region="us-east-1")
    bridge = TriggerBridge(emulator_app, before=[trigger], after=[])
    target = {"x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth"}
    for body in (b"{", b"[]", b""):
        assert ask(bridge, method="POST", headers=target, body=body) == emulator_app.response
