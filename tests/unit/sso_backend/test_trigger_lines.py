"""A trigger that fails is seen by Cognito alone, unless it says so itself."""

from typing import TYPE_CHECKING, cast

import pytest
from chalicelib.models.table import Table
from chalicelib.triggers.post_confirmation import ProfileNotWritten
from chalicelib.triggers.pre_sign_up import SignUpRefused
from chalicelib.triggers.watch import watched
from sso_world.dynamodb import TABLE_NAME, FailingClient
from sso_world.embedded_metrics import metrics_of
from sso_world.event_log import EventLog
from sso_world.fake_cognito import event
from sso_world.time_and_chance import ManualClock
from sso_world.triggers import post_confirmation

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


class Context:
    """What Lambda passes beside the event."""

    aws_request_id = "invocation-1"


@pytest.fixture
def log() -> EventLog:
    return EventLog(ManualClock())


def fail(error: Exception, log: EventLog) -> None:
    with pytest.raises(type(error)), watched("post_confirmation", Context(), lambda: log.lines):
        raise error


def test_a_failure_leaves_a_line_and_goes_on(log: EventLog) -> None:
    fail(KeyError("secret-detail"), log)
    [line] = log.read()
    assert line["kind"] == "trigger"
    assert (line["trigger"], line["outcome"]) == ("post_confirmation", "failed")
    assert line["exception"] == "KeyError"
    assert line["request_id"] == "invocation-1"
    assert metrics_of(line) == [("TriggerFailures", 1, ("post_confirmation",))]
    assert "secret-detail" not in log.written[0]


def test_the_line_tells_what_the_public_exception_hides(log: EventLog, dynamodb: "DynamoDBClient") -> None:
    client = cast("DynamoDBClient", FailingClient(dynamodb, code="ThrottlingException"))
    trigger = post_confirmation(Table(client, name=TABLE_NAME), ManualClock(), log)
    with pytest.raises(ProfileNotWritten), watched("post_confirmation", Context(), lambda: log.lines):
        trigger(event("cognito_post_confirmation"))
    [line] = log.read()
    assert (line["exception"], line["aws_codes"]) == ("ClientError", ["ThrottlingException"])


def test_a_refusal_is_no_failure(log: EventLog) -> None:
    fail(SignUpRefused("not here"), log)
    assert log.read() == []


def test_what_works_leaves_the_lines_of_what_it_did(log: EventLog) -> None:
    with watched("post_confirmation", Context(), lambda: log.lines):
        log.audit.record("recovery")
    [line] = log.read()
    assert (line["event"], line["request_id"]) == ("recovery", "invocation-1")
