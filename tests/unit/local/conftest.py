"""An ASGI test client, a stand-in for the emulator, and a mailbox around it."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Receive, Scope, Send
from cognito_sso.local.mailbox import Mailbox
from cognito_sso.local.mailbox_outbox import Outbox

sys.path.insert(0, str(Path(__file__).parent))

from opened_mailbox import Open, Opened


class RecordingApp:
    """Plays the emulator: keeps what it was asked and answers what the test says."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []
        self.bodies: list[bytes] = []
        self.response = asgi.Response(
            200, ((b"access-control-allow-origin", b"*"), (b"content-length", b"2")), b"{}"
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        self.bodies.append(await asgi.read_body(receive))
        await self.response.send(send)


Ask = Callable[..., asgi.Response]


@pytest.fixture
def emulator_app() -> RecordingApp:
    return RecordingApp()


@pytest.fixture
def ask() -> Ask:
    """Sends one request to an ASGI app and returns its answer."""

    def send_request(
        app: App,
        path: str = "/",
        *,
        host: str = "localhost:4566",
        method: str = "GET",
        headers: dict[str, str] | None = None,
        body: bytes = b"",
        query: bytes = b"",
    ) -> asgi.Response:
        pairs = {"host": host, **(headers or {})}
        scope = {
            "type": "http",
            "method": method,
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query,
            "headers": [(name.encode(), value.encode()) for name, value in pairs.items()],
        }
        return asyncio.run(asgi.call(app, scope, body))

    return send_request


@pytest.fixture
def mailbox(emulator_app: RecordingApp, ask: Ask) -> Open:
    """A mailbox with these mails."""

    def put(*records: dict[str, object]) -> Opened:
        listing = {"messages": {"000000000000": list(records)}}
        emulator_app.response = asgi.Response(200, (), json.dumps(listing).encode())
        return Opened(Mailbox(emulator_app, Outbox()), ask)

    return put
