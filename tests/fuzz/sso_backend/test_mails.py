"""Mails: whatever an application is called, a mail has its template's tags, and a subject of one line."""

import unicodedata
from html.parser import HTMLParser
from typing import Any, get_args

from chalicelib.mails.languages import LANGUAGES, Language, language_of
from chalicelib.mails.names import is_plain, shown_name
from chalicelib.mails.writer import CodeKind, Look, Mail, MailWriter
from chalicelib.models.application import Application, Branding, Channel
from chalicelib.services.email_policy import EmailPolicy
from chalicelib.triggers.custom_message import CustomMessage
from fuzzed import any_values
from hypothesis import strategies as st
from strange import JSON, TEXTS

WRITER = MailWriter(sso_origin="https://sso.example", temporary_password_days=7)
NAMES = TEXTS | st.lists(
    st.sampled_from(
        [
            *[
                "<script>",
                "</bdi>",
                "<!--",
                "-->",
                "{####}",
                "{username}",
                "{##x##}",
                "&lt;",
                "&#60;",
                "{days}",
            ],
            *[
                "{application}",
                "\u202e",
                "\u2066",
                "\x00",
                "\r\n",
                "Bcc: eve@evil.example",
                '" onload="x',
                "Shop",
            ],
        ]
    ),
    max_size=5,
).map("".join)
COLORS = st.none() | TEXTS | st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TAGS = TEXTS | st.sampled_from(["en", "de-AT", "JA", "ar-EG-u-nu-latn", "fr_FR", "x"])


class Tags(HTMLParser):
    """The tags of a document, with their attributes' names, as a parser that is not ours sees them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[object] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, [(name, None if name == "style" else value) for name, value in attrs]))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.seen.append("comment")

    def handle_data(self, data: str) -> None:
        self.text += data


def written(language: Language, kind: CodeKind | None, name: str | None, color: str | None) -> Mail:
    look = Look.of(name=name, accent_color=color)
    if kind is None:
        return WRITER.invitation(
            language, look, username_placeholder="{username}", password_placeholder="{####}"
        )
    return WRITER.code(kind, language, look, placeholder="{####}")


@any_values(
    name=NAMES,
    color=COLORS,
    language=st.sampled_from(LANGUAGES),
    kind=st.none() | st.sampled_from(get_args(CodeKind)),
)
def test_any_name_and_colour(name: str, color: str | None, language: Language, kind: CodeKind | None) -> None:
    mail = written(language, kind, name, color)
    shown = shown_name(name)
    harmless = Tags(written(language, kind, None if shown is None else "Shop", None).html)
    tags = Tags(mail.html)
    assert tags.seen == harmless.seen
    assert shown is None or shown in tags.text
    assert mail.html.count("{####}") == 1
    assert mail.html.count("{") == 1 + (kind is None)
    assert all(is_plain(character) for character in mail.html)
    assert not {"{", "}"} & set(mail.subject)
    assert not any(unicodedata.category(one)[0] in "CZ" for one in mail.subject.replace(" ", ""))
    mail.html.encode()
    mail.subject.encode()
    assert 0 < len(mail.subject) <= 140
    assert len(mail.html) <= 20_000


CHANNEL = Channel("web", "https://shop.example/success", "https://shop.example/")


class Applications:
    """Finds one application whatever is asked for, if it is a text."""

    def __init__(self, name: str) -> None:
        self._found = Application("shop", name, "open", "client", (CHANNEL,), Branding("#7a1f5c"))

    def find(self, application_id: object) -> Application | None:
        return self._found if isinstance(application_id, str) else None


SOURCES = [
    "SignUp",
    "ResendCode",
    "ForgotPassword",
    "AdminCreateUser",
    "UpdateUserAttribute",
    "Authentication",
    "",
]


@any_values(
    name=NAMES,
    source=st.sampled_from(SOURCES),
    metadata=JSON | st.fixed_dictionaries({"application_id": JSON, "language": TAGS | JSON}),
    attributes=st.dictionaries(st.sampled_from(["name", "email", "sub"]), NAMES),
)
def test_any_event_of_cognito(name: str, source: str, metadata: object, attributes: dict[str, str]) -> None:
    applications: Any = Applications(name)
    event = {
        "triggerSource": f"CustomMessage_{source}",
        "request": {
            "clientMetadata": metadata,
            "userAttributes": attributes,
            "codeParameter": "{####}",
            "usernameParameter": "{username}",
        },
        "response": {},
    }
    response = CustomMessage(applications, WRITER)(event)["response"]
    assert response["emailMessage"].count("{####}") == 1
    assert "<script" not in response["emailMessage"]
    assert "\n" not in response["emailSubject"]


@any_values(tag=TAGS | JSON)
def test_any_language(tag: object) -> None:
    assert language_of(tag) in LANGUAGES


DOMAINS = st.sampled_from(
    ["example.com", "EXAMPLE.com.", "mail.blocked.example", "blocked.example", "allowed.example"]
)


@any_values(email=TEXTS | st.builds(lambda mailbox, domain: f"{mailbox}@{domain}", TEXTS, DOMAINS | TEXTS))
def test_any_address_at_sign_up(email: str) -> None:
    assert not EmailPolicy(allowed=[], blocked=["blocked.example"]).accepts(f"{email}.Blocked.Example")
    assert not EmailPolicy(allowed=[], blocked=["blocked.example"]).accepts(f"{email}@blocked.example")
    if EmailPolicy(allowed=["allowed.example"], blocked=[]).accepts(email):
        assert email.lower().rstrip(".").endswith("@allowed.example")
