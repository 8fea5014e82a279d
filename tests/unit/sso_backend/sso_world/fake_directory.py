"""The user pool's records and its mail, which the fake Cognito of the sign-in builds on."""

# ruff: noqa: N803 - arguments are named as boto3 names them

from datetime import UTC, datetime
from typing import Any

from botocore.exceptions import ClientError
from sso_world.dynamodb import aws_client
from sso_world.time_and_chance import NOW


class FakeDirectory:
    """`users` maps subs to pool attributes; `mails` are codes as (purpose, address, application).

    `mail_metadata` is what each mail's trigger would be told, invitations included.
    """

    def __init__(self) -> None:
        self.exceptions = aws_client("cognito-idp").exceptions
        self.users: dict[str, dict[str, str]] = {}
        self.disabled: set[str] = set()
        self.unconfirmed: set[str] = set()
        self.with_totp: set[str] = set()
        self.mails: list[tuple[str, str, str | None]] = []
        self.mail_metadata: list[dict[str, str]] = []
        self.fail_with: str | None = None
        self.failing: dict[str, str] = {}

    def admin_get_user(self, *, UserPoolId: str, Username: str) -> dict[str, Any]:
        attributes = self._user("AdminGetUser", Username)
        return {
            "Username": Username,
            "UserAttributes": [
                {"Name": name, "Value": value}
                for name, value in ({"sub": Username, "email_verified": "true"} | attributes).items()
            ],
            "Enabled": Username not in self.disabled,
            "UserCreateDate": datetime.fromtimestamp(NOW - 86_400, UTC),
            **({"UserMFASettingList": ["SOFTWARE_TOKEN_MFA"]} if Username in self.with_totp else {}),
        }

    def admin_update_user_attributes(
        self, *, UserPoolId: str, Username: str, UserAttributes: list[dict[str, str]]
    ) -> dict[str, Any]:
        attributes = self._user("AdminUpdateUserAttributes", Username)
        for attribute in UserAttributes:
            if attribute["Value"]:
                attributes[attribute["Name"]] = attribute["Value"]
            else:
                attributes.pop(attribute["Name"], None)
        return {}

    def admin_delete_user(self, *, UserPoolId: str, Username: str) -> dict[str, Any]:
        self._user("AdminDeleteUser", Username)
        del self.users[Username]
        return {}

    def forgot_password(
        self, *, ClientId: str, Username: str, ClientMetadata: dict[str, str]
    ) -> dict[str, Any]:
        user_id = self._reachable("ForgotPassword", Username)
        if user_id in self.unconfirmed:
            raise self.error("InvalidParameterException", "ForgotPassword")
        self.mails.append(("recovery", Username, ClientMetadata.get("application_id")))
        self.mail_metadata.append(ClientMetadata)
        return {}

    def resend_confirmation_code(
        self, *, ClientId: str, Username: str, ClientMetadata: dict[str, str]
    ) -> dict[str, Any]:
        user_id = self._reachable("ResendConfirmationCode", Username)
        if user_id not in self.unconfirmed:
            raise self.error("InvalidParameterException", "ResendConfirmationCode")
        self.mails.append(("sign_up", Username, ClientMetadata.get("application_id")))
        self.mail_metadata.append(ClientMetadata)
        return {}

    def error(self, code: str, operation: str) -> Exception:
        kind: Any = self.exceptions.from_code(code)
        error: ClientError = kind({"Error": {"Code": code, "Message": "injected"}}, operation)
        return error

    def _user(self, operation: str, user_id: str) -> dict[str, str]:
        self._maybe_fail(operation)
        if user_id not in self.users:
            raise self.error("UserNotFoundException", operation)
        return self.users[user_id]

    def _reachable(self, operation: str, email: str) -> str:
        self._maybe_fail(operation)
        found = [user_id for user_id, user in self.users.items() if user["email"].lower() == email.lower()]
        if not found:
            raise self.error("UserNotFoundException", operation)
        if found[0] in self.disabled:
            raise self.error("NotAuthorizedException", operation)
        return found[0]

    def _maybe_fail(self, operation: str) -> None:
        code = self.failing.get(operation, self.fail_with)
        if code is not None:
            raise self.error(code, operation)
