"""Fresh tokens of an application's app client, from the refresh token that never leaves the server."""

from typing import TYPE_CHECKING, Protocol

from chalicelib.errors import LoginRequired
from chalicelib.ports import Clock
from chalicelib.services.cognito_refusals import cognito_refusals
from chalicelib.services.token_set import TokenSet

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient


class TokenRefresher(Protocol):
    """Goes on with a sign-in at Cognito; the caller has verified login and membership."""

    def refresh(self, refresh_token: str, *, client_id: str) -> TokenSet:
        """Fresh ID and access token, with the refresh token to use next time.

        Raises `LoginRequired` when Cognito refuses the user or the token, and `temporarily_unavailable` or
        the client's own error when it cannot answer.
        """
        ...


class CognitoTokenRefresher:
    """https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html"""

    def __init__(self, client: "CognitoIdentityProviderClient", *, user_pool_id: str, clock: Clock) -> None:
        self._client = client
        self._user_pool_id = user_pool_id
        self._clock = clock

    def refresh(self, refresh_token: str, *, client_id: str) -> TokenSet:
        """See `TokenRefresher`."""
        with cognito_refusals(self._client):
            answer = self._client.admin_initiate_auth(
                UserPoolId=self._user_pool_id,
                ClientId=client_id,
                AuthFlow="REFRESH_TOKEN_AUTH",
                AuthParameters={"REFRESH_TOKEN": refresh_token},
            )
        result = answer.get("AuthenticationResult")
        if result is None:  # Cognito wants something of the user that only a form can give
            raise LoginRequired
        return TokenSet(
            id_token=result["IdToken"],
            access_token=result["AccessToken"],
            refresh_token=result.get("RefreshToken", refresh_token),
            expires_at=int(self._clock()) + result["ExpiresIn"],
        )
