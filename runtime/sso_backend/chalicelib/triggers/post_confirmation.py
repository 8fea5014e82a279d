"""PostConfirmation: the user has proved his address, so he gets his items, or his account back."""

import json
import logging
from typing import Any

from chalicelib.services.enrolment import Enrolment
from chalicelib.services.session_ending import SessionEnding

_LOG = logging.getLogger(__name__)


class ProfileNotWritten(Exception):  # noqa: N818 - Cognito shows name and text to whoever confirms
    """The address is confirmed, but the user's items could not be written."""


class SessionsNotEnded(Exception):  # noqa: N818 - Cognito shows name and text to whoever confirms
    """The new password is set, but the user's sessions could not be ended."""


class PostConfirmation:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html"""

    def __init__(self, enrolment: Enrolment, ending: SessionEnding) -> None:
        self._enrolment = enrolment
        self._ending = ending

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Passes the event on; raises when the table fails, for Cognito to call again.

        Cognito passes the exception on to the browser, so it says nothing of the table.
        """
        match event["triggerSource"]:
            case "PostConfirmation_ConfirmSignUp" as trigger:
                self._enrol(event["request"], trigger)
            case "PostConfirmation_ConfirmForgotPassword" as trigger:
                self._end_sessions(event["request"], trigger)
        return event

    def _enrol(self, request: dict[str, Any], trigger: str) -> None:
        attributes = request["userAttributes"]
        application_id = (request.get("clientMetadata") or {}).get("application_id")
        try:
            self._enrolment.enrol(attributes["sub"], attributes, application_id=application_id)
        except Exception as error:
            _log(trigger, error)
            raise ProfileNotWritten("Your profile could not be stored. Please sign in.") from None

    def _end_sessions(self, request: dict[str, Any], trigger: str) -> None:
        """Whoever knew the old password may be signed in with it; nothing is created."""
        try:
            self._ending.throw_out(request["userAttributes"]["sub"])
        except Exception as error:
            _log(trigger, error)
            raise SessionsNotEnded(
                "Your new password is set. Please sign in and end your other sessions in your account."
            ) from None


def _log(trigger: str, error: Exception) -> None:
    _LOG.error(json.dumps({"trigger": trigger, "exception": type(error).__name__}))
