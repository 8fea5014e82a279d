"""An HTML mail by itself, as the mailbox frames it: of no origin, it may do nothing but open its links."""

import re

import pytest
from opened_mailbox import HTML, NEW_TABS, Open, policy, record


def test_an_html_mail_is_framed_and_may_only_open_its_links(mailbox: Open) -> None:
    opened = mailbox(record(1, BodyHtml=HTML), record(2))
    [frame] = re.findall("<iframe [^>]*>", opened.page())
    assert ' sandbox="allow-popups allow-popups-to-escape-sandbox" ' in frame
    assert opened.frames() == ["/mails/m1%40email.amazonses.com"]


def test_a_mail_by_itself_may_only_open_its_links(mailbox: Open) -> None:
    opened = mailbox(record(1, BodyHtml=HTML))
    mail = opened.get(opened.frames()[0])
    assert (mail.status, mail.body.decode()) == (200, NEW_TABS + HTML)
    headers = dict(mail.headers)
    assert headers[b"content-type"] == b"text/html; charset=utf-8"
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"x-dns-prefetch-control"] == b"off"
    assert policy(mail) == [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-popups allow-popups-to-escape-sandbox",
    ]


def test_an_odd_id_still_leads_to_its_mail_and_to_no_other_place(mailbox: Open) -> None:
    odd = '../../mailbox.py?x#"&y'
    opened = mailbox(record(1, MessageId=odd, BodyHtml=HTML))
    [path] = opened.frames()
    assert re.fullmatch(r"/mails/[A-Za-z0-9._~%-]+", path)
    assert opened.get(path).body.decode() == NEW_TABS + HTML


def test_a_hostile_mail_is_neutralised(mailbox: Open) -> None:
    attack = "<a target=_top rel=opener href=//evil.example>here</a><link rel=preconnect href=//evil.example>"
    opened = mailbox(record(1, BodyHtml=HTML + attack))
    shown = opened.get(opened.frames()[0]).body.decode()
    assert shown == f'{NEW_TABS}{HTML}<a href="//evil.example">here</a>'


@pytest.mark.parametrize(
    "path",
    [
        "/mails/",
        "/mails/m1",
        "/mails/m2%40email.amazonses.com",
        "/mails/M1%40email.amazonses.com",
        "/mails/m1%40email.amazonses.com/",
        "/mails/../mailbox.py",
        "/mails/..%2Fmailbox.py",
        "/mails/%2e%2e/%2e%2e/pyproject.toml",
        "/mails//etc/passwd",
        "/mails/m1%40email.amazonses.com%00",
    ],
)
def test_there_is_no_other_mail(mailbox: Open, path: str) -> None:
    opened = mailbox(record(1, BodyHtml=HTML), record(2))
    answer = opened.get(path)
    assert (answer.status, dict(answer.headers)[b"content-type"]) == (404, b"text/plain")
