"""The mailbox as HTML. Everything that came by mail is escaped."""

from collections.abc import Sequence
from html import escape
from typing import Protocol

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/mailbox.css">
<script src="/mailbox.js" defer></script>
<noscript><meta http-equiv="refresh" content="5"></noscript>
</head>
<body data-newest="{newest}">
<header>
<h1>Mailbox</h1>
<p>Mail from the local sign-in service lands here; nothing leaves this machine.</p>
</header>
<main>
{content}
</main>
</body>
</html>
"""
_EMPTY = """<section class="empty">
<h2>No mail yet</h2>
<p>Create an account on one of the sites: its code appears here by itself.</p>
</section>"""


class Shown(Protocol):
    """What the page shows of a mail; `sent_at` is ISO 8601 in UTC."""

    @property
    def id(self) -> str: ...
    @property
    def to(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def sent_at(self) -> str: ...


def render(mails: Sequence[Shown]) -> str:
    """The page for `mails`, in their order."""
    title = f"Mailbox ({len(mails)})" if mails else "Mailbox"
    content = "\n".join(map(_article, mails)) or _EMPTY
    newest = mails[0].id if mails else ""
    return _PAGE.format(title=title, newest=escape(newest), content=content)


def _article(mail: Shown) -> str:
    code = f'<p class="code" aria-label="Code"><strong>{escape(mail.code)}</strong></p>' if mail.code else ""
    shown_time = escape(mail.sent_at[:19].replace("T", " "))
    return (
        "<article>"
        f"<h2>{escape(mail.subject) or 'No subject'}</h2>"
        f'<p class="meta">To <span class="to">{escape(mail.to)}</span>'
        f' · <time datetime="{escape(mail.sent_at)}">{shown_time} UTC</time></p>'
        f'{code}<p class="text">{escape(mail.text)}</p>'
        "</article>"
    )
