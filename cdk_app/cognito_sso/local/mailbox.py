"""`http://mailbox.localhost:PORT/`: the mails that the emulator would have sent, with their codes."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Receive, Scope, Send
from cognito_sso.local.mailbox_page import render

_SOURCE = "/_ministack/ses/messages"
_CODE = re.compile(r"(?<!\d)\d{6}(?!\d)")
_POLICY = (
    b"content-security-policy",
    b"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    b"base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
)
_FILES = {"/mailbox.css": "text/css", "/mailbox.js": "text/javascript"}


@dataclass(frozen=True)
class Mail:
    """One mail. `code` is its six-digit code or empty; `sent_at` is ISO 8601, UTC."""

    id: str
    to: str
    subject: str
    text: str
    code: str
    sent_at: str


class Mailbox:
    """ASGI app of the mailbox; it reads the mails from the emulator `app`."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            response = asgi.page(405, "text/plain", "The mailbox can only be read.\n", [(b"allow", b"GET")])
        else:
            response = await self._answer(scope)
        await response.send(send)

    async def _answer(self, scope: Scope) -> asgi.Response:
        path = scope["path"]
        if path == "/":
            return asgi.page(200, "text/html; charset=utf-8", render(await self._mails(scope)), [_POLICY])
        if path == "/messages.json":
            mails = [asdict(mail) for mail in await self._mails(scope)]
            return asgi.page(200, "application/json", json.dumps({"messages": mails}))
        if path in _FILES:
            content = Path(__file__).with_name(path.removeprefix("/")).read_text("utf-8")
            return asgi.page(200, f"{_FILES[path]}; charset=utf-8", content)
        return asgi.page(404, "text/plain", "Nothing here; the mails are at /.\n")

    async def _mails(self, scope: Scope) -> list[Mail]:
        inner = {
            **scope,
            "method": "GET",
            "path": _SOURCE,
            "raw_path": _SOURCE.encode(),
            "query_string": b"",
            "headers": [(b"host", b"localhost")],
        }
        return parse_mails((await asgi.call(self._app, inner)).body)


def parse_mails(body: bytes) -> list[Mail]:
    """The emulator's listing (account → messages in sending order) as mails, newest first."""
    by_account: dict[str, list[dict[str, object]]] = json.loads(body)["messages"]
    records = [record for records in by_account.values() for record in records]
    mails = [_mail(record) for record in reversed(records)]
    return sorted(mails, key=lambda mail: mail.sent_at, reverse=True)


def _mail(record: dict[str, object]) -> Mail:
    text = str(record.get("BodyText") or "") or _text_of_html(str(record.get("BodyHtml") or ""))
    code = _CODE.search(text)
    recipients = record.get("To")
    return Mail(
        id=str(record.get("MessageId", "")),
        to=", ".join(map(str, recipients)) if isinstance(recipients, list) else "",
        subject=str(record.get("Subject", "")),
        text=text,
        code=code.group() if code else "",
        sent_at=_utc(record.get("Timestamp")),
    )


def _utc(stamp: object) -> str:
    """The emulator's time (ISO 8601 text, or epoch seconds) as ISO 8601 in UTC."""
    if isinstance(stamp, int | float):
        moment = datetime.fromtimestamp(stamp, UTC)
    else:
        moment = datetime.fromisoformat(str(stamp))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class _TextOnly(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "p", "div"):
            self.parts.append("\n")


def _text_of_html(body: str) -> str:
    parser = _TextOnly()
    parser.feed(body)
    parser.close()
    return "".join(parser.parts).strip()
