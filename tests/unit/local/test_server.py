"""The wrapper as a whole: its parts are in an order in which no call waits for its own caller."""

import asyncio
from pathlib import Path

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.api_queue import CALLS_AT_ONCE
from cognito_sso.local.asgi import App, Receive, Scope, Send
from cognito_sso.local.layout import Layout
from cognito_sso.local.server import wrapped
from cognito_sso.local.site_hosts import write_site_hosts
from cognito_sso.local.site_outputs import Site

DONE = asgi.page(200, "text/plain", "done")


def _request(host: str, path: str) -> Scope:
    return {
        "type": "http",
        "method": "GET",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", host.encode())],
    }


class CallingBack:
    """Plays the emulator: every call of the shop's API makes one to the SSO's, as its function would.

    None does before as many are under way as are let through at a time.
    """

    def __init__(self) -> None:
        self.server: App = self
        self._inside = 0
        self._full = asyncio.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/api/orders":
            self._inside += 1
            if self._inside == CALLS_AT_ONCE:
                self._full.set()
            await self._full.wait()
            answer = await asgi.call(
                self.server, _request("localhost:4566", "/_sites/sso/api/ended-sessions")
            )
            await answer.send(send)
        else:
            await DONE.send(send)


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """With a shop and its SSO deployed."""
    layout = Layout(root=tmp_path, home=tmp_path / ".local")
    layout.home.mkdir(parents=True)
    site = {"bucket": "b", "dist": "d"}
    shop = Site(
        label="shop", distribution_domain="d1.cloudfront.net", config={"application_id": "shop"}, **site
    )
    sso = Site(label="sso", distribution_domain="d2.cloudfront.net", config={}, **site)
    write_site_hosts(layout.hosts, [shop, sso])
    return layout


def test_a_call_that_causes_another_one_gets_its_answer_however_many_there_are(layout: Layout) -> None:
    emulator = CallingBack()

    async def burst() -> list[int]:
        emulator.server = wrapped(emulator, layout=layout, port=4566, region="us-east-1")
        calls = (
            asgi.call(emulator.server, _request("shop.localhost:4566", "/api/orders"))
            for _ in range(CALLS_AT_ONCE * 2)
        )
        return [answer.status for answer in await asyncio.wait_for(asyncio.gather(*calls), 20)]

    assert asyncio.run(burst()) == [200] * CALLS_AT_ONCE * 2


def test_a_sites_file_comes_compressed_and_its_apis_answer_does_not(layout: Layout) -> None:
    answer = asgi.page(200, "application/json", "{}" * 1_000)

    async def emulator(_scope: Scope, _receive: Receive, send: Send) -> None:
        await answer.send(send)

    async def encoding_of(path: str) -> bytes | None:
        scope = _request("shop.localhost:4566", path)
        scope["headers"].append((b"accept-encoding", b"gzip"))
        server = wrapped(emulator, layout=layout, port=4566, region="us-east-1")
        return dict((await asgi.call(server, scope)).headers).get(b"content-encoding")

    assert asyncio.run(encoding_of("/config.json")) == b"gzip"
    assert asyncio.run(encoding_of("/api/orders")) is None
