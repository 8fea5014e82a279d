"""Lets a few API calls through at a time; the others wait their turn.

Lambda answers a burst by starting more functions. So does the emulator, each a process on this machine: a
hundred calls at once would start a hundred Python interpreters on its few cores, and time out.
"""

import asyncio
import os

from cognito_sso.local.asgi import App, Receive, Scope, Send

CALLS_AT_ONCE = 4 * (os.cpu_count() or 1)


class ApiQueue:
    """ASGI app; only the sites' `/api/` calls queue, so a call that one of them causes is never stuck."""

    def __init__(self, app: App, *, at_once: int = CALLS_AT_ONCE) -> None:
        self._app = app
        self._turns = asyncio.Semaphore(at_once)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await self._app(scope, receive, send)
            return
        async with self._turns:
            await self._app(scope, receive, send)
