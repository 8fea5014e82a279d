"""PostConfirmation: the user has proved his address, so he gets his items."""

import json
import logging
from typing import Any

from chalicelib.services.enrolment import Enrolment

_LOG = logging.getLogger(__name__)
_SIGN_UP = "PostConfirmation_ConfirmSignUp"


class ProfileNotWritten(Exception):  # noqa: N818 - Cognito shows name and text to whoever confirms
    """The address is confirmed, but the user's items could not be written."""


class PostConfirmation:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html"""

    def __init__(self, enrolment: Enrolment) -> None:
        self._enrolment = enrolment

    def __call__(self, event: dict[str, Any]) -> dict[str, Any]:
        """Passes the event on; raises `ProfileNotWritten` when the table fails, for Cognito to call again.

        Cognito passes the exception on to the browser, so it says nothing of the table.
        """
        # A confirmed password reset comes here too, and creates nothing.
        if event["triggerSource"] == _SIGN_UP:
            request = event["request"]
            attributes = request["userAttributes"]
            application_id = (request.get("clientMetadata") or {}).get("application_id")
            try:
                self._enrolment.enrol(attributes["sub"], attributes, application_id=application_id)
            except Exception as error:
                _LOG.error(json.dumps({"trigger": _SIGN_UP, "exception": type(error).__name__}))
                raise ProfileNotWritten("Your profile could not be stored. Please sign in.") from None
        return event
