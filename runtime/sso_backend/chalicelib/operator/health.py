"""What the operator's function can reach of all that a sign-in needs."""

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from sso_auth.http_errors import aws_error_codes

from chalicelib.models.application import ApplicationRepository
from chalicelib.operator.arguments import Action, Arguments, Result, action

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient

# It can be no application's id.
_NO_APPLICATION = "health"


class Health:
    """Every check reads and none writes. `jwks_uri` is empty where nobody told it."""

    def __init__(
        self,
        *,
        applications: ApplicationRepository,
        cognito: "CognitoIdentityProviderClient",
        user_pool_id: str,
        sso_client_id: str,
        jwks_uri: str,
        fetch: Callable[[str], bytes],
    ) -> None:
        self._applications = applications
        self._cognito = cognito
        self._user_pool_id = user_pool_id
        self._sso_client_id = sso_client_id
        self._jwks_uri = jwks_uri
        self._fetch = fetch

    def actions(self) -> dict[str, Action]:
        """By name."""
        return {"health": action(self.report)}

    def report(self, _arguments: Arguments) -> Result:
        """Each check by its name: whether it is well, and a sentence."""
        checks: dict[str, Callable[[], str]] = {
            "table": self._table,
            "table_index": self._index,
            "user_pool": self._pool,
            **({"key_fetch": self._keys} if self._jwks_uri else {}),
        }
        return {name: _checked(check) for name, check in checks.items()}

    def _table(self) -> str:
        self._applications.get(_NO_APPLICATION)
        return "The table answers."

    def _index(self) -> str:
        return f"The index lists {len(self._applications.ids())} applications."

    def _pool(self) -> str:
        self._cognito.describe_user_pool_client(UserPoolId=self._user_pool_id, ClientId=self._sso_client_id)
        return "The user pool answers and knows the SSO site's app client."

    def _keys(self) -> str:
        keys = json.loads(self._fetch(self._jwks_uri))["keys"]
        return f"The user pool publishes {len(keys)} signing keys."


def _checked(check: Callable[[], str]) -> Result:
    try:
        return {"ok": True, "detail": check()}
    except Exception as error:
        told = " ".join([type(error).__name__, *aws_error_codes(error)])
        return {"ok": False, "detail": f"The check failed: {told}."}
