"""A user to sign in with at once, made as a person would: sign up, read the mail, confirm."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from cognito_sso.local.errors import LocalError

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

EMAIL = "demo@example.com"
PASSWORD = "Demo-password-1!"  # noqa: S105 - printed for everybody to use, on this machine only
_NAME = "Demo User"

Messages = Callable[[], list[dict[str, str]]]


class DemoUserRefusedError(LocalError):
    """The SSO's own rules refuse this user; the text says which, in Cognito's words."""


def ensure_demo_user(
    cognito: "CognitoIdentityProviderClient", *, client_id: str, application_id: str, messages: Messages
) -> bool:
    """Whether the demo user had to be made. The public API is used, so the pool's triggers run.

    Where the application is open, the user becomes a member of it.

    Raises:
        DemoUserRefusedError: the SSO's settings let nobody sign up like this.
        LocalError: something failed, or no code came.
    """
    try:
        return _ensure(cognito, client_id, {"application_id": application_id}, messages)
    except ClientError as error:
        raise LocalError(f"The demo user could not be made: {error}.") from error


def _ensure(
    cognito: "CognitoIdentityProviderClient", client_id: str, metadata: dict[str, str], messages: Messages
) -> bool:
    try:
        cognito.sign_up(
            ClientId=client_id,
            Username=EMAIL,
            Password=PASSWORD,
            UserAttributes=[{"Name": "email", "Value": EMAIL}, {"Name": "name", "Value": _NAME}],
            ClientMetadata=metadata,
        )
    except (
        cognito.exceptions.InvalidPasswordException,
        cognito.exceptions.NotAuthorizedException,
        cognito.exceptions.UserLambdaValidationException,
    ) as refusal:
        raise DemoUserRefusedError(refusal.response["Error"].get("Message", "")) from refusal
    except cognito.exceptions.UsernameExistsException:
        if _is_confirmed(cognito, client_id):
            return False
        cognito.resend_confirmation_code(ClientId=client_id, Username=EMAIL)
    code = _newest_code(messages)
    if not code:
        raise LocalError(f"The demo user could not be made: no code for {EMAIL} is in the mailbox.")
    cognito.confirm_sign_up(
        ClientId=client_id, Username=EMAIL, ConfirmationCode=code, ClientMetadata=metadata
    )
    return True


def _is_confirmed(cognito: "CognitoIdentityProviderClient", client_id: str) -> bool:
    """Cognito tells it by how a sign-in fails; somebody may have changed the password."""
    try:
        cognito.initiate_auth(
            ClientId=client_id,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": EMAIL, "PASSWORD": PASSWORD},
        )
    except cognito.exceptions.UserNotConfirmedException:
        return False
    except cognito.exceptions.NotAuthorizedException:
        pass
    return True


def _newest_code(messages: Messages) -> str:
    return next((mail["code"] for mail in messages() if mail["to"] == EMAIL and mail["code"]), "")
