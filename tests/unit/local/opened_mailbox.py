"""A mailbox that somebody looks into, and what is in it."""

import json
import re
from collections.abc import Callable
from typing import Any

from cognito_sso.local import asgi
from cognito_sso.local.mailbox import Mailbox

Ask = Callable[..., asgi.Response]
Open = Callable[..., "Opened"]

HTML = '<h1>Shop</h1><p style="color:red">Your code is <b>778899</b></p>'
NEW_TABS = '<base target="_blank">'


def record(number: int, **changed: Any) -> dict[str, object]:
    """As the emulator lists it."""
    return {
        "MessageId": f"m{number}@email.amazonses.com",
        "Source": "no-reply@verificationemail.com",
        "To": ["a@example.com"],
        "Subject": "Your code",
        "BodyText": "Your verification code is 123456.",
        "BodyHtml": "",
        "Timestamp": f"2026-11-23T04:20:0{number}.676000+00:00",
        "Type": "SendEmail",
        **changed,
    }


class Opened:
    def __init__(self, app: Mailbox, ask: Ask) -> None:
        self._app = app
        self._ask = ask

    def get(self, path: str = "/", **options: Any) -> asgi.Response:
        return self._ask(self._app, path, host="mailbox.localhost:4566", **options)

    def page(self, query: bytes = b"") -> str:
        return self.get(query=query).body.decode()

    def mails(self, query: bytes = b"") -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(self.get("/messages.json", query=query).body)["messages"]
        return found

    def frames(self) -> list[str]:
        """Where the page's frames get their mails."""
        return re.findall(r'<iframe src="([^"]*)"', self.page())


def policy(answer: asgi.Response) -> list[str]:
    return dict(answer.headers)[b"content-security-policy"].decode().split("; ")
