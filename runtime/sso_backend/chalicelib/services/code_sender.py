"""Codes by mail, as Cognito sends them."""

import json
import logging
from typing import TYPE_CHECKING, Protocol

from chalicelib.models.code_wait import CodePurpose

if TYPE_CHECKING:
    from botocore.exceptions import ClientError
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

_LOG = logging.getLogger(__name__)


class CodeSender(Protocol):
    """Sends a code to whom there is a code to send to, and does not tell whether there is."""

    def send(self, email: str, purpose: CodePurpose, *, application_id: str | None) -> bool:
        """False when Cognito sends this user no more for now.

        Raises the client's own error when it cannot answer.
        """
        ...


class CognitoCodeSender:
    """Asks as the SSO site's pages would: both operations are public, so boto3 does not sign them.

    Cognito refuses a user who is unknown, disabled, confirmed already or not confirmed yet, each in its own
    way. To the caller all of them look like a code that was sent.
    """

    def __init__(self, client: "CognitoIdentityProviderClient", *, client_id: str) -> None:
        self._client = client
        self._client_id = client_id

    def send(self, email: str, purpose: CodePurpose, *, application_id: str | None) -> bool:
        """See `CodeSender`."""
        operation = self._client.forgot_password
        if purpose == "sign_up":
            operation = self._client.resend_confirmation_code
        metadata = {} if application_id is None else {"application_id": application_id}
        refused = self._client.exceptions
        try:
            operation(ClientId=self._client_id, Username=email, ClientMetadata=metadata)
        except refused.LimitExceededException:
            return False
        except (
            refused.UserNotFoundException,
            refused.NotAuthorizedException,
            refused.InvalidParameterException,
            refused.CodeDeliveryFailureException,
        ) as error:
            _log(error, purpose)
        return True


def _log(error: "ClientError", purpose: CodePurpose) -> None:
    """For the operator, since the caller is told nothing; without the address."""
    code = error.response.get("Error", {}).get("Code")
    _LOG.warning(json.dumps({"code_not_sent": purpose, "aws_code": code}))
