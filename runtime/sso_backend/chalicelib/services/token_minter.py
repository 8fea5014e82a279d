"""Tokens of an application's own app client, for a user whose SSO login and membership are verified.

Cognito signs, we never do. How it is brought to sign stands behind one method, so that it can be exchanged
(a pool with MFA required may treat custom auth differently).
"""

from typing import TYPE_CHECKING, Protocol

from chalicelib.errors import LoginRequired
from chalicelib.ports import Clock
from chalicelib.services.cognito_refusals import cognito_refusals
from chalicelib.services.tickets import TicketOffice
from chalicelib.services.token_set import TokenSet

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_cognito_idp.type_defs import AdminRespondToAuthChallengeResponseTypeDef

_CHALLENGE = "CUSTOM_CHALLENGE"


class TokenMinter(Protocol):
    """Obtains tokens without a password; the caller has verified everything else."""

    def mint(self, *, user_id: str, client_id: str) -> TokenSet:
        """Tokens of that client for that user.

        Raises `LoginRequired` when Cognito refuses the user (disabled, deleted, reset) and
        `temporarily_unavailable` or the client's own error when it cannot answer.
        """
        ...


class CognitoTokenMinter:
    """Mints by the custom-auth flow: the answer to Cognito's challenge is a one-time ticket.

    https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-challenge.html
    """

    def __init__(
        self,
        client: "CognitoIdentityProviderClient",
        *,
        user_pool_id: str,
        tickets: TicketOffice,
        clock: Clock,
    ) -> None:
        self._client = client
        self._user_pool_id = user_pool_id
        self._tickets = tickets
        self._clock = clock

    def mint(self, *, user_id: str, client_id: str) -> TokenSet:
        """See `TokenMinter`."""
        with cognito_refusals(self._client):
            answer = self._authenticate(user_id, client_id)
        return self._token_set(answer)

    def _authenticate(self, user_id: str, client_id: str) -> "AdminRespondToAuthChallengeResponseTypeDef":
        challenge = self._client.admin_initiate_auth(
            UserPoolId=self._user_pool_id,
            ClientId=client_id,
            AuthFlow="CUSTOM_AUTH",
            AuthParameters={"USERNAME": user_id},
        )
        if challenge.get("ChallengeName") != _CHALLENGE:
            raise LoginRequired
        ticket = self._tickets.issue(user_id=user_id, client_id=client_id)
        username = challenge.get("ChallengeParameters", {}).get("USERNAME", user_id)
        return self._client.admin_respond_to_auth_challenge(
            UserPoolId=self._user_pool_id,
            ClientId=client_id,
            ChallengeName=_CHALLENGE,
            Session=challenge["Session"],
            ChallengeResponses={"USERNAME": username, "ANSWER": ticket},
        )

    def _token_set(self, answer: "AdminRespondToAuthChallengeResponseTypeDef") -> TokenSet:
        result = answer.get("AuthenticationResult")
        if result is None:  # Cognito wants something of the user that only a form can give
            raise LoginRequired
        return TokenSet(
            id_token=result["IdToken"],
            access_token=result["AccessToken"],
            refresh_token=result["RefreshToken"],
            expires_at=int(self._clock()) + result["ExpiresIn"],
        )
