"""The mailbox shows every mail, newest first, with its code, and nothing in a mail can run."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.mailbox import Mailbox

Ask = Callable[..., asgi.Response]
Read = Callable[..., tuple[asgi.Response, list[dict[str, str]]]]


def _record(number: int, **changed: Any) -> dict[str, object]:
    return {
        "MessageId": f"m{number}",
        "Source": "no-reply@verificationemail.com",
        "To": ["a@example.com"],
        "Subject": "Your code",
        "BodyText": "Your verification code is 123456.",
        "BodyHtml": "",
        "Timestamp": f"2026-11-23T04:20:0{number}.676000+00:00",
        "Type": "CognitoVerificationMessage",
        **changed,
    }


@pytest.fixture
def read(emulator_app: Any, ask: Ask) -> Read:
    """The mailbox's page and JSON for these mails."""

    def read_mails(*records: dict[str, object]) -> tuple[asgi.Response, list[dict[str, str]]]:
        listing = {"messages": {"000000000000": list(records)}}
        emulator_app.response = asgi.Response(200, (), json.dumps(listing).encode())
        mailbox = Mailbox(emulator_app)
        page = ask(mailbox, "/", host="mailbox.localhost:4566")
        return page, json.loads(ask(mailbox, "/messages.json", host="mailbox.localhost:4566").body)[
            "messages"
        ]

    return read_mails


def test_newest_first_with_recipient_code_and_time(read: Read, emulator_app: Any) -> None:
    page, mails = read(_record(1), _record(2, To=["b@example.com"], BodyText="Code: 654321"))
    assert [(mail["to"], mail["code"]) for mail in mails] == [
        ("b@example.com", "654321"),
        ("a@example.com", "123456"),
    ]
    assert mails[0]["sent_at"] == "2026-11-23T04:20:02.676Z"
    text = page.body.decode()
    assert text.index("654321") < text.index("123456")
    assert emulator_app.scopes[0]["path"] == "/_ministack/ses/messages"


def test_mails_of_the_same_instant_stay_newest_first(read: Read) -> None:
    same = "2026-11-23T04:20:00+00:00"
    _, mails = read(_record(1, Timestamp=same), _record(2, Timestamp=same))
    assert [mail["id"] for mail in mails] == ["m2", "m1"]


@pytest.mark.parametrize("key", ["Subject", "BodyText", "MessageId"])
def test_everything_that_came_by_mail_is_escaped(read: Read, key: str) -> None:
    page, _ = read(_record(1, **{key: 'x"><script>alert(1)</script>'}))
    assert b"<script>alert" not in page.body
    assert b'x">' not in page.body


def test_a_hostile_recipient_is_escaped(read: Read) -> None:
    page, _ = read(_record(1, To=["<img src=x onerror=alert(1)>@example.com"]))
    assert b"<img" not in page.body


def test_an_html_mail_is_shown_as_its_text(read: Read) -> None:
    _, mails = read(_record(1, BodyText="", BodyHtml="<p>Your code is <b>778899</b></p>"))
    assert (mails[0]["text"], mails[0]["code"]) == ("Your code is 778899", "778899")


def test_longer_numbers_are_no_codes(read: Read) -> None:
    _, mails = read(_record(1, BodyText="Order 1234567 is on its way"))
    assert mails[0]["code"] == ""


def test_an_empty_mailbox_says_so(read: Read) -> None:
    page, mails = read()
    assert b"No mail yet" in page.body
    assert mails == []


def test_the_page_allows_its_own_files_only(read: Read) -> None:
    page, _ = read(_record(1))
    policy = dict(page.headers)[b"content-security-policy"].decode()
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"style=" not in page.body


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/mailbox.css", b"text/css; charset=utf-8"), ("/mailbox.js", b"text/javascript; charset=utf-8")],
)
def test_the_pages_files_are_served(emulator_app: Any, ask: Ask, path: str, kind: bytes) -> None:
    answer = ask(Mailbox(emulator_app), path)
    assert (answer.status, dict(answer.headers)[b"content-type"]) == (200, kind)
    assert answer.body


@pytest.mark.parametrize("path", ["/nothing", "/mailbox.py", "/../mailbox.py"])
def test_nothing_else_is_served(emulator_app: Any, ask: Ask, path: str) -> None:
    assert ask(Mailbox(emulator_app), path).status == 404


def test_the_mailbox_can_only_be_read(emulator_app: Any, ask: Ask) -> None:
    assert ask(Mailbox(emulator_app), method="POST").status == 405
