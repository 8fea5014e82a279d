"""Requests to the local runner's apps, without a server."""

import asyncio
from typing import Any

from cognito_sso.local import asgi


def answered(app: asgi.App, scope: asgi.Scope, body: bytes = b"") -> asgi.Response:
    return asyncio.run(asgi.call(app, scope, body))


def request(**changes: Any) -> asgi.Scope:
    return {
        "type": "http",
        "method": "GET",
        "path": "/",
        "raw_path": b"/",
        "query_string": b"",
        "headers": [(b"host", b"mailbox.localhost:4566")],
        **changes,
    }
