"""AWS's clients as the backend sees them; who runs the backend decides what becomes of each request."""

# ruff: noqa: N803 - arguments are named as boto3 names them

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from botocore.exceptions import ClientError
from session_model.items import thawed
from session_model.table import Outcome
from sso_world.dynamodb import TABLE_NAME, aws_client
from sso_world.world import MARIA, USERS

Ask = Callable[[str, dict[str, Any]], Outcome]
TOKEN_SECONDS = 3600


class ConditionalCheckFailed(ClientError):  # noqa: N818 - named like the client's own
    """A write whose condition did not hold; `response` may have the item."""


class TableClient:
    """Passes every request on, and its outcome back in boto3's shape."""

    exceptions = SimpleNamespace(ConditionalCheckFailedException=ConditionalCheckFailed)

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def get_item(self, **arguments: Any) -> dict[str, Any]:
        outcome = self._ask("get_item", arguments)
        return _first(outcome)

    def batch_get_item(self, **arguments: Any) -> dict[str, Any]:
        outcome = self._ask("batch_get_item", arguments)
        return {"Responses": {TABLE_NAME: [thawed(item) for item in outcome.items]}}

    def query(self, **arguments: Any) -> dict[str, Any]:
        return {"Items": [thawed(item) for item in self._ask("query", arguments).items]}

    def put_item(self, **arguments: Any) -> None:
        self._write("put_item", arguments)

    def update_item(self, **arguments: Any) -> None:
        self._write("update_item", arguments)

    def delete_item(self, **arguments: Any) -> None:
        self._write("delete_item", arguments)

    def _write(self, operation: str, arguments: dict[str, Any]) -> None:
        outcome = self._ask(operation, arguments)
        if outcome.kind == "refused":
            error = {"Code": "ConditionalCheckFailedException", "Message": ""}
            response: Any = {"Error": error, **_first(outcome)}
            raise ConditionalCheckFailed(response, operation)


class CognitoClient:
    """Signs everybody in who is sent here; the tokens are unsigned, and all of a sign-in say which it is."""

    def __init__(self, ask: Ask) -> None:
        self.exceptions = aws_client("cognito-idp").exceptions
        self._ask = ask

    def admin_initiate_auth(self, *, AuthFlow: str, AuthParameters: dict[str, str], **_: str) -> Any:
        if AuthFlow == "CUSTOM_AUTH":
            return {"ChallengeName": "CUSTOM_CHALLENGE", "Session": "", "ChallengeParameters": {}}
        self._ask("refresh_tokens", {})
        return _tokens(AuthParameters["REFRESH_TOKEN"])

    def admin_respond_to_auth_challenge(self, *, ChallengeResponses: dict[str, str], **_: str) -> Any:
        sign_in = ChallengeResponses["ANSWER"].partition(".")[0]  # the ticket's id, another one each time
        self._ask("mint_tokens", {})
        return _tokens(sign_in)

    def admin_get_user(self, **_: str) -> dict[str, Any]:
        attributes = {"sub": MARIA, "email_verified": "true"} | USERS[MARIA]
        return {
            "UserAttributes": [{"Name": name, "Value": value} for name, value in attributes.items()],
            "UserStatus": "CONFIRMED",
            "Enabled": True,
            "UserCreateDate": datetime.fromtimestamp(0, UTC),
        }


def _first(outcome: Outcome) -> dict[str, Any]:
    return {"Item": thawed(outcome.items[0])} if outcome.items else {}


def _tokens(sign_in: str) -> dict[str, Any]:
    claims = base64.urlsafe_b64encode(json.dumps({"origin_jti": sign_in}).encode()).decode().rstrip("=")
    tokens = {"IdToken": f"e30.{claims}.id", "AccessToken": f"e30.{claims}.access", "RefreshToken": sign_in}
    return {"AuthenticationResult": tokens | {"ExpiresIn": TOKEN_SECONDS}}
