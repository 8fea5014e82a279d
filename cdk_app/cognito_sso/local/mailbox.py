"""`http://mailbox.localhost:PORT/`: the mails that the emulator would have sent, with their codes."""

import json
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qs

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Receive, Scope, Send
from cognito_sso.local.mailbox_html import harmless
from cognito_sso.local.mailbox_mails import SOURCE, Mail, parse_mails
from cognito_sso.local.mailbox_outbox import Outbox
from cognito_sso.local.mailbox_page import MAIL_PATH, MAIL_SANDBOX, render

_PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    f"form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox {MAIL_SANDBOX}"
)
_FILES = {
    "/mailbox.css": "text/css; charset=utf-8",
    "/mailbox.js": "text/javascript; charset=utf-8",
    "/mailbox.svg": "image/svg+xml",
}
_NO_LOOKUPS = (b"x-dns-prefetch-control", b"off")


class Mailbox:
    """ASGI app of the mailbox: those mails of the emulator `app` that have left its outbox."""

    def __init__(self, app: App, outbox: Outbox) -> None:
        self._app = app
        self._outbox = outbox

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            response = asgi.page(405, "text/plain", "The mailbox can only be read.\n", [(b"allow", b"GET")])
        else:
            response = await self._answer(scope)
        await response.send(send)

    async def _answer(self, scope: Scope) -> asgi.Response:
        path: str = scope["path"]
        if path in _FILES:
            content = Path(__file__).with_name(path.removeprefix("/")).read_text("utf-8")
            return asgi.page(200, _FILES[path], content)
        if path.startswith(MAIL_PATH):
            return _mail_alone(await self._mails(scope), path.removeprefix(MAIL_PATH))
        if path not in ("/", "/messages.json"):
            return asgi.page(404, "text/plain", "Nothing here; the mails are at /.\n")
        recipient = _recipient(scope)
        mails = [mail for mail in await self._mails(scope) if recipient.lower() in mail.to.lower()]
        if path == "/":
            return _page(mails, recipient, known=asgi.header(scope, b"if-none-match"))
        return asgi.page(200, "application/json", json.dumps({"messages": [asdict(mail) for mail in mails]}))

    async def _mails(self, scope: Scope) -> list[Mail]:
        inner = {
            **scope,
            "method": "GET",
            "path": SOURCE,
            "raw_path": SOURCE.encode(),
            "query_string": b"",
            "headers": [(b"host", b"localhost")],
        }
        return self._outbox.left(parse_mails((await asgi.call(self._app, inner)).body))


def _recipient(scope: Scope) -> str:
    """What `?to=` asks for: an address or a part of one; empty for all mails."""
    query: bytes = scope["query_string"]
    fields = parse_qs(query.decode("latin-1"))
    return fields.get("to", [""])[0].strip()


def _page(mails: list[Mail], recipient: str, *, known: str) -> asgi.Response:
    """The page, or only word that it is still the one that is `known`."""
    content = render(mails, recipient)
    tag = f'"{sha256(content.encode()).hexdigest()}"'
    extra = [_policy(_PAGE_POLICY), (b"etag", tag.encode())]
    if known == tag:
        return asgi.page(304, "text/html; charset=utf-8", "", extra)
    return asgi.page(200, "text/html; charset=utf-8", content, extra)


def _mail_alone(mails: list[Mail], mail_id: str) -> asgi.Response:
    """An HTML mail by itself, in a page that belongs to no origin and may do nothing but open its links."""
    found = next((mail.html for mail in mails if mail.id == mail_id), "")
    if not found:
        return asgi.page(404, "text/plain", "There is no such mail.\n")
    return asgi.page(200, "text/html; charset=utf-8", harmless(found), [_policy(_MAIL_POLICY), _NO_LOOKUPS])


def _policy(text: str) -> tuple[bytes, bytes]:
    return (b"content-security-policy", text.encode())
