"""Friendly host names: `http://shop.localhost:PORT` reaches the shop's distribution.

The emulator's CloudFront answers to `<label>.cloudfront.localhost:PORT` only. Hosts that are neither a
site nor the mailbox go on untouched: `<bucket>.localhost` and the like are the emulator's own.

Browsers resolve `*.localhost` themselves, other programs do not. For them `http://localhost:PORT/_sites/shop/x`
is `http://shop.localhost:PORT/x`. Not for browsers: to them all of these would be pages of one origin.
"""

import html
import re
from http import HTTPStatus
from urllib.parse import unquote

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Message, Receive, Scope, Send
from cognito_sso.local.site_hosts import SiteHosts

MAILBOX = "mailbox"
_LOCAL_HOSTS = ("localhost", "127.0.0.1")
_SITE_PATH = re.compile(rb"/_sites/(?P<label>[a-z][a-z0-9-]*)(?P<rest>/.*|)")


class HostRouting:
    """ASGI app that picks the receiver by the Host header."""

    def __init__(self, app: App, *, mailbox: App, sites: SiteHosts, port: int) -> None:
        self._app = app
        self._mailbox = mailbox
        self._sites = sites
        self._port = port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope = self._as_of_a_site(scope)
        name = _host_name(scope)
        label = name.removesuffix(".localhost")
        if name == f"{MAILBOX}.localhost":
            await self._mailbox(scope, receive, send)
        elif name != label and (host := self._sites.by_label().get(label)):
            headers = self._viewer_headers(host.distribution_domain)
            await self._app(asgi.with_headers(scope, headers), receive, send)
        elif not _is_browser(scope):
            await self._app(scope, receive, send)
        elif name in _LOCAL_HOSTS and scope["path"] == "/":
            await self._site_list(name).send(send)
        elif name != label and "." not in label:
            await self._app(scope, receive, self._explaining_not_found(name, send))
        else:
            await self._app(scope, receive, send)

    def _as_of_a_site(self, scope: Scope) -> Scope:
        """A request below `/_sites/<label>` of the bare address as one to that site's host; others as is."""
        match = _SITE_PATH.fullmatch(scope["raw_path"])
        if match is None or _host_name(scope) not in _LOCAL_HOSTS or _comes_from_a_page(scope):
            return scope
        path: bytes = match["rest"] or b"/"
        host = match["label"] + f".localhost:{self._port}".encode()
        return {
            **asgi.with_headers(scope, {b"host": host}),
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
        }

    def _viewer_headers(self, domain: str) -> dict[bytes, bytes]:
        """What makes the emulator take a request for one to a distribution, over HTTPS.

        Browsers treat `*.localhost` as a secure context without TLS, and the distributions ask for HTTPS.
        """
        host = f"{domain.split('.', 1)[0]}.cloudfront.localhost:{self._port}"
        return {b"host": host.encode(), b"x-forwarded-proto": b"https"}

    def _site_list(self, name: str) -> asgi.Response:
        return site_list(name, list(self._sites.by_label()), self._port)

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


def _host_name(scope: Scope) -> str:
    """The Host header without its port."""
    return asgi.header(scope, b"host").rsplit(":", 1)[0].lower()


def _comes_from_a_page(scope: Scope) -> bool:
    """Whether a browser sent this; it says so by headers that no page can leave out."""
    return bool(asgi.header(scope, b"sec-fetch-site") or asgi.header(scope, b"origin"))


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
