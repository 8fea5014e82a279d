"""PostConfirmation, which the emulator never calls.

After a confirmation that the emulator accepted, the pool's own Lambda gets the event that Cognito would
send, and its failure becomes the error that Cognito would answer. Sources: Amazon Cognito developer
guide, "Post confirmation Lambda trigger" and "Customizing user pool workflows with Lambda triggers".

Not bridged: ClientMetadata of PreSignUp (the emulator builds that event inside SignUp) and CustomMessage.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Protocol

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Receive, Scope, Send

_TARGET = "AWSCognitoIdentityProviderService."
_TRIGGER_SOURCES = {
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


@dataclass(frozen=True)
class Invocation:
    """What a Lambda function answered: its payload, and whether it raised."""

    payload: object
    failed: bool


class UserPools(Protocol):
    """What the bridge asks the emulator's Cognito."""

    def pool_of_client(self, client_id: str) -> str | None: ...

    def post_confirmation_arn(self, user_pool_id: str) -> str | None: ...

    def verify_email(self, user_pool_id: str, username: str) -> None: ...

    def user(self, user_pool_id: str, username: str) -> User: ...


Invoke = Callable[[str, dict[str, object]], Invocation]


class TriggerError(Exception):
    """The trigger refused or failed; `code` is Cognito's exception name."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class ConfirmationTrigger:
    """Runs what Cognito runs after a confirmation. Blocking: call it in a thread."""

    def __init__(self, *, pools: UserPools, invoke: Invoke, region: str) -> None:
        self._pools = pools
        self._invoke = invoke
        self._region = region

    def run(self, operation: str, request: dict[str, object]) -> None:
        """Mark the email as verified and call the pool's PostConfirmation function, if it has one.

        Raises:
            TriggerError: the function raised, or did not return its event.
        """
        client_id = str(request.get("ClientId", ""))
        pool_id = str(request.get("UserPoolId", "")) or self._pools.pool_of_client(client_id)
        if not pool_id:
            return
        username = str(request.get("Username", ""))
        if operation == "ConfirmSignUp":
            self._pools.verify_email(pool_id, username)
        arn = self._pools.post_confirmation_arn(pool_id)
        if arn is None:
            return
        user = self._pools.user(pool_id, username)
        answer = self._invoke(arn, self._event(operation, request, pool_id, user))
        if answer.failed:
            raise TriggerError("UserLambdaValidationException", _failure_text(answer.payload))
        if not isinstance(answer.payload, dict):
            raise TriggerError("InvalidLambdaResponseException", "Unrecognizable lambda output")

    def _event(
        self, operation: str, request: dict[str, object], pool_id: str, user: User
    ) -> dict[str, object]:
        content: dict[str, object] = {
            "userAttributes": {**user.attributes, "cognito:user_status": user.status}
        }
        if isinstance(request.get("ClientMetadata"), dict):
            content["clientMetadata"] = request["ClientMetadata"]
        return {
            "version": "1",
            "region": self._region,
            "userPoolId": pool_id,
            "userName": user.username,
            "callerContext": {
                "awsSdkVersion": "aws-sdk-unknown-unknown",
                "clientId": str(request.get("ClientId") or "CLIENT_ID_NOT_APPLICABLE"),
            },
            "triggerSource": _TRIGGER_SOURCES[operation],
            "request": content,
            "response": {},
        }


def _failure_text(payload: object) -> str:
    reason = payload.get("errorMessage") if isinstance(payload, dict) else None
    return f"PostConfirmation failed with error {reason or 'of unknown kind'}."


class TriggerBridge:
    """ASGI app around the emulator; every request but the confirmations passes untouched."""

    def __init__(self, app: App, trigger: ConfirmationTrigger) -> None:
        self._app = app
        self._trigger = trigger

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = _operation(scope)
        if operation not in _TRIGGER_SOURCES:
            await self._app(scope, receive, send)
            return
        body = await asgi.read_body(receive)
        response = await asgi.call(self._app, scope, body)
        if response.status == HTTPStatus.OK:
            try:
                await asyncio.to_thread(self._trigger.run, operation, json.loads(body))
            except TriggerError as error:
                kind = (b"x-amzn-errortype", error.code.encode())
                response = response.with_json(400, {"__type": error.code, "message": str(error)}, [kind])
        await response.send(send)


def _operation(scope: Scope) -> str:
    """The Cognito operation of a request, or an empty string."""
    if scope["type"] != "http" or scope["method"] != "POST":
        return ""
    target = asgi.header(scope, b"x-amz-target")
    return target.removeprefix(_TARGET) if target.startswith(_TARGET) else ""
