"""What the bridged triggers share: Cognito's event, what a function answers, and what Cognito makes of it.

Source: Amazon Cognito developer guide, "Customizing user pool workflows with Lambda triggers".
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Invocation:
    """What a Lambda function answered: its payload, and whether it raised."""

    payload: object
    failed: bool


Invoke = Callable[[str, dict[str, object]], Invocation]
"""Function ARN and event → its answer. Blocking."""


class TriggerError(Exception):
    """The trigger refused or failed; `code` is Cognito's exception name."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def trigger_event(
    source: str,
    *,
    region: str,
    user_pool_id: str,
    client_id: str,
    username: str,
    request: dict[str, object],
    response: dict[str, object],
) -> dict[str, object]:
    """The event of the trigger source `source`, such as `PostConfirmation_ConfirmSignUp`."""
    return {
        "version": "1",
        "region": region,
        "userPoolId": user_pool_id,
        "userName": username,
        "callerContext": {
            "awsSdkVersion": "aws-sdk-unknown-unknown",
            "clientId": client_id or "CLIENT_ID_NOT_APPLICABLE",
        },
        "triggerSource": source,
        "request": request,
        "response": response,
    }


def invalid_answer() -> TriggerError:
    """What Cognito answers when a function returned something else than its event."""
    return TriggerError("InvalidLambdaResponseException", "Unrecognizable lambda output")


def returned_event(trigger: str, answer: Invocation) -> dict[str, object]:
    """The event as the function of `trigger` returned it.

    Raises:
        TriggerError: the function raised, or did not return its event.
    """
    refuse_failure(trigger, answer)
    if not isinstance(answer.payload, dict):
        raise invalid_answer()
    return answer.payload


def refuse_failure(trigger: str, answer: Invocation) -> None:
    """Raise what Cognito answers when the function of `trigger` raised."""
    if answer.failed:
        reason = answer.payload.get("errorMessage") if isinstance(answer.payload, dict) else None
        text = f"{trigger} failed with error {reason or 'of unknown kind'}."
        raise TriggerError("UserLambdaValidationException", text)
