"""A user has deleted his account at the SSO, says an SNS message: `{"user_id": "<uuid>"}`."""

import json
import logging
from typing import Any
from uuid import UUID

from sso_auth.strict_decoding import json_object

from chalicelib.services.order_removal import OrderRemoval

_LOG = logging.getLogger(__name__)


class AccountDeleted:
    """https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html"""

    def __init__(self, removal: OrderRemoval) -> None:
        self._removal = removal

    def __call__(self, event: dict[str, Any]) -> None:
        """Removes each user named; what fails at the table is raised, for Lambda to call again.

        A message that names no user never will, however often it comes: it is logged and dropped.
        """
        for record in event["Records"]:
            try:
                user_id = _user_id(record)
            except (KeyError, ValueError) as error:
                _LOG.error(json.dumps({"trigger": "account_deleted", "exception": type(error).__name__}))
            else:
                self._removal.remove(user_id)


def _user_id(record: dict[str, Any]) -> str:
    user_id = json_object(record["Sns"]["Message"].encode())["user_id"]
    if not isinstance(user_id, str) or str(UUID(user_id)) != user_id:
        raise ValueError("not a user id as Cognito writes it")
    return user_id
