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
    """Raises `LoginRequired` for a refused user and `temporarily_unavailable` for a failed trigger.

    The client's other errors pass through.
    """
    refused = client.exceptions
    try:
        yield
    except (
        refused.NotAuthorizedException,
        refused.UserNotFoundException,
        refused.UserNotConfirmedException,
        refused.PasswordResetRequiredException,
    ):
        raise LoginRequired from None
    except (
        refused.UnexpectedLambdaException,
        refused.UserLambdaValidationException,
        refused.InvalidLambdaResponseException,
    ) as error:
        # For example because DynamoDB refused the delete of a ticket.
        raise temporarily_unavailable() from error
