"""The triggers that the emulator never calls: PostConfirmation and UserMigration.

The pool's own functions get the events that Cognito would send, and a failing function becomes the error
that Cognito would answer.

Not bridged: ClientMetadata of PreSignUp (the emulator builds that event inside SignUp) and CustomMessage.
"""

import asyncio
import json
from http import HTTPStatus
from typing import Protocol

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Receive, Response, Scope, Send
from cognito_sso.local.trigger_event import TriggerError

_TARGET = "AWSCognitoIdentityProviderService."


class Trigger(Protocol):
    """What runs before or after an operation. Blocking."""

    @property
    def operations(self) -> frozenset[str]: ...

    def run(self, operation: str, request: dict[str, object]) -> None: ...


class TriggerBridge:
    """ASGI app around the emulator: `before` runs ahead of its operations, `after` when they succeeded.

    Every other request passes untouched.
    """

    def __init__(self, app: App, *, before: Trigger, after: Trigger) -> None:
        self._app = app
        self._before = before
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = _operation(scope)
        if operation not in self._before.operations | self._after.operations:
            await self._app(scope, receive, send)
            return
        body = await asgi.read_body(receive)
        error = await _failure(self._before, operation, body)
        response = await asgi.call(self._app, scope, body)
        if error is None and response.status == HTTPStatus.OK:
            error = await _failure(self._after, operation, body)
        await (_refusal(response, error) if error else response).send(send)


async def _failure(trigger: Trigger, operation: str, body: bytes) -> TriggerError | None:
    """How the trigger failed, where it is for this operation."""
    request = _request(body) if operation in trigger.operations else None
    if request is None:
        return None
    try:
        await asyncio.to_thread(trigger.run, operation, request)
    except TriggerError as error:
        return error
    return None


def _refusal(response: Response, error: TriggerError) -> Response:
    """The emulator's own answer, for its CORS headers, with the error in it."""
    kind = (b"x-amzn-errortype", error.code.encode())
    return response.with_json(400, {"__type": error.code, "message": str(error)}, [kind])


def _request(body: bytes) -> dict[str, object] | None:
    """The operation's input; None where the emulator is going to refuse it."""
    try:
        found = json.loads(body)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _operation(scope: Scope) -> str:
    """The Cognito operation of a request, or an empty string."""
    if scope["type"] != "http" or scope["method"] != "POST":
        return ""
    target = asgi.header(scope, b"x-amz-target")
    return target.removeprefix(_TARGET) if target.startswith(_TARGET) else ""
