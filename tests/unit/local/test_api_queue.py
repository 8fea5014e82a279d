"""A burst of API calls is served a few at a time; nothing else waits."""

import asyncio
from typing import Any

import pytest
from cognito_sso.local.api_queue import ApiQueue
from cognito_sso.local.asgi import Message


class SlowApp:
    """Counts how many calls are inside at once; a call ends when `doors` opens."""

    def __init__(self) -> None:
        self.inside = 0
        self.most = 0
        self.served = 0
        self.doors = asyncio.Event()

    async def __call__(self, _scope: Any, _receive: Any, _send: Any) -> None:
        self.inside += 1
        self.most = max(self.most, self.inside)
        await self.doors.wait()
        self.inside -= 1
        self.served += 1


async def receive() -> Message:
    return {"type": "http.disconnect"}


async def send(_message: Message) -> None:
    """Nobody reads the answer."""


async def burst(path: str, *, calls: int, at_once: int) -> SlowApp:
    app = SlowApp()
    queue = ApiQueue(app, at_once=at_once)
    scope = {"type": "http", "path": path}
    tasks = [asyncio.create_task(queue(scope, receive, send)) for _ in range(calls)]
    for _ in range(calls):
        await asyncio.sleep(0)
    app.doors.set()
    await asyncio.gather(*tasks)
    return app


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/api/get-session", 3),
        ("/_sites/sso/api/ended-sessions", 20),
        ("/_aws/execute-api/x/api/y", 20),
        ("/", 20),
    ],
)
def test_only_api_calls_of_sites_queue(path: str, most: int) -> None:
    app = asyncio.run(burst(path, calls=20, at_once=3))
    assert (app.most, app.served) == (most, 20)


def test_a_failing_call_gives_its_turn_back() -> None:
    async def fail(_scope: Any, _receive: Any, _send: Any) -> None:
        raise ConnectionError

    async def call_twice() -> None:
        queue = ApiQueue(fail, at_once=1)
        for _ in range(2):
            with pytest.raises(ConnectionError):
                await asyncio.wait_for(queue({"type": "http", "path": "/api/x"}, receive, send), 5)

    asyncio.run(call_twice())
