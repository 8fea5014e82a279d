"""Codes by mail, as Cognito sends them."""

from typing import TYPE_CHECKING, Protocol

from sso_auth.http_errors import aws_error_codes

from chalicelib.mails.metadata import mail_metadata
from chalicelib.models.code_wait import CodePurpose
from chalicelib.services.audit import AuditTrail
from chalicelib.services.cognito_refusals import failed_triggers

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


class CodeSender(Protocol):
    """Sends a code to whom there is a code to send to, and does not tell whether there is."""

    def send(
        self, email: str, purpose: CodePurpose, *, application_id: str | None, language: str | None
    ) -> bool:
        """`language` is a tag (BCP 47), for the mail. False when Cognito sends this user no more for now.

        Raises the client's own error when it cannot answer.
        """
        ...


class CognitoCodeSender:
    """Asks as the SSO site's pages would: both operations are public, so boto3 does not sign them.

    Cognito refuses a user who is unknown, disabled, confirmed already or not confirmed yet, each in its own
    way. To the caller all of them look like a code that was sent; the audit trail tells the operator.
    """

    def __init__(self, client: "CognitoIdentityProviderClient", *, client_id: str, audit: AuditTrail) -> None:
        self._client = client
        self._client_id = client_id
        self._audit = audit

    def send(
        self, email: str, purpose: CodePurpose, *, application_id: str | None, language: str | None
    ) -> bool:
        """See `CodeSender`."""
        operation = self._client.forgot_password
        if purpose == "sign_up":
            operation = self._client.resend_confirmation_code
        metadata = mail_metadata(application_id=application_id, language=language)
        refused = self._client.exceptions
        try:
            with failed_triggers(self._client):
                operation(ClientId=self._client_id, Username=email, ClientMetadata=metadata)
        except refused.LimitExceededException:
            self._audit.record("code_sent", outcome="limit_exceeded", purpose=purpose)
            return False
        except (
            refused.UserNotFoundException,
            refused.NotAuthorizedException,
            refused.InvalidParameterException,
            refused.CodeDeliveryFailureException,
        ) as error:
            [aws_code] = aws_error_codes(error)
            self._audit.record("code_sent", outcome="not_sent", purpose=purpose, aws_code=aws_code)
        else:
            self._audit.record("code_sent", purpose=purpose)
        return True
