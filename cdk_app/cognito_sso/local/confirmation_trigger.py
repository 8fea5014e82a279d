"""PostConfirmation: the pool's own function gets the event that Cognito would send.

Source: Amazon Cognito developer guide, "Post confirmation Lambda trigger".
"""

from dataclasses import dataclass
from typing import Protocol

from cognito_sso.local.trigger_event import Invoke, returned_event, trigger_event

_TRIGGER = "PostConfirmation"
_SOURCES = {
    "ConfirmSignUp": "PostConfirmation_ConfirmSignUp",
    "AdminConfirmSignUp": "PostConfirmation_ConfirmSignUp",
    "ConfirmForgotPassword": "PostConfirmation_ConfirmForgotPassword",
}


@dataclass(frozen=True)
class User:
    """A user of a pool: Cognito's username (the sub where email is the sign-in name), status, attributes."""

    username: str
    status: str
    attributes: dict[str, str]


class ConfirmedUsers(Protocol):
    """What the trigger asks the emulator's Cognito."""

    def pool_of_client(self, client_id: str) -> str | None: ...

    def trigger_arn(self, user_pool_id: str, trigger: str) -> str | None: ...

    def verify_email(self, user_pool_id: str, username: str) -> None: ...

    def user(self, user_pool_id: str, username: str) -> User: ...


class ConfirmationTrigger:
    """Runs what Cognito runs after a confirmation. Blocking: call it in a thread."""

    operations = frozenset(_SOURCES)

    def __init__(self, *, pools: ConfirmedUsers, invoke: Invoke, region: str) -> None:
        self._pools = pools
        self._invoke = invoke
        self._region = region

    def run(self, operation: str, request: dict[str, object]) -> None:
        """Mark the email as verified and call the pool's PostConfirmation function, if it has one.

        Raises:
            TriggerError: the function raised, or did not return its event.
        """
        client_id = str(request.get("ClientId") or "")
        pool_id = str(request.get("UserPoolId") or "") or self._pools.pool_of_client(client_id)
        if not pool_id:
            return
        username = str(request.get("Username", ""))
        if operation == "ConfirmSignUp":
            self._pools.verify_email(pool_id, username)
        arn = self._pools.trigger_arn(pool_id, _TRIGGER)
        if arn is None:
            return
        event = self._event(operation, request, pool_id, client_id)
        returned_event(_TRIGGER, self._invoke(arn, event))

    def _event(
        self, operation: str, request: dict[str, object], pool_id: str, client_id: str
    ) -> dict[str, object]:
        user = self._pools.user(pool_id, str(request.get("Username", "")))
        content: dict[str, object] = {
            "userAttributes": {**user.attributes, "cognito:user_status": user.status}
        }
        if isinstance(request.get("ClientMetadata"), dict):
            content["clientMetadata"] = request["ClientMetadata"]
        return trigger_event(
            _SOURCES[operation],
            region=self._region,
            user_pool_id=pool_id,
            client_id=client_id,
            username=user.username,
            request=content,
            response={},
        )
