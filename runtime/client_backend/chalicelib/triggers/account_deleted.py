"""A user has deleted his account at the SSO, says an SNS message: `{"user_id": "<uuid>"}`."""

from typing import Any
from uuid import UUID

from sso_auth.event_lines import EventLines, user_hash
from sso_auth.failures import failure_details
from sso_auth.strict_decoding import json_object

from chalicelib.services.order_removal import OrderRemoval


class AccountDeleted:
    """https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html"""

    def __init__(self, removal: OrderRemoval, lines: EventLines) -> None:
        self._removal = removal
        self._lines = lines

    def __call__(self, event: dict[str, Any]) -> None:
        """Removes each user named; what fails at the table is raised, for Lambda to call again.

        A message that names no user never will, however often it comes: it is dropped, and a line tells it.
        """
        for record in event["Records"]:
            try:
                user_id = _user_id(record)
            except (KeyError, ValueError) as error:
                failed = {"kind": "trigger", "trigger": "account_deleted", "outcome": "failed"}
                self._lines.add({**failed, **failure_details(error)})
            else:
                self._remove(user_id)

    def _remove(self, user_id: str) -> None:
        removed = self._removal.remove(user_id)
        fields = {"kind": "audit", "event": "orders_removed", "outcome": "ok", "user": user_hash(user_id)}
        self._lines.add({**fields, "count": removed})


def _user_id(record: dict[str, Any]) -> str:
    user_id = json_object(record["Sns"]["Message"].encode())["user_id"]
    if not isinstance(user_id, str) or str(UUID(user_id)) != user_id:
        raise ValueError("not a user id as Cognito writes it")
    return user_id
