"""The few ASGI pieces that the wrapper's parts share.

Source: ASGI specification 3.0, HTTP connection scope.
"""

import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, replace
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def header(scope: Scope, name: bytes) -> str:
    """The request header `name` (lower case), or an empty string."""
    for key, value in scope["headers"]:
        if key.lower() == name:
            return bytes(value).decode("latin-1")
    return ""


def with_headers(scope: Scope, changed: dict[bytes, bytes]) -> Scope:
    """A copy of `scope` in which the headers `changed` (lower-case names) have these values."""
    kept = [(key, value) for key, value in scope["headers"] if key.lower() not in changed]
    return {**scope, "headers": [*changed.items(), *kept]}


async def read_body(receive: Receive) -> bytes:
    """The whole request body; the part that had arrived when the client went away."""
    chunks: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return b"".join(chunks)
        chunks.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(chunks)


@dataclass(frozen=True)
class Response:
    """A complete answer."""

    status: int
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    async def send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": list(self.headers)})
        await send({"type": "http.response.body", "body": self.body})

    def with_json(self, status: int, value: object, extra: Iterable[tuple[bytes, bytes]] = ()) -> "Response":
        """The same answer (its CORS headers above all) with another status and body."""
        body = json.dumps(value).encode()
        kept = [(key, val) for key, val in self.headers if key.lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        return replace(self, status=status, body=body, headers=(*kept, *extra, length))


def page(status: int, content_type: str, body: str, extra: Iterable[tuple[bytes, bytes]] = ()) -> Response:
    """An answer that no browser stores, sniffs or frames."""
    content = body.encode()
    headers = (
        (b"content-type", content_type.encode()),
        (b"content-length", str(len(content)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"no-referrer"),
        *extra,
    )
    return Response(status, headers, content)


async def call(app: App, scope: Scope, body: bytes = b"") -> Response:
    """Ask `app` and collect its whole answer."""
    requests: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    start: Message = {}
    chunks: list[bytes] = []

    async def receive() -> Message:
        return requests.pop() if requests else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        elif message["type"] == "http.response.body":
            chunks.append(message.get("body", b""))

    await app(scope, receive, send)
    return Response(start["status"], tuple(start.get("headers", ())), b"".join(chunks))
