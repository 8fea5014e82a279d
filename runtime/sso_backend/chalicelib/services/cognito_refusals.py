"""What Cognito's refusals to sign mean: a user who may not enter, or a trigger that could not do its work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sso_auth.http_errors import temporarily_unavailable

from chalicelib.errors import LoginRequired

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


@contextmanager
def cognito_refusals(client: "CognitoIdentityProviderClient") -> Iterator[None]:
    """Raises `LoginRequired` for a refused user, and what `failed_triggers` raises.

    The client's other errors pass through.
    """
    refused = client.exceptions
    try:
        with failed_triggers(client):
            yield
    except (
        refused.NotAuthorizedException,
        refused.UserNotFoundException,
        refused.UserNotConfirmedException,
        refused.PasswordResetRequiredException,
    ):
        raise LoginRequired from None


@contextmanager
def failed_triggers(client: "CognitoIdentityProviderClient") -> Iterator[None]:
    """Raises `temporarily_unavailable` for a trigger that could not do its work.

    For example because DynamoDB refused the delete of a ticket, or an older pool did not answer.
    """
    failed = client.exceptions
    try:
        yield
    except (
        failed.UnexpectedLambdaException,
        failed.UserLambdaValidationException,
        failed.InvalidLambdaResponseException,
    ) as error:
        raise temporarily_unavailable() from error
