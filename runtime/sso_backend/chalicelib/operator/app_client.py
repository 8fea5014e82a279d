"""The Cognito app client of an application that an operator registers, made as the stacks make theirs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

_MINUTES_A_DAY = 24 * 60
_READABLE = ("custom:accepts_marketing", "email", "email_verified", "gender", "name", "phone_number")


@dataclass(frozen=True)
class TokenLifetimes:
    """How long an application's tokens live."""

    id_token_minutes: int
    access_token_minutes: int
    refresh_token_days: int


def client_parameters(lifetimes: TokenLifetimes) -> dict[str, Any]:
    """What `UserDirectory.add_application_client` of the construct says; a test compares them.

    Custom auth and refresh, no password: only the SSO backend can mint this client's tokens.
    """
    return {
        "ExplicitAuthFlows": ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        "SupportedIdentityProviders": ["COGNITO"],
        "AllowedOAuthFlowsUserPoolClient": False,
        "IdTokenValidity": lifetimes.id_token_minutes,
        "AccessTokenValidity": lifetimes.access_token_minutes,
        "RefreshTokenValidity": lifetimes.refresh_token_days * _MINUTES_A_DAY,
        "TokenValidityUnits": {"IdToken": "minutes", "AccessToken": "minutes", "RefreshToken": "minutes"},
        "PreventUserExistenceErrors": "ENABLED",
        "EnableTokenRevocation": True,
        "ReadAttributes": list(_READABLE),
        "WriteAttributes": ["email"],
    }


class AppClients:
    """App clients of the pool, found again by the application's id."""

    def __init__(
        self, client: "CognitoIdentityProviderClient", *, user_pool_id: str, lifetimes: TokenLifetimes
    ) -> None:
        self._client = client
        self._user_pool_id = user_pool_id
        self._lifetimes = lifetimes

    def ensure(self, application_id: str) -> str:
        """The id of the application's client, which is made unless an earlier attempt has made it."""
        name, parameters = f"application-{application_id}", client_parameters(self._lifetimes)
        existing = self._find(name)
        if existing is not None:
            self._client.update_user_pool_client(
                UserPoolId=self._user_pool_id, ClientId=existing, ClientName=name, **parameters
            )
            return existing
        made = self._client.create_user_pool_client(
            UserPoolId=self._user_pool_id, ClientName=name, GenerateSecret=False, **parameters
        )
        return made["UserPoolClient"]["ClientId"]

    def delete(self, client_id: str) -> None:
        """Removes the client, and with it the worth of its refresh tokens; one that has gone is fine."""
        try:
            self._client.delete_user_pool_client(UserPoolId=self._user_pool_id, ClientId=client_id)
        except self._client.exceptions.ResourceNotFoundException:
            return

    def _find(self, name: str) -> str | None:
        pages = self._client.get_paginator("list_user_pool_clients").paginate(
            UserPoolId=self._user_pool_id, PaginationConfig={"PageSize": 60}
        )
        found = (
            one["ClientId"] for page in pages for one in page["UserPoolClients"] if one["ClientName"] == name
        )
        return next(found, None)
