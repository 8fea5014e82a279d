"""Mails of any content in the local mailbox: nothing of them reaches a page as markup, and none breaks it."""

from dataclasses import replace
from html.parser import HTMLParser

from asgi_calls import answered, request
from cognito_sso.local import asgi
from cognito_sso.local.mailbox import Mailbox
from cognito_sso.local.mailbox_html import harmless
from cognito_sso.local.mailbox_mails import SOURCE, Mail, parse_mails
from cognito_sso.local.mailbox_outbox import Outbox
from cognito_sso.local.mailbox_page import render
from cognito_sso.local.mailbox_text import plain_text
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from strange import JSON, TEXTS, written

MARKUP = st.lists(
    st.sampled_from(
        [
            *[
                "<",
                ">",
                "</",
                "/>",
                "<!--",
                "-->",
                "--!>",
                "<![CDATA[",
                "]]>",
                "<!",
                "<?",
                "&",
                "&#",
                ";",
                "=",
            ],
            *[
                "<a href=",
                "<a target=_top ",
                "<base ",
                "<form action=",
                "<style>",
                "</style>",
                "<script>",
                "</p",
            ],
            *[
                "<link rel=preconnect href=//evil.example>",
                "<iframe src=//evil.example>",
                "<svg><style>",
                "`",
            ],
            *[
                "<textarea>",
                "<plaintext>",
                "<noscript>",
                "<template>",
                "<math><mi>",
                "x",
                " ",
                "\n",
                "\0",
                "\f",
            ],
            *[
                "<![if x]>",
                "<!DOCTYPE html>",
                "<meta http-equiv=refresh content=0>",
                "<p/ target=x>",
                '"',
                "'",
            ],
            *["</script>", "<title>", "</", "/"],
        ]
    )
    | TEXTS,
    max_size=10,
).map("".join)


class Seen(HTMLParser):
    """Start tags and their attributes, by a parser without our changes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, [name for name, _ in attrs]))


def is_harmless(html: str) -> None:
    shown = harmless(html)
    _, _, rest = shown.partition('<base target="_blank">')
    assert shown.count('<base target="_blank">') >= 1
    seen = Seen()
    seen.feed(rest)
    for tag, names in seen.tags:
        assert tag not in ("script", "link", "iframe", "frame")
        assert not {"rel", "target"} & set(names)
    assert "<!--" not in rest
    assert "<![" not in rest
    plain_text(html)
    plain_text(shown)


@any_values(html=MARKUP)
def test_any_markup(html: str) -> None:
    is_harmless(html)


@any_bytes(
    b"<!doctype html><p>Your code is <b>123456</b></p>",
    b"<style>p{}<!-- </style><a target=_top href=x>",
    b"<![if x]><![CDATA[ <script>",
    b"<" * 400 + b"!--" * 100,
    b"<a " + b"x=" * 300 + b">",
)
def test_any_html(content: bytes) -> None:
    is_harmless(content.decode("utf-8", "replace"))


RECORDS = st.fixed_dictionaries(
    {"Timestamp": st.just("2026-11-23T04:09:11+00:00") | st.integers(0, 4_000_000_000)},
    optional={
        "MessageId": TEXTS,
        "To": st.lists(TEXTS, max_size=2) | JSON,
        "Subject": TEXTS | MARKUP,
        "BodyText": TEXTS,
        "BodyHtml": MARKUP | st.none(),
        "Type": st.sampled_from(["CognitoVerificationMessage", "CognitoInvitationMessage", "SendEmail"]),
    },
)
PATHS = st.sampled_from(["/", "/messages.json", "/mailbox.css", "/mails/", "/mails/1"]) | TEXTS.map(
    lambda t: f"/{t}"
)


@any_values(
    records=st.lists(RECORDS, max_size=4),
    path=PATHS,
    query=st.binary(max_size=30),
    method=st.sampled_from(["GET", "POST"]),
)
def test_any_mail_in_the_mailbox(
    records: list[dict[str, object]], path: str, query: bytes, method: str
) -> None:
    listing = written({"messages": {"000000000000": records}})

    async def emulator(scope: asgi.Scope, _: asgi.Receive, send: asgi.Send) -> None:
        assert scope["path"] == SOURCE
        await asgi.Response(200, (), listing).send(send)

    mails = parse_mails(listing)
    assert len(mails) == len(records)
    named = f"/mails/{mails[0].id}" if mails else "/"
    for each in (path, "/", "/messages.json", named):
        answer = answered(
            Mailbox(emulator, Outbox()), request(path=each, query_string=b"to=" + query, method=method)
        )
        assert answer.status in (200, 404, 405)
        assert method == "GET" or answer.status == 405
        assert (b"cache-control", b"no-store") in answer.headers


MAIL = Mail("1", "a@b.example", "s", "t", "<p>t</p>", "123456", "2026-11-23T04:09:11.000Z", "SendEmail")


@any_values(texts=st.lists(MARKUP, min_size=7, max_size=7), recipient=MARKUP)
def test_any_mail_on_the_page(texts: list[str], recipient: str) -> None:
    """The page's tags are those of a harmless mail."""
    names = ("id", "to", "subject", "text", "code", "sent_at", "kind")
    mail = replace(MAIL, **{name: text or "x" for name, text in zip(names, texts, strict=True)})
    seen, own = Seen(), Seen()
    seen.feed(render([mail], recipient))
    own.feed(render([MAIL], "x" if recipient else ""))
    assert seen.tags == own.tags
