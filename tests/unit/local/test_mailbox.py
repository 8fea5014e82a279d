"""The mailbox shows every mail, newest first, with its code."""

from typing import Any

import pytest
from opened_mailbox import HTML, Open, policy, record


def test_newest_first_with_recipient_code_and_time(mailbox: Open, emulator_app: Any) -> None:
    opened = mailbox(record(1), record(2, To=["b@example.com"], BodyText="Code: 654321"))
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
    mails = mailbox(record(1, Timestamp=1795400000.5), record(2, Timestamp=1795400000.5)).mails()
    assert [mail["id"][:2] for mail in mails] == ["m2", "m1"]


@pytest.mark.parametrize("key", ["Subject", "BodyText", "BodyHtml", "MessageId"])
def test_everything_that_came_by_mail_is_escaped(mailbox: Open, key: str) -> None:
    attack = 'x"><script>alert(1)</script>{code}<p>'
    page = mailbox(record(1, **{"BodyHtml": HTML, key: attack})).page()
    assert "<script>alert" not in page
    assert 'x">' not in page


def test_a_hostile_recipient_is_escaped(mailbox: Open) -> None:
    opened = mailbox(record(1, To=["<img src=x onerror=alert(1)>@example.com"]))
    assert "<img" not in opened.page()
    assert "<img" not in opened.page(b"to=%3Cimg")
    assert "<img" not in opened.page(b"to=%3Cimg%20src=y%3E")
    assert 'value="&quot; autofocus' in opened.page(b"to=%22%20autofocus")


@pytest.mark.parametrize("key", ["Subject", "BodyText", "BodyHtml", "MessageId", "To"])
def test_half_a_character_breaks_no_page(mailbox: Open, key: str) -> None:
    half = ["a\ud800@example.com"] if key == "To" else "x\udfffy"
    opened = mailbox(record(1, **{key: half}), record(2))
    assert len(opened.mails()) == 2
    assert "654321" in opened.page() or "123456" in opened.page()
    assert opened.get(f"/mails/{opened.mails()[1]['id']}").status in (200, 404)


def test_an_html_mail_has_its_text_too(mailbox: Open) -> None:
    [mail] = mailbox(record(1, BodyText="", BodyHtml=HTML)).mails()
    assert (mail["html"], mail["text"]) == (HTML, "Shop\n\nYour code is 778899")
    assert mail["code"] == "778899"


@pytest.mark.parametrize("text", ["Order 1234567 is on its way", "Until then it is x123456", "123456y!"])
def test_other_numbers_are_no_codes(mailbox: Open, text: str) -> None:
    opened = mailbox(record(1, BodyText=text))
    assert opened.mails()[0]["code"] == ""
    assert "data-copy" not in opened.page()


def test_an_invitation_has_no_code_however_many_digits_are_in_it(mailbox: Open) -> None:
    text = "User name: 123456@example.com\nTemporary password: !778899."
    opened = mailbox(record(1, BodyText=text, Type="CognitoInvitationMessage"))
    [mail] = opened.mails()
    assert (mail["code"], mail["text"]) == ("", text)
    assert "data-copy" not in opened.page()


def test_a_code_between_letters_of_other_scripts_is_one(mailbox: Open) -> None:
    assert mailbox(record(1, BodyText="コード123456です")).mails()[0]["code"] == "123456"


def test_a_recipient_finds_his_mails_by_a_part_of_his_address(mailbox: Open) -> None:
    opened = mailbox(record(1, To=["Ada+1@example.com"]), record(2, To=["bob@example.com"]))
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
    opened = mailbox(*(record(1, MessageId=f"m{number}") for number in range(51)))
    page = opened.page()
    assert page.count("<article") == 50
    assert 'data-id="m0"' not in page
    assert "The newest 50 of 51 mails" in page
    assert len(opened.mails()) == 51


def test_the_page_is_sent_again_only_when_it_changed(mailbox: Open) -> None:
    opened = mailbox(record(1))
    known = {"if-none-match": dict(opened.get().headers)[b"etag"].decode()}
    unchanged = opened.get(headers=known)
    assert (unchanged.status, unchanged.body) == (304, b"")
    assert mailbox(record(1), record(2)).get(headers=known).status == 200


def test_the_page_allows_its_own_files_only(mailbox: Open) -> None:
    opened = mailbox(record(1, BodyHtml=HTML))
    rules = policy(opened.get())
    assert "default-src 'none'" in rules
    assert "frame-src 'self'" in rules
    assert not any("unsafe" in rule or "data:" in rule or "*" in rule for rule in rules)
    assert " style=" not in opened.page()


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
