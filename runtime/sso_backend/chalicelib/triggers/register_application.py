"""Custom resource of CloudFormation: an application's stack writes and removes the application's record."""

import json
from collections.abc import Callable
from typing import Any

from chalicelib.models.application import Owner
from chalicelib.services.registration import InvalidRegistration, Registration

_PREFIX = "application-"

Send = Callable[[str, bytes], None]
"""Puts the answer to a URL that CloudFormation has signed."""


class RegisterApplication:
    """https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref.html"""

    def __init__(self, registration: Registration, *, send: Send) -> None:
        self._registration = registration
        self._send = send

    def __call__(self, event: dict[str, Any]) -> None:
        """Always answers CloudFormation, or the deployment would hang until its timeout."""
        try:
            resource_id, reason = self._apply(event), None
        except InvalidRegistration as error:
            resource_id, reason = _refused_id(event), str(error)
        except Exception as error:
            resource_id = _refused_id(event)
            reason = f"The application's record could not be written ({type(error).__name__})."
        self._answer(event, resource_id, reason)

    def _apply(self, event: dict[str, Any]) -> str:
        owner = _owner(event)
        if event["RequestType"] != "Delete":
            return _PREFIX + self._registration.register(event["ResourceProperties"], owner=owner)
        resource_id: str = event["PhysicalResourceId"]
        # Taken from the id and not from the properties: a refused creation is deleted too, by its own id,
        # and must not take another stack's record away.
        if resource_id.startswith(_PREFIX):
            self._registration.remove(resource_id.removeprefix(_PREFIX), owner=owner)
        return resource_id

    def _answer(self, event: dict[str, Any], resource_id: str, reason: str | None) -> None:
        answer = {
            "Status": "SUCCESS" if reason is None else "FAILED",
            "Reason": reason or "",
            "PhysicalResourceId": resource_id,
            "StackId": event["StackId"],
            "RequestId": event["RequestId"],
            "LogicalResourceId": event["LogicalResourceId"],
        }
        self._send(event["ResponseURL"], json.dumps(answer).encode())


def _owner(event: dict[str, Any]) -> Owner:
    # Without the random part of its id, a stack that was deleted and made again is the owner it was before.
    stack, _, _ = event["StackId"].rpartition("/")
    return Owner(stack, event["LogicalResourceId"])


def _refused_id(event: dict[str, Any]) -> str:
    """An update keeps its id: a new one would have CloudFormation delete the old record."""
    return str(event.get("PhysicalResourceId") or f"refused-{event['RequestId']}")
