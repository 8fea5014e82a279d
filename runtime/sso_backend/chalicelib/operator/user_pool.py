"""The user pool as an operator works on it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sso_auth.event_lines import user_hash
from sso_auth.event_scope import note
from sso_auth.http_errors import invalid_request

from chalicelib.models.timestamps import iso_time
from chalicelib.operator.arguments import Result
from chalicelib.operator.errors import UnknownUser
from chalicelib.operator.pages import bad_cursor
from chalicelib.services.cognito_refusals import failed_triggers

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import AttributeTypeTypeDef, ListUsersRequestTypeDef

_TOTP = "SOFTWARE_TOKEN_MFA"
UNCONFIRMED = "UNCONFIRMED"
"""Cognito's status of who has signed up and not confirmed the address: anybody may have begun it."""

INVITED = "FORCE_CHANGE_PASSWORD"
"""Cognito's status of who has been mailed a password and not come with it yet."""

LIST_LIMIT = 60
"""The most users that Cognito lists in one answer."""


@dataclass(frozen=True)
class PoolUser:
    """A user as Cognito has him; `created_at` in epoch seconds, `has_totp` None where Cognito did not say."""

    user_id: str
    attributes: Mapping[str, str]
    status: str
    enabled: bool
    created_at: float
    has_totp: bool | None = None

    @property
    def has_proved_his_address(self) -> bool:
        """An invited user's address counts as verified before he has ever come."""
        return self.enabled and self.status == "CONFIRMED" and self.attributes.get("email_verified") == "true"


class UserPool:
    """Users by id or address. The client's own errors pass through, but for unknown users."""

    def __init__(self, client: "CognitoIdentityProviderClient", *, user_pool_id: str) -> None:
        self._client = client
        self._user_pool_id = user_pool_id

    def get(self, user: str) -> PoolUser | None:
        """The user of this id or address, if there is one."""
        try:
            found = self._client.admin_get_user(UserPoolId=self._user_pool_id, Username=user)
        except self._client.exceptions.UserNotFoundException:
            return None
        attributes = _by_name(found["UserAttributes"])
        return PoolUser(
            user_id=attributes["sub"],
            attributes=attributes,
            status=found["UserStatus"],
            enabled=found["Enabled"],
            created_at=found["UserCreateDate"].timestamp(),
            has_totp=_TOTP in found.get("UserMFASettingList", []),
        )

    def find(self, user: str) -> PoolUser:
        """The same for the subject of an act; raises `UnknownUser`."""
        found = self.get(user)
        if found is None:
            raise UnknownUser
        note(user_id=found.user_id)
        return found

    def page(
        self, *, email_prefix: str = "", position: str = "", limit: int = LIST_LIMIT
    ) -> tuple[list[PoolUser], str]:
        """Users, of whom the addresses begin so, and where the list goes on; empty at its end.

        `email_prefix` must hold neither a quotation mark nor a backslash.
        """
        asked: ListUsersRequestTypeDef = {"UserPoolId": self._user_pool_id, "Limit": limit}
        if email_prefix:
            asked["Filter"] = f'email ^= "{email_prefix}"'
        if position:
            asked["PaginationToken"] = position
        try:
            answer = self._client.list_users(**asked)
        except self._client.exceptions.InvalidParameterException:
            if position:
                raise bad_cursor() from None
            raise
        users = [
            PoolUser(
                user_id=_by_name(one["Attributes"])["sub"],
                attributes=_by_name(one["Attributes"]),
                status=one["UserStatus"],
                enabled=one["Enabled"],
                created_at=one["UserCreateDate"].timestamp(),
            )
            for one in answer["Users"]
        ]
        return users, answer.get("PaginationToken", "")

    def invite(self, email: str, *, name: str | None, metadata: Mapping[str, str]) -> str | None:
        """Makes a user, whom Cognito mails a password for his first sign-in; None if there is one already.

        Answers his id. The address counts as verified: only its owner ever sees that password. `metadata` is
        for the trigger that writes the mail.
        """
        attributes = {"email": email, "email_verified": "true"} | ({"name": name} if name else {})
        refused = self._client.exceptions
        try:
            with failed_triggers(self._client):
                answer = self._client.admin_create_user(
                    UserPoolId=self._user_pool_id,
                    Username=email,
                    UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
                    DesiredDeliveryMediums=["EMAIL"],
                    ClientMetadata=metadata,
                )
        except refused.UsernameExistsException:
            return None
        except refused.InvalidParameterException:
            raise invalid_request("email or name is not accepted by Cognito.") from None
        return _by_name(answer["User"]["Attributes"])["sub"]

    def invite_again(self, email: str, *, metadata: Mapping[str, str]) -> bool:
        """Mails an invited user another password, as the first one expires; False if he has come by now."""
        refused = self._client.exceptions
        try:
            with failed_triggers(self._client):
                self._client.admin_create_user(
                    UserPoolId=self._user_pool_id,
                    Username=email,
                    MessageAction="RESEND",
                    DesiredDeliveryMediums=["EMAIL"],
                    ClientMetadata=metadata,
                )
        except refused.UnsupportedUserStateException:
            return False
        except refused.UserNotFoundException:
            raise UnknownUser from None
        return True

    def disable(self, user: PoolUser) -> None:
        """Cognito lets the user in no more; his Cognito tokens end first."""
        with _known(self._client):
            self._client.admin_user_global_sign_out(UserPoolId=self._user_pool_id, Username=user.user_id)
            self._client.admin_disable_user(UserPoolId=self._user_pool_id, Username=user.user_id)

    def enable(self, user: PoolUser) -> None:
        """Cognito lets the user in again."""
        with _known(self._client):
            self._client.admin_enable_user(UserPoolId=self._user_pool_id, Username=user.user_id)

    def sign_out(self, user: PoolUser) -> None:
        """Ends the user's Cognito tokens."""
        with _known(self._client):
            self._client.admin_user_global_sign_out(UserPoolId=self._user_pool_id, Username=user.user_id)

    def forget_totp(self, user: PoolUser) -> None:
        """The authenticator app is asked for no more."""
        with _known(self._client):
            self._client.admin_set_user_mfa_preference(
                UserPoolId=self._user_pool_id,
                Username=user.user_id,
                SoftwareTokenMfaSettings={"Enabled": False, "PreferredMfa": False},
            )


def user_json(user: PoolUser) -> Result:
    """As the command shows a user; `user` is what the logs call him."""
    return {
        "user_id": user.user_id,
        "email": user.attributes.get("email"),
        "name": user.attributes.get("name"),
        "status": user.status,
        "enabled": user.enabled,
        "totp": user.has_totp,
        "created_at": iso_time(user.created_at),
        "user": user_hash(user.user_id),
    }


@contextmanager
def _known(client: "CognitoIdentityProviderClient") -> Iterator[None]:
    try:
        yield
    except client.exceptions.UserNotFoundException:
        raise UnknownUser from None


def _by_name(attributes: "list[AttributeTypeTypeDef]") -> dict[str, str]:
    return {attribute["Name"]: attribute.get("Value", "") for attribute in attributes}
