"""The operator function's side of the wire, as botocore's stub of Lambda plays it."""

import io
import json
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.response import StreamingBody
from botocore.stub import Stubber
from cognito_sso.admin.aws_access import AwsAccess
from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.lambda_operator import LambdaOperator
from cognito_sso.admin.operator import PatientOperator
from deployed_world import FakeOperator

ACTOR = "arn:aws:sts::000000000000:assumed-role/Operators/ada"


class Wire:
    """One `LambdaOperator` and the two stubs behind it."""

    def __init__(self) -> None:
        access = AwsAccess(region="eu-west-1", local_port=1)
        self.functions = Stubber(access.client("lambda"))
        self.identities = Stubber(access.client("sts"))
        self.operator = LambdaOperator(access, "Operator")

    def answers(self, payload: Any, event: dict[str, Any] | None = None, error: str | None = None) -> None:
        content = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
        expected = {"FunctionName": "Operator", "Payload": json.dumps(event).encode()} if event else None
        body = StreamingBody(io.BytesIO(content), len(content))
        self.functions.add_response(
            "invoke", {"Payload": body, **({"FunctionError": error} if error else {})}, expected
        )


@pytest.fixture
def wire() -> Iterator[Wire]:
    wire = Wire()
    wire.identities.add_response("get_caller_identity", {"Arn": ACTOR})
    with wire.functions, wire.identities:
        yield wire


def test_an_act_says_who_asks_and_by_which_version(wire: Wire) -> None:
    for _ in range(2):  # the caller is asked for once
        wire.answers(
            {"ok": True, "result": {"user_id": "1"}},
            {"action": "users.enable", "arguments": {"user": "1"}, "actor": ACTOR, "version": 1},
        )
        assert wire.operator.ask("users.enable", {"user": "1"}) == {"user_id": "1"}
    wire.functions.assert_no_pending_responses()


def test_a_refusal_keeps_its_code_and_sentence(wire: Wire) -> None:
    wire.answers({"ok": False, "error": {"code": "unknown_user", "message": "There is no such user."}})
    with pytest.raises(AdminError, match="no such user") as raised:
        wire.operator.ask("users.show", {})
    assert raised.value.code == "unknown_user"


@pytest.mark.parametrize(
    ("payload", "error", "said"),
    [
        (
            {"errorType": "KeyError", "errorMessage": "x"},
            "Unhandled",
            "failed \\(KeyError",
        ),
        (
            {"errorMessage": "2026 r1 Task timed out after 30.00 seconds"},
            "Unhandled",
            "failed \\(it timed out\\)",
        ),
        (b"nothing", "Unhandled", "no details"),
        (b"nothing", None, "no valid answer"),
        (["a"], None, "no valid answer"),
        ({"ok": True}, None, "no valid answer"),
    ],
)
def test_a_broken_function_is_named(wire: Wire, payload: Any, error: str | None, said: str) -> None:
    wire.answers(payload, error=error)
    with pytest.raises(AdminError, match=said) as raised:
        wire.operator.ask("health", {})
    assert raised.value.code == "internal_error"
    assert "Operator" in str(raised.value)


def test_a_function_that_is_gone(wire: Wire) -> None:
    wire.functions.add_client_error("invoke", "ResourceNotFoundException")
    with pytest.raises(AdminError, match="The function Operator is gone") as raised:
        wire.operator.ask("health", {})
    assert raised.value.code == "function_not_found"


def test_a_throttled_invocation(wire: Wire) -> None:
    wire.functions.add_client_error("invoke", "TooManyRequestsException")
    with pytest.raises(AdminError, match="throttles") as raised:
        wire.operator.ask("health", {})
    assert raised.value.code == "throttled"


def test_seeding_invokes_the_applications_function(wire: Wire) -> None:
    content = b'{"ok": true, "result": {"written": 3}}'
    body = StreamingBody(io.BytesIO(content), len(content))
    payload = json.dumps({"user_id": "1", "count": 3, "actor": ACTOR}).encode()
    wire.functions.add_response("invoke", {"Payload": body}, {"FunctionName": "Seed", "Payload": payload})
    assert wire.operator.seed("Seed", user_id="1", count=3) == {"written": 3}


@pytest.mark.parametrize("code", ["throttled", "temporarily_unavailable"])
def test_patience_with_who_is_busy_has_an_end(code: str) -> None:
    waited: list[float] = []
    busy = FakeOperator()
    busy.answers["environment.import"] = AdminError(code, "Busy.")
    with pytest.raises(AdminError, match="Busy"):
        PatientOperator(busy, waited.append).ask("environment.import", {})
    assert waited == [1, 2, 4, 8]
    assert len(busy.asked) == 5


def test_patience_ends_at_once_with_a_refusal() -> None:
    waited: list[float] = []
    busy = FakeOperator()
    busy.answers["environment.import"] = AdminError("invalid_request", "No.")
    with pytest.raises(AdminError, match="No"):
        PatientOperator(busy, waited.append).ask("environment.import", {})
    assert waited == []
