"""PostConfirmation: the user has proved his address, so he gets his items, or his account back."""

from typing import Any

from chalicelib.services.audit import AuditTrail
from chalicelib.services.enrolment import Enrolment
from chalicelib.services.session_ending import SessionEnding


class ProfileNotWritten(Exception):  # noqa: N818 - Cognito shows name and text to whoever confirms
    """The address is confirmed, but the user's items could not be written."""


class SessionsNotEnded(Exception):  # noqa: N818 - Cognito shows name and text to whoever confirms
    """The new password is set, but the user's sessions could not be ended."""


class PostConfirmation:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html"""

    def __init__(self, enrolment: Enrolment, ending: SessionEnding, audit: AuditTrail) -> None:
        self._enrolment = enrolment
        self._ending = ending
        self._audit = audit

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Passes the event on; raises when the table fails, for Cognito to call again.

        Cognito passes the exception on to the browser, so it says nothing of the table.
        """
        match event["triggerSource"]:
            case "PostConfirmation_ConfirmSignUp":
                self._enrol(event["request"])
            case "PostConfirmation_ConfirmForgotPassword":
                self._end_sessions(event["request"])
        return event

    def _enrol(self, request: dict[str, Any]) -> None:
        attributes = request["userAttributes"]
        application_id = (request.get("clientMetadata") or {}).get("application_id")
        try:
            self._enrolment.enrol(attributes["sub"], attributes, application_id=application_id)
        except Exception:
            raise ProfileNotWritten("Your profile could not be stored. Please sign in.") from None

    def _end_sessions(self, request: dict[str, Any]) -> None:
        """Whoever knew the old password may be signed in with it; nothing is created."""
        user_id = request["userAttributes"]["sub"]
        self._audit.record("recovery", user_id=user_id)
        try:
            self._ending.throw_out(user_id)
        except Exception:
            raise SessionsNotEnded(
                "Your new password is set. Please sign in and end your other sessions in your account."
            ) from None
