"""The triggers that the emulator does not call: PostConfirmation, UserMigration, and CustomMessage for codes.

The pool's own functions get the events that Cognito would send, and a failing function becomes the error
that Cognito would answer. For an invitation (AdminCreateUser) the emulator calls CustomMessage itself.

Not bridged: ClientMetadata of PreSignUp (the emulator builds that event inside SignUp); CustomMessage for a
changed address (the emulator sends no code then) and for the code of a sign-in.
"""

import asyncio
import json
from collections.abc import Iterable, Sequence
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

    def __init__(self, app: App, *, before: Sequence[Trigger], after: Sequence[Trigger]) -> None:
        self._app = app
        self._before = before
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        operation = _operation(scope)
        before = [trigger for trigger in self._before if operation in trigger.operations]
        after = [trigger for trigger in self._after if operation in trigger.operations]
        if not before and not after:
            await self._app(scope, receive, send)
            return
        body = await asgi.read_body(receive)
        error = await _failure(before, operation, body)
        response = await asgi.call(self._app, scope, body)
        if error is None and response.status == HTTPStatus.OK:
            error = await _failure(after, operation, body)
        await (_refusal(response, error) if error else response).send(send)


async def _failure(triggers: Iterable[Trigger], operation: str, body: bytes) -> TriggerError | None:
    """How the first of the triggers failed that did."""
    request = _request(body)
    if request is None:
        return None
    try:
        for trigger in triggers:
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
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _operation(scope: Scope) -> str:
    """The Cognito operation of a request, or an empty string."""
    if scope["type"] != "http" or scope["method"] != "POST":
        return ""
    target = asgi.header(scope, b"x-amz-target")
    return target.removeprefix(_TARGET) if target.startswith(_TARGET) else ""
