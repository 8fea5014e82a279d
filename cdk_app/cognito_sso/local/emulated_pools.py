"""The emulator's Cognito and Lambda as the bridged triggers need them."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from cognito_sso.local.confirmation_trigger import User
from cognito_sso.local.emulator import Emulator
from cognito_sso.local.trigger_event import Invocation

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp.type_defs import PaginatorConfigTypeDef

_PAGES: "PaginatorConfigTypeDef" = {"PageSize": 60}


class EmulatedPools:
    """What the triggers ask, on the emulator's API. Clients' pools are remembered: they never change."""

    def __init__(self, emulator: Emulator) -> None:
        self._cognito = emulator.user_pools()
        self._pool_by_client: dict[str, str] = {}

    def pool_of_client(self, client_id: str) -> str | None:
        if client_id not in self._pool_by_client:
            self._pool_by_client = dict(self._clients())
        return self._pool_by_client.get(client_id)

    def _clients(self) -> list[tuple[str, str]]:
        pools = self._cognito.get_paginator("list_user_pools").paginate(PaginationConfig=_PAGES)
        listing = self._cognito.get_paginator("list_user_pool_clients")
        return [
            (client["ClientId"], pool["Id"])
            for page in pools
            for pool in page["UserPools"]
            for clients in listing.paginate(UserPoolId=pool["Id"], PaginationConfig=_PAGES)
            for client in clients["UserPoolClients"]
        ]

    def trigger_arn(self, user_pool_id: str, trigger: str) -> str | None:
        pool = self._cognito.describe_user_pool(UserPoolId=user_pool_id)["UserPool"]
        configured: Mapping[str, object] = pool.get("LambdaConfig", {})
        arn = configured.get(trigger)
        return arn if isinstance(arn, str) else None

    def verify_email(self, user_pool_id: str, username: str) -> None:
        self._cognito.admin_update_user_attributes(
            UserPoolId=user_pool_id,
            Username=username,
            UserAttributes=[{"Name": "email_verified", "Value": "true"}],
        )

    def user(self, user_pool_id: str, username: str) -> User:
        found = self._cognito.admin_get_user(UserPoolId=user_pool_id, Username=username)
        attributes = {item["Name"]: item.get("Value", "") for item in found.get("UserAttributes", [])}
        return User(found["Username"], found["UserStatus"], attributes)

    def find_user(self, user_pool_id: str, username: str) -> User | None:
        try:
            return self.user(user_pool_id, username)
        except self._cognito.exceptions.UserNotFoundException:
            return None

    def has_user(self, user_pool_id: str, username: str) -> bool:
        return self.find_user(user_pool_id, username) is not None

    def create_user(
        self, user_pool_id: str, username: str, *, password: str, attributes: dict[str, str]
    ) -> bool:
        try:
            self._cognito.admin_create_user(
                UserPoolId=user_pool_id,
                Username=username,
                TemporaryPassword=password,
                MessageAction="SUPPRESS",
                UserAttributes=[{"Name": name, "Value": value} for name, value in attributes.items()],
            )
        except self._cognito.exceptions.UsernameExistsException:
            return True  # two sign-ins at once
        except ClientError:
            return False
        self._cognito.admin_set_user_password(
            UserPoolId=user_pool_id, Username=username, Password=password, Permanent=True
        )
        return True


class LambdaInvoker:
    """Calls a function through the emulator's Lambda API; its own timeout applies, Cognito's 5 s do not."""

    def __init__(self, emulator: Emulator) -> None:
        self._functions = emulator.functions()

    def __call__(self, arn: str, event: dict[str, object]) -> Invocation:
        try:
            answer = self._functions.invoke(FunctionName=arn, Payload=json.dumps(event))
        except (BotoCoreError, ClientError) as error:  # throttled, deleted, hanging
            return Invocation({"errorMessage": str(error)}, failed=True)
        payload = json.loads(answer["Payload"].read() or b"null")
        return Invocation(payload, failed="FunctionError" in answer)
