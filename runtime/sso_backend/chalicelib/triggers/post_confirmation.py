"""PostConfirmation: the user has proved his address, so he gets his items."""

from typing import Any

from chalicelib.services.enrolment import Enrolment

_SIGN_UP = "PostConfirmation_ConfirmSignUp"


class PostConfirmation:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html"""

    def __init__(self, enrolment: Enrolment) -> None:
        self._enrolment = enrolment

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Passes the event on; raises when the table fails, for Cognito to call again."""
        # A confirmed password reset comes here too, and creates nothing.
        if event["triggerSource"] == _SIGN_UP:
            request = event["request"]
            attributes = request["userAttributes"]
            application_id = (request.get("clientMetadata") or {}).get("application_id")
            self._enrolment.enrol(attributes["sub"], attributes, application_id=application_id)
        return event
