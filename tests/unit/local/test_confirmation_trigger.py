"""PostConfirmation runs after a confirmation, with Cognito's event, and its failure is Cognito's error."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.confirmation_trigger import ConfirmationTrigger, User
from cognito_sso.local.trigger_bridge import TriggerBridge
from cognito_sso.local.trigger_event import Invocation

Ask = Callable[..., asgi.Response]

SUB = "57aa0a63-1c13-410f-8c07-936b0fea89c1"
POOL = "us-east-1_pool"
ARN = "arn:aws:lambda:us-east-1:000000000000:function:post-confirmation"


@dataclass
class Pools:
    """One pool with one client and one user, known by email as on AWS."""

    arn: str | None = ARN
    attributes: dict[str, str] = field(default_factory=lambda: {"sub": SUB, "email": "a@example.com"})

    def pool_of_client(self, client_id: str) -> str | None:
        return POOL if client_id == "client" else None

    def trigger_arn(self, user_pool_id: str, trigger: str) -> str | None:
        return self.arn if (user_pool_id, trigger) == (POOL, "PostConfirmation") else None

    def verify_email(self, user_pool_id: str, username: str) -> None:
        assert (user_pool_id, username) == (POOL, "a@example.com")
        self.attributes["email_verified"] = "true"

    def user(self, user_pool_id: str, username: str) -> User:
        assert (user_pool_id, username) == (POOL, "a@example.com")
        return User(SUB, "CONFIRMED", dict(self.attributes))


class Functions:
    """Keeps the invocations; answers the event, as a good trigger does, unless told otherwise."""

    def __init__(self) -> None:
        self.events: list[dict[str, Any]] = []
        self.answer: Invocation | None = None

    def __call__(self, arn: str, event: dict[str, object]) -> Invocation:
        assert arn == ARN
        self.events.append(event)
        return self.answer or Invocation(event, failed=False)


@pytest.fixture
def pools() -> Pools:
    return Pools()


@pytest.fixture
def functions() -> Functions:
    return Functions()


@pytest.fixture
def call(emulator_app: Any, pools: Pools, functions: Functions, ask: Ask) -> Ask:
    trigger = ConfirmationTrigger(pools=pools, invoke=functions, region="us-east-1")
    bridge = TriggerBridge(emulator_app, before=[], after=[trigger])

    def send(operation: str, **request: Any) -> asgi.Response:
        request = {"ClientId": "client", "Username": "a@example.com", **request}
        target = {"x-amz-target": f"AWSCognitoIdentityProviderService.{operation}"}
        return ask(bridge, method="POST", headers=target, body=json.dumps(request).encode())

    return send


def test_the_event_has_the_shape_that_cognito_sends(call: Ask, functions: Functions) -> None:
    answer = call("ConfirmSignUp", ConfirmationCode="123456", ClientMetadata={"application_id": "shop"})
    assert answer.status == 200
    assert functions.events == [
        {
            "version": "1",
            "region": "us-east-1",
            "userPoolId": POOL,
            "userName": SUB,
            "callerContext": {"awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": "client"},
            "triggerSource": "PostConfirmation_ConfirmSignUp",
            "request": {
                "userAttributes": {
                    "sub": SUB,
                    "email": "a@example.com",
                    "email_verified": "true",
                    "cognito:user_status": "CONFIRMED",
                },
                "clientMetadata": {"application_id": "shop"},
            },
            "response": {},
        }
    ]


def test_no_metadata_in_the_request_means_none_in_the_event(call: Ask, functions: Functions) -> None:
    call("ConfirmSignUp")
    assert "clientMetadata" not in functions.events[0]["request"]


def test_confirming_by_code_verifies_the_email_even_without_a_trigger(
    call: Ask, pools: Pools, functions: Functions
) -> None:
    pools.arn = None
    assert call("ConfirmSignUp").status == 200
    assert pools.attributes["email_verified"] == "true"
    assert functions.events == []


def test_an_admins_confirmation_runs_the_trigger_but_verifies_nothing(
    call: Ask, pools: Pools, functions: Functions
) -> None:
    call("AdminConfirmSignUp", UserPoolId=POOL, ClientId=None)
    assert functions.events[0]["triggerSource"] == "PostConfirmation_ConfirmSignUp"
    assert functions.events[0]["callerContext"]["clientId"] == "CLIENT_ID_NOT_APPLICABLE"
    assert "email_verified" not in pools.attributes


def test_a_body_that_is_endlessly_nested_is_the_emulators_to_refuse(
    emulator_app: Any, pools: Pools, functions: Functions, ask: Ask
) -> None:
    trigger = ConfirmationTrigger(pools=pools, invoke=functions, region="us-east-1")
    target = {"x-amz-target": "AWSCognitoIdentityProviderService.ConfirmSignUp"}
    bridge = TriggerBridge(emulator_app, before=[trigger], after=[trigger])
    assert ask(bridge, method="POST", headers=target, body=b"[" * 5000).status == 200
    assert len(emulator_app.scopes) == 1
    assert functions.events == []


def test_a_recovered_password_has_its_own_source(call: Ask, functions: Functions) -> None:
    call("ConfirmForgotPassword", Password="x", ConfirmationCode="654321")
    assert functions.events[0]["triggerSource"] == "PostConfirmation_ConfirmForgotPassword"


@pytest.mark.parametrize("operation", ["ConfirmSignUp", "ConfirmForgotPassword"])
def test_a_raising_trigger_becomes_cognitos_error_with_the_cors_headers(
    call: Ask, functions: Functions, operation: str
) -> None:
    functions.answer = Invocation({"errorMessage": "no table", "errorType": "KeyError"}, failed=True)
    answer = call(operation)
    assert answer.status == 400
    assert json.loads(answer.body) == {
        "__type": "UserLambdaValidationException",
        "message": "PostConfirmation failed with error no table.",
    }
    assert dict(answer.headers)[b"access-control-allow-origin"] == b"*"
    lengths = [value for name, value in answer.headers if name == b"content-length"]
    assert lengths == [str(len(answer.body)).encode()]


def test_a_trigger_that_forgets_to_return_the_event_is_refused(call: Ask, functions: Functions) -> None:
    functions.answer = Invocation(None, failed=False)
    assert json.loads(call("ConfirmSignUp").body)["__type"] == "InvalidLambdaResponseException"


def test_a_refused_confirmation_triggers_nothing(
    call: Ask, emulator_app: Any, pools: Pools, functions: Functions
) -> None:
    refusal = asgi.Response(400, (), b'{"__type":"CodeMismatchException"}')
    emulator_app.response = refusal
    assert call("ConfirmSignUp", ConfirmationCode="000000") == refusal
    assert functions.events == []
    assert "email_verified" not in pools.attributes


def test_an_unknown_client_triggers_nothing(call: Ask, functions: Functions) -> None:
    assert call("ConfirmSignUp", ClientId="stranger").status == 200
    assert functions.events == []


@pytest.mark.parametrize("operation", ["SignUp", "InitiateAuth", "ResendConfirmationCode"])
def test_other_operations_pass_untouched(
    call: Ask, emulator_app: Any, functions: Functions, operation: str
) -> None:
    answer = call(operation, Password="secret")
    assert answer == emulator_app.response
    assert json.loads(emulator_app.bodies[0])["Password"] == "secret"
    assert functions.events == []
