"""The user pool as an operator works on it: the users of the world's Cognito, and app clients."""

# ruff: noqa: N803 - arguments are named as boto3 names them

import itertools
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sso_world.fake_cognito import FakeCognito
from sso_world.time_and_chance import NOW


class FakePool:
    """`invitations`, `signed_out`, `filters` and `app_clients` say what was asked for and done."""

    def __init__(self, cognito: FakeCognito) -> None:
        self._cognito = cognito
        self.exceptions = cognito.exceptions
        self.invited: set[str] = set()
        self.invitations: list[str] = []
        self.signed_out: list[str] = []
        self.filters: list[str] = []
        self.app_clients: dict[str, dict[str, Any]] = {}
        self._numbers = itertools.count()
        self.admin_delete_user = cognito.admin_delete_user

    def admin_get_user(self, *, UserPoolId: str, Username: str) -> dict[str, Any]:
        user_id = self._named(Username, "AdminGetUser")
        return {
            **self._cognito.admin_get_user(UserPoolId=UserPoolId, Username=user_id),
            "UserStatus": self._status(user_id),
        }

    def list_users(
        self, *, UserPoolId: str, Limit: int, Filter: str = "", PaginationToken: str = "0"
    ) -> dict[str, Any]:
        self._cognito._maybe_fail("ListUsers")
        if not PaginationToken.isdigit():
            raise self._cognito.error("InvalidParameterException", "ListUsers")
        prefix = Filter.removeprefix('email ^= "').removesuffix('"')
        self.filters.append(Filter)
        ids = sorted(
            user_id for user_id, user in self._cognito.users.items() if user["email"].startswith(prefix)
        )
        start = int(PaginationToken)
        answer: dict[str, Any] = {"Users": [self._listed(one) for one in ids[start : start + Limit]]}
        if ids[start + Limit :]:
            answer["PaginationToken"] = str(start + Limit)
        return answer

    def admin_create_user(
        self,
        *,
        UserPoolId: str,
        Username: str,
        UserAttributes: list[dict[str, str]] = (),  # type: ignore[assignment]  # read only
        MessageAction: str = "",
        DesiredDeliveryMediums: list[str],
        ClientMetadata: dict[str, str],
    ) -> dict[str, Any]:
        self._cognito._maybe_fail("AdminCreateUser")
        if MessageAction:
            return self._invite_again(Username, MessageAction, ClientMetadata)
        if self._ids(Username):
            raise self._cognito.error("UsernameExistsException", "AdminCreateUser")
        user_id = str(uuid4())
        self._cognito.users[user_id] = {one["Name"]: one["Value"] for one in UserAttributes}
        self.invited.add(user_id)
        self.invitations.append(Username)
        self._cognito.mail_metadata.append(ClientMetadata)
        return {"User": self._listed(user_id)}

    def admin_user_global_sign_out(self, *, UserPoolId: str, Username: str) -> None:
        self.signed_out.append(self._named(Username, "AdminUserGlobalSignOut"))

    def admin_disable_user(self, *, UserPoolId: str, Username: str) -> None:
        self._cognito.disabled.add(self._named(Username, "AdminDisableUser"))

    def admin_enable_user(self, *, UserPoolId: str, Username: str) -> None:
        self._cognito.disabled.discard(self._named(Username, "AdminEnableUser"))

    def admin_set_user_mfa_preference(
        self, *, UserPoolId: str, Username: str, SoftwareTokenMfaSettings: dict[str, bool]
    ) -> None:
        assert SoftwareTokenMfaSettings == {"Enabled": False, "PreferredMfa": False}
        self._cognito.with_totp.discard(self._named(Username, "AdminSetUserMFAPreference"))

    def create_user_pool_client(self, **parameters: Any) -> dict[str, Any]:
        self._cognito._maybe_fail("CreateUserPoolClient")
        client_id = f"made-{next(self._numbers)}"
        self.app_clients[client_id] = parameters
        self._cognito.clients.add(client_id)
        return {"UserPoolClient": {"ClientId": client_id}}

    def update_user_pool_client(self, *, ClientId: str, **parameters: Any) -> None:
        self.app_clients[ClientId] = parameters

    def delete_user_pool_client(self, *, UserPoolId: str, ClientId: str) -> None:
        self._cognito._maybe_fail("DeleteUserPoolClient")
        if self.app_clients.pop(ClientId, None) is None:
            raise self._cognito.error("ResourceNotFoundException", "DeleteUserPoolClient")

    def describe_user_pool_client(self, *, UserPoolId: str, ClientId: str) -> None:
        self._cognito._maybe_fail("DescribeUserPoolClient")

    def get_paginator(self, operation_name: str) -> Any:
        assert operation_name == "list_user_pool_clients"
        return self

    def paginate(self, **_: object) -> list[dict[str, Any]]:
        clients = [
            {"ClientId": client_id, "ClientName": parameters["ClientName"]}
            for client_id, parameters in self.app_clients.items()
        ]
        return [{"UserPoolClients": clients[:1]}, {"UserPoolClients": clients[1:]}]

    def _invite_again(self, email: str, action: str, metadata: dict[str, str]) -> dict[str, Any]:
        assert action == "RESEND"
        user_id = self._named(email, "AdminCreateUser")
        if user_id not in self.invited:
            raise self._cognito.error("UnsupportedUserStateException", "AdminCreateUser")
        self.invitations.append(email)
        self._cognito.mail_metadata.append(metadata)
        return {"User": self._listed(user_id)}

    def _named(self, username: str, operation: str) -> str:
        self._cognito._maybe_fail(operation)
        if username in self._cognito.users:
            return username
        found = self._ids(username)
        if not found:
            raise self._cognito.error("UserNotFoundException", operation)
        return found[0]

    def _ids(self, email: str) -> list[str]:
        users = self._cognito.users.items()
        return [user_id for user_id, user in users if user["email"].lower() == email.lower()]

    def _status(self, user_id: str) -> str:
        if user_id in self.invited:
            return "FORCE_CHANGE_PASSWORD"
        return "UNCONFIRMED" if user_id in self._cognito.unconfirmed else "CONFIRMED"

    def _listed(self, user_id: str) -> dict[str, Any]:
        attributes = {"sub": user_id, "email_verified": "true"} | self._cognito.users[user_id]
        return {
            "Username": user_id,
            "Attributes": [{"Name": name, "Value": value} for name, value in attributes.items()],
            "UserStatus": self._status(user_id),
            "Enabled": user_id not in self._cognito.disabled,
            "UserCreateDate": datetime.fromtimestamp(NOW - 86_400, UTC),
        }
