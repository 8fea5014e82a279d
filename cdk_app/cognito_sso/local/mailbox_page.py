"""The mailbox as HTML. Everything that came by mail is escaped."""

from collections.abc import Sequence
from html import escape
from urllib.parse import quote, urlencode

from cognito_sso.local.mailbox_mails import Mail

MAIL_PATH = "/mails/"
"""Before the id of an HTML mail: where it is by itself."""
MAIL_SANDBOX = "allow-popups allow-popups-to-escape-sandbox"
"""What an HTML mail may do: open what its reader clicks, in a tab that is a tab like any other."""
_SHOWN = 50

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/mailbox.svg">
<link rel="stylesheet" href="/mailbox.css">
<script src="/mailbox.js" defer></script>
<noscript><meta http-equiv="refresh" content="5"></noscript>
</head>
<body>
<header class="top">
<h1>Mailbox</h1>
<p>Mail from the local sign-in service lands here; nothing leaves this machine.</p>
</header>
<form class="filter" role="search" action="/">
<label for="to">Recipient</label>
<input id="to" name="to" type="search" inputmode="email" autocomplete="off" autocapitalize="off"
 spellcheck="false" placeholder="All recipients" value="{recipient}">
<button class="button">Filter</button>
</form>
<main>
{content}
</main>
<p class="unseen" id="news" role="status"></p>
</body>
</html>
"""
_LIST = """<p class="count">{count}</p>
<ol>
{mails}
</ol>"""
_EMPTY = """<section class="empty">
<h2>No mail yet</h2>
<p>Create an account on one of the sites: its code appears here by itself.</p>
</section>"""
_NOTHING_FOUND = """<section class="empty">
<h2>No mail to “{recipient}” yet</h2>
<p>It appears here by itself. <a href="/">Show all mails</a></p>
</section>"""
_MAIL = """<li class="mail" data-id="{id}">
<article aria-labelledby="subject-{number}">
<h2 id="subject-{number}"><bdi>{subject}</bdi></h2>
<p class="meta"><span>To <a class="to" href="/?{filter}"><bdi>{to}</bdi></a></span>
<time datetime="{sent_at}">{shown_time} UTC</time></p>
{code}
<details class="body">
<summary>Show mail<bdi class="unseen"> {subject}</bdi></summary>
{body}
</details>
</article>
</li>"""
_CODE = """<p class="code"><span class="unseen">Code: </span><strong dir="ltr">{code}</strong>
<button class="button copy" type="button" data-copy="{code}" hidden><span>Copy</span>
<span class="unseen">code {code}</span></button></p>"""
_HTML_BODY = """<div class="views">
<fieldset><legend class="unseen">View of this mail</legend>
<label><input type="radio" name="view-{number}" checked><span>HTML</span></label>
<label><input class="as-text" type="radio" name="view-{number}"><span>Plain text</span></label></fieldset>
<a href="{path}" target="_blank" rel="noopener">Open in a new tab</a>
</div>
<iframe src="{path}" title="The mail “{subject}”" sandbox="{sandbox}" loading="lazy"></iframe>
{text}"""
_TEXT_BODY = '<div class="text" dir="auto">{text}</div>'


def render(mails: Sequence[Mail], recipient: str) -> str:
    """The page for `mails`, newest first, which are those to `recipient` where it is not empty."""
    return _PAGE.format(
        title=f"Mailbox ({len(mails)})" if mails else "Mailbox",
        recipient=escape(recipient),
        content=_list(mails, recipient) if mails else _empty(recipient),
    )


def _empty(recipient: str) -> str:
    return _NOTHING_FOUND.format(recipient=escape(recipient)) if recipient else _EMPTY


def _list(mails: Sequence[Mail], recipient: str) -> str:
    numbers = range(len(mails), 0, -1)  # a mail keeps its number when newer ones come
    shown = [_mail(mail, number) for mail, number in zip(mails[:_SHOWN], numbers, strict=False)]
    count = "1 mail" if len(mails) == 1 else f"{len(mails)} mails"
    if len(mails) > _SHOWN:
        count = f"The newest {_SHOWN} of {count}"
    if recipient:
        count = f'{count} to “{escape(recipient)}” · <a href="/">Show all</a>'
    opened = shown[0].replace("<details", "<details open", 1)
    return _LIST.format(count=count, mails="\n".join([opened, *shown[1:]]))


def _mail(mail: Mail, number: int) -> str:
    subject = escape(mail.subject) or "No subject"
    text = _TEXT_BODY.format(text=escape(mail.text))
    path = MAIL_PATH + quote(mail.id, safe="")
    return _MAIL.format(
        id=escape(mail.id),
        number=number,
        subject=subject,
        to=escape(mail.to),
        filter=escape(urlencode({"to": mail.to})),
        sent_at=escape(mail.sent_at),
        shown_time=escape(mail.sent_at[:19].replace("T", " ")),
        code=_CODE.format(code=escape(mail.code)) if mail.code else "",
        body=_html_body(number, path, subject, text) if mail.html else text,
    )


def _html_body(number: int, path: str, subject: str, text: str) -> str:
    return _HTML_BODY.format(number=number, path=path, subject=subject, sandbox=MAIL_SANDBOX, text=text)
