"""Cognito's own record of a user, which is the one that counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from chalicelib.errors import LoginRequired

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

_TOTP = "SOFTWARE_TOKEN_MFA"


@dataclass(frozen=True)
class DirectoryUser:
    """Pool attributes by their Cognito names; `created_at` in epoch seconds."""

    attributes: Mapping[str, str]
    created_at: float
    has_totp: bool


class UserDirectory(Protocol):
    """Users by id, which is Cognito's `sub`. The client's own errors pass through."""

    def get(self, user_id: str) -> DirectoryUser:
        """The user; `LoginRequired` for one who is gone or disabled, whatever login he still has."""
        ...

    def update(self, user_id: str, attributes: Mapping[str, str]) -> None:
        """Changes these attributes, an empty text clearing one; `LoginRequired` for a user who is gone."""
        ...

    def delete(self, user_id: str) -> None:
        """Removes the user; one who is gone already is fine."""
        ...


class CognitoUserDirectory:
    """The user pool. In a pool with sign-in by email, a user's name is his `sub`."""

    def __init__(self, client: "CognitoIdentityProviderClient", *, user_pool_id: str) -> None:
        self._client = client
        self._user_pool_id = user_pool_id

    def get(self, user_id: str) -> DirectoryUser:
        """See `UserDirectory`."""
        try:
            answer = self._client.admin_get_user(UserPoolId=self._user_pool_id, Username=user_id)
        except self._client.exceptions.UserNotFoundException:
            raise LoginRequired from None
        if not answer["Enabled"]:
            raise LoginRequired
        return DirectoryUser(
            attributes={
                attribute["Name"]: attribute.get("Value", "") for attribute in answer["UserAttributes"]
            },
            created_at=answer["UserCreateDate"].timestamp(),
            has_totp=_TOTP in answer.get("UserMFASettingList", []),
        )

    def update(self, user_id: str, attributes: Mapping[str, str]) -> None:
        """See `UserDirectory`."""
        try:
            self._client.admin_update_user_attributes(
                UserPoolId=self._user_pool_id,
                Username=user_id,
                UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
            )
        except self._client.exceptions.UserNotFoundException:
            raise LoginRequired from None

    def delete(self, user_id: str) -> None:
        """See `UserDirectory`."""
        try:
            self._client.admin_delete_user(UserPoolId=self._user_pool_id, Username=user_id)
        except self._client.exceptions.UserNotFoundException:
            return
