"""Friendly host names: `http://shop.localhost:PORT` reaches the shop's distribution.

The emulator's CloudFront answers to `<label>.cloudfront.localhost:PORT` only. Hosts that are neither a
site nor the mailbox go on untouched: `<bucket>.localhost` and the like are the emulator's own.
"""

import html
import json
from http import HTTPStatus
from pathlib import Path

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Message, Receive, Scope, Send

MAILBOX = "mailbox"
_LOCAL_HOSTS = ("localhost", "127.0.0.1")


class Sites:
    """The sites file, read again whenever it changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._domains: dict[str, str] = {}

    def domains(self) -> dict[str, str]:
        """Site label → distribution domain name; empty before the first deployment."""
        try:
            status = self._path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            if stamp != self._stamp:
                self._domains = {str(k): str(v) for k, v in json.loads(self._path.read_bytes()).items()}
                self._stamp = stamp
        except FileNotFoundError:
            self._stamp, self._domains = None, {}
        return self._domains


class HostRouting:
    """ASGI app that picks the receiver by the Host header."""

    def __init__(self, app: App, *, mailbox: App, sites: Sites, port: int) -> None:
        self._app = app
        self._mailbox = mailbox
        self._sites = sites
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        name = asgi.header(scope, b"host").rsplit(":", 1)[0].lower()
        label = name.removesuffix(".localhost")
        if name == f"{MAILBOX}.localhost":
            await self._mailbox(scope, receive, send)
        elif name != label and (domain := self._sites.domains().get(label)):
            await self._app(asgi.with_headers(scope, self._viewer_headers(domain)), receive, send)
        elif not _is_browser(scope):
            await self._app(scope, receive, send)
        elif name in _LOCAL_HOSTS and scope["path"] == "/":
            await self._site_list(name).send(send)
        elif name != label and "." not in label:
            await self._app(scope, receive, self._explaining_not_found(name, send))
        else:
            await self._app(scope, receive, send)

    def _viewer_headers(self, domain: str) -> dict[bytes, bytes]:
        """What makes the emulator take a request for one to a distribution, over HTTPS.

        Browsers treat `*.localhost` as a secure context without TLS, and the distributions ask for HTTPS.
        """
        host = f"{domain.split('.', 1)[0]}.cloudfront.localhost:{self._port}"
        return {b"host": host.encode(), b"x-forwarded-proto": b"https"}

    def _site_list(self, name: str) -> asgi.Response:
        return site_list(name, list(self._sites.domains()), self._port)

    def _explaining_not_found(self, name: str, send: Send) -> Send:
        """A `send` that puts the list of known sites in the place of the emulator's XML error."""
        replaced = False

        async def explain(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                replaced = message["status"] == HTTPStatus.NOT_FOUND
                if replaced:
                    await self._site_list(name).send(send)
            if not replaced:
                await send(message)

        return explain


def _is_browser(scope: Scope) -> bool:
    """Whether a person typed this address: an SDK signs its requests and asks for no HTML."""
    if scope["method"] != "GET" or asgi.header(scope, b"authorization"):
        return False
    return "text/html" in asgi.header(scope, b"accept")


def site_list(name: str, labels: list[str], port: int) -> asgi.Response:
    """The page for a host name that nothing answers to."""
    links = "".join(
        f'<li><a href="http://{html.escape(label)}.localhost:{port}/">{html.escape(label)}</a></li>'
        for label in [*labels, MAILBOX]
    )
    body = (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>No such site</title>'
        f"<h1>Nothing answers to {html.escape(name)}</h1><p>Known here:</p><ul>{links}</ul></html>"
    )
    policy = (b"content-security-policy", b"default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
    return asgi.page(404, "text/html; charset=utf-8", body, [policy])
