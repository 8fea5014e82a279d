"""The mailbox shows every mail, newest first, with its code, and nothing in a mail can run."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.mailbox import Mailbox
from cognito_sso.local.mailbox_outbox import Outbox

Ask = Callable[..., asgi.Response]
Open = Callable[..., "Opened"]

HTML = '<h1>Shop</h1><p style="color:red">Your code is <b>778899</b></p>'
NEW_TABS = '<base target="_blank">'


def _record(number: int, **changed: Any) -> dict[str, object]:
    return {
        "MessageId": f"m{number}@email.amazonses.com",
        "Source": "no-reply@verificationemail.com",
        "To": ["a@example.com"],
        "Subject": "Your code",
        "BodyText": "Your verification code is 123456.",
        "BodyHtml": "",
        "Timestamp": f"2026-11-23T04:20:0{number}.676000+00:00",
        "Type": "CognitoInvitationMessage",
        **changed,
    }


class Opened:
    """A mailbox that somebody looks into."""

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


@pytest.fixture
def mailbox(emulator_app: Any, ask: Ask) -> Open:
    """A mailbox with these mails."""

    def put(*records: dict[str, object]) -> Opened:
        listing = {"messages": {"000000000000": list(records)}}
        emulator_app.response = asgi.Response(200, (), json.dumps(listing).encode())
        return Opened(Mailbox(emulator_app, Outbox()), ask)

    return put


def _policy(answer: asgi.Response) -> list[str]:
    return dict(answer.headers)[b"content-security-policy"].decode().split("; ")


def test_newest_first_with_recipient_code_and_time(mailbox: Open, emulator_app: Any) -> None:
    opened = mailbox(_record(1), _record(2, To=["b@example.com"], BodyText="Code: 654321"))
    mails = opened.mails()
    assert [(mail["to"], mail["code"]) for mail in mails] == [
        ("b@example.com", "654321"),
        ("a@example.com", "123456"),
    ]
    assert mails[0]["sent_at"] == "2026-11-23T04:20:02.676Z"
    text = opened.page()
    assert text.index("654321") < text.index("123456")
    assert {scope["path"] for scope in emulator_app.scopes} == {"/_ministack/ses/messages"}


def test_mails_of_the_same_instant_stay_newest_first(mailbox: Open) -> None:
    mails = mailbox(_record(1, Timestamp=1795400000.5), _record(2, Timestamp=1795400000.5)).mails()
    assert [mail["id"][:2] for mail in mails] == ["m2", "m1"]


@pytest.mark.parametrize("key", ["Subject", "BodyText", "BodyHtml", "MessageId"])
def test_everything_that_came_by_mail_is_escaped(mailbox: Open, key: str) -> None:
    attack = 'x"><script>alert(1)</script>{code}<p>'
    page = mailbox(_record(1, **{"BodyHtml": HTML, key: attack})).page()
    assert "<script>alert" not in page
    assert 'x">' not in page


def test_a_hostile_recipient_is_escaped(mailbox: Open) -> None:
    opened = mailbox(_record(1, To=["<img src=x onerror=alert(1)>@example.com"]))
    assert "<img" not in opened.page()
    assert "<img" not in opened.page(b"to=%3Cimg")
    assert "<img" not in opened.page(b"to=%3Cimg%20src=y%3E")
    assert 'value="&quot; autofocus' in opened.page(b"to=%22%20autofocus")


def test_an_html_mail_has_its_text_too(mailbox: Open) -> None:
    [mail] = mailbox(_record(1, BodyText="", BodyHtml=HTML)).mails()
    assert (mail["html"], mail["text"]) == (HTML, "Shop\n\nYour code is 778899")
    assert mail["code"] == "778899"


@pytest.mark.parametrize("text", ["Order 1234567 is on its way", "Until then it is x123456", "123456y!"])
def test_other_numbers_are_no_codes(mailbox: Open, text: str) -> None:
    opened = mailbox(_record(1, BodyText=text))
    assert opened.mails()[0]["code"] == ""
    assert "data-copy" not in opened.page()


def test_a_code_between_letters_of_other_scripts_is_one(mailbox: Open) -> None:
    assert mailbox(_record(1, BodyText="コード123456です")).mails()[0]["code"] == "123456"


def test_a_recipient_finds_his_mails_by_a_part_of_his_address(mailbox: Open) -> None:
    opened = mailbox(_record(1, To=["Ada+1@example.com"]), _record(2, To=["bob@example.com"]))
    for query in (b"to=ada%2B1@example.com", b"to=%20ADA%2B", b"x=1&to=ada"):
        assert [mail["to"] for mail in opened.mails(query)] == ["Ada+1@example.com"]
        assert "bob@example.com" not in opened.page(query)
    assert 'href="/?to=Ada%2B1%40example.com"' in opened.page()
    assert len(opened.mails(b"to=")) == 2


def test_an_empty_mailbox_says_so(mailbox: Open) -> None:
    opened = mailbox()
    assert "No mail yet" in opened.page()
    assert opened.mails() == []
    assert "No mail to “ada” yet" in opened.page(b"to=ada")


def test_the_page_holds_the_newest_fifty_and_says_so(mailbox: Open) -> None:
    opened = mailbox(*(_record(1, MessageId=f"m{number}") for number in range(51)))
    page = opened.page()
    assert page.count("<article") == 50
    assert 'data-id="m0"' not in page
    assert "The newest 50 of 51 mails" in page
    assert len(opened.mails()) == 51


def test_the_page_is_sent_again_only_when_it_changed(mailbox: Open) -> None:
    opened = mailbox(_record(1))
    known = {"if-none-match": dict(opened.get().headers)[b"etag"].decode()}
    unchanged = opened.get(headers=known)
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert mailbox(_record(1), _record(2)).get(headers=known).status == 200


def test_the_page_allows_its_own_files_only(mailbox: Open) -> None:
    opened = mailbox(_record(1, BodyHtml=HTML))
    policy = _policy(opened.get())
    assert "default-src 'none'" in policy
    assert "frame-src 'self'" in policy
    assert not any("unsafe" in rule or "data:" in rule or "*" in rule for rule in policy)
    assert " style=" not in opened.page()


def test_an_html_mail_is_framed_and_may_only_open_its_links(mailbox: Open) -> None:
    opened = mailbox(_record(1, BodyHtml=HTML), _record(2))
    [frame] = re.findall("<iframe [^>]*>", opened.page())
    assert ' sandbox="allow-popups allow-popups-to-escape-sandbox" ' in frame
    assert opened.frames() == ["/mails/m1%40email.amazonses.com"]


def test_a_mail_by_itself_may_only_open_its_links(mailbox: Open) -> None:
    opened = mailbox(_record(1, BodyHtml=HTML))
    mail = opened.get(opened.frames()[0])
    assert (mail.status, mail.body.decode()) == (200, NEW_TABS + HTML)
    headers = dict(mail.headers)
    assert headers[b"content-type"] == b"text/html; charset=utf-8"
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"x-dns-prefetch-control"] == b"off"
    assert _policy(mail) == [
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "img-src data:",
        "form-action 'none'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
        "sandbox allow-popups allow-popups-to-escape-sandbox",
    ]


@pytest.mark.parametrize(
    "attack",
    [
        "<link rel=preconnect href=//evil.example>",
        "<LINK\nrel=dns-prefetch href=//evil.example>",
        "<link/rel=preconnect href=//evil.example>",
        "<iframe src=//evil.example></iframe>",
        "<Frame src=//evil.example>",
    ],
)
def test_a_mail_cannot_make_the_browser_connect_ahead_of_its_policy(mailbox: Open, attack: str) -> None:
    opened = mailbox(_record(1, BodyHtml=f"{HTML}{attack}"))
    shown = opened.get(opened.frames()[0]).body.decode()
    assert shown.startswith(NEW_TABS + HTML)
    assert not re.search(r"<(link|i?frame)\b", shown, re.IGNORECASE)


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE html>", '\n<!doctype html PUBLIC "-//W3C//DTD HTML 4.01//EN">']
)
def test_a_mail_keeps_its_document_type_first(mailbox: Open, doctype: str) -> None:
    opened = mailbox(_record(1, BodyHtml=f"{doctype}{HTML}"))
    assert opened.get(opened.frames()[0]).body.decode() == doctype + NEW_TABS + HTML


@pytest.mark.parametrize(
    "link",
    ["<a rel=opener", '<a href="//evil.example"REL = "opener"', "<area/rel=opener", "<a\ntarget='_top'"],
)
def test_a_link_cannot_say_where_it_opens_nor_what_it_may_reach(mailbox: Open, link: str) -> None:
    opened = mailbox(_record(1, BodyHtml=f"{HTML}{link}>here</a>"))
    shown = opened.get(opened.frames()[0]).body.decode().removeprefix(NEW_TABS)
    assert shown.endswith(">here</a>")
    assert not re.search(r"(?<!x-)(rel|target)\s*=", shown, re.IGNORECASE)


def test_a_links_address_stays_as_it_is(mailbox: Open) -> None:
    link = '<a href="https://shop.example/?target=1&rel=2">here</a>'
    opened = mailbox(_record(1, BodyHtml=HTML + link))
    assert opened.get(opened.frames()[0]).body.decode() == NEW_TABS + HTML + link


def test_an_odd_id_still_leads_to_its_mail_and_to_no_other_place(mailbox: Open) -> None:
    odd = '../../mailbox.py?x#"&y'
    opened = mailbox(_record(1, MessageId=odd, BodyHtml=HTML))
    [path] = opened.frames()
    assert re.fullmatch(r"/mails/[A-Za-z0-9._~%-]+", path)
    assert opened.get(path).body.decode() == NEW_TABS + HTML


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
    opened = mailbox(_record(1, BodyHtml=HTML), _record(2))
    answer = opened.get(path)
    assert (answer.status, dict(answer.headers)[b"content-type"]) == (404, b"text/plain")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/mailbox.css", b"text/css; charset=utf-8"),
        ("/mailbox.js", b"text/javascript; charset=utf-8"),
        ("/mailbox.svg", b"image/svg+xml"),
    ],
)
def test_the_pages_files_are_served(mailbox: Open, path: str, kind: bytes) -> None:
    answer = mailbox().get(path)
    assert (answer.status, dict(answer.headers)[b"content-type"]) == (200, kind)
    assert answer.body


@pytest.mark.parametrize("path", ["/nothing", "/mailbox.py", "/../mailbox.py"])
def test_nothing_else_is_served(mailbox: Open, path: str) -> None:
    assert mailbox().get(path).status == 404


def test_the_mailbox_can_only_be_read(mailbox: Open) -> None:
    assert mailbox().get(method="POST").status == 405
