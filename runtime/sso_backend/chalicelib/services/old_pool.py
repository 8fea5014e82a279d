"""The user pool that users come from, while they move: it says whether a password is right."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

_BROUGHT = ("email", "email_verified", "name", "phone_number", "gender", "custom:accepts_marketing")
_PROVED = ("CONFIRMED", "RESET_REQUIRED")


class MigrationRefused(Exception):  # noqa: N818 - it is no error: the user cannot move, or not so
    """`reason` is for the log; whoever signs in learns no more than that it did not work."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OldPool(Protocol):
    """Users by the address that they sign in with. The client's own errors pass through."""

    def authenticate(self, email: str, password: str) -> Mapping[str, str]:
        """The attributes of the user who has given his password, or `MigrationRefused`."""
        ...

    def look_up(self, email: str) -> Mapping[str, str]:
        """The attributes of a user who will prove his address by a code, or `MigrationRefused`."""
        ...


class CognitoOldPool:
    """A Cognito user pool with an app client that allows USER_PASSWORD_AUTH and has no secret.

    Nobody comes without a proved address, because accounts are known by it here, and nobody past his second
    factor, because that cannot be taken along.
    """

    def __init__(self, client: "CognitoIdentityProviderClient", *, user_pool_id: str, client_id: str) -> None:
        self._client = client
        self._user_pool_id = user_pool_id
        self._client_id = client_id

    def authenticate(self, email: str, password: str) -> Mapping[str, str]:
        """See `OldPool`. The operation is public, so boto3 does not sign it; its tokens are dropped."""
        refused = self._client.exceptions
        try:
            answer = self._client.initiate_auth(
                ClientId=self._client_id,
                AuthFlow="USER_PASSWORD_AUTH",
                AuthParameters={"USERNAME": email, "PASSWORD": password},
            )
        except (
            refused.NotAuthorizedException,  # also for a disabled user
            refused.UserNotFoundException,
            refused.UserNotConfirmedException,
            refused.PasswordResetRequiredException,
        ) as error:
            raise MigrationRefused(_reason(error)) from None
        if "ChallengeName" in answer:
            raise MigrationRefused(f"challenge_{answer['ChallengeName'].lower()}")
        # Cognito itself has just answered with it, so there is nobody whose signature would be in doubt.
        return _brought(_claims(answer["AuthenticationResult"]["IdToken"]), email)

    def look_up(self, email: str) -> Mapping[str, str]:
        """See `OldPool`."""
        try:
            found = self._client.admin_get_user(UserPoolId=self._user_pool_id, Username=email)
        except self._client.exceptions.UserNotFoundException as error:
            raise MigrationRefused(_reason(error)) from None
        if not found["Enabled"]:
            raise MigrationRefused("disabled")
        if found["UserStatus"] not in _PROVED:
            raise MigrationRefused("not_confirmed")
        if found.get("UserMFASettingList"):
            raise MigrationRefused("second_factor")
        attributes = {one["Name"]: one.get("Value", "") for one in found["UserAttributes"]}
        return _brought(attributes, email)


def _brought(known: Mapping[str, object], email: str) -> dict[str, str]:
    """Attributes that the new pool has as well, as texts; an ID token's claims are named alike."""
    # Some letters of other alphabets are ASCII ones in lower case, and of another mailbox.
    old = str(known.get("email", ""))
    if not (old.isascii() and email.isascii()) or old.lower() != email.lower():
        raise MigrationRefused("another_address")
    if known.get("email_verified") is not True and known.get("email_verified") != "true":
        raise MigrationRefused("unproved_address")
    return {
        name: value if isinstance(value, str) else str(value).lower()
        for name in _BROUGHT
        if (value := known.get(name)) not in (None, "")
    }


def _claims(token: str) -> Mapping[str, object]:
    payload = token.split(".")[1]
    claims: dict[str, object] = json.loads(urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def _reason(error: Exception) -> str:
    return {
        "NotAuthorizedException": "wrong_password_or_disabled",
        "UserNotFoundException": "unknown_user",
        "UserNotConfirmedException": "not_confirmed",
        "PasswordResetRequiredException": "password_reset_required",
    }[type(error).__name__]
