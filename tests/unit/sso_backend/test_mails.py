"""What every mail says and holds, in every language."""

import dataclasses
import re
import unicodedata
from collections.abc import Iterator

import pytest
from chalicelib.mails.catalogue import APPLICATION, DAYS, Sentence
from chalicelib.mails.catalogues import CATALOGUES
from chalicelib.mails.languages import LANGUAGES, Language, language_of
from chalicelib.mails.writer import CodeKind, Look, Mail, MailWriter
from sso_world.mail_reading import lines_of

CODE, USERNAME = "{####}", "{username}"
SITE = "https://sso.example.com"
KINDS: tuple[CodeKind, ...] = ("sign_up", "recovery", "other")
LONGEST = Look.of(name="W" * 500)
LOOKS = {"named": Look.of(name="Shop", accent_color="#7a1f5c"), "plain": Look.of(), "longest": LONGEST}
WRITER = MailWriter(sso_origin=SITE, temporary_password_days=7)


def invitation(language: Language, look: Look, writer: MailWriter = WRITER) -> Mail:
    return writer.invitation(language, look, username_placeholder=USERNAME, password_placeholder=CODE)


def mails() -> Iterator[tuple[str, Mail]]:
    for language in LANGUAGES:
        for name, look in LOOKS.items():
            for kind in KINDS:
                yield f"{language}-{kind}-{name}", WRITER.code(kind, language, look, placeholder=CODE)
            yield f"{language}-invitation-{name}", invitation(language, look)


MAILS = dict(mails())


@pytest.mark.parametrize("name", MAILS)
def test_cognito_takes_it(name: str) -> None:
    """Its quotas and its pattern, in which a space is Java's and a character in no other class is refused."""
    mail = MAILS[name]
    assert 0 < len(mail.subject) <= 140
    assert len(mail.html.encode()) <= 20_000
    assert mail.html.count(CODE) == 1
    assert mail.html.count(USERNAME) == ("invitation" in name)
    assert "{" not in (mail.subject + mail.html).replace(CODE, "").replace(USERNAME, "")
    strange = {
        one
        for one in mail.subject + mail.html
        if unicodedata.category(one)[0] not in "LMSNP" and one not in " \n"
    }
    assert strange == set()
    assert "\n" not in mail.subject


def test_the_longest_has_fewer_than_5000_characters() -> None:
    """An apostrophe takes six in HTML, and no domain is longer."""
    look = Look.of(name="'" * 60, accent_color="#7a1f5c")
    writer = MailWriter(sso_origin=f"https://{'x' * 253}", temporary_password_days=365)
    longest = [
        *(WRITER.code(kind, language, look, placeholder=CODE) for kind in KINDS for language in LANGUAGES),
        *(invitation(language, look, writer) for language in LANGUAGES),
    ]
    assert 4000 < max(len(mail.html) for mail in longest) < 5000


@pytest.mark.parametrize("name", MAILS)
def test_it_asks_nobody_for_anything_and_runs_nothing(name: str) -> None:
    html = MAILS[name].html
    assert not re.search(r"<(img|script|style|link|iframe|form|table|object|svg)|src=|url\(|@import", html)
    assert re.findall(r'href="([^"]*)"', html) == ([f"{SITE}/account"] if "invitation" in name else [])
    if "invitation" not in name:
        assert "://" not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_which_language_it_is_in_and_where_that_begins(language: Language) -> None:
    html = WRITER.code("sign_up", language, LOOKS["plain"], placeholder=CODE).html
    origin = f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"'
    # A mailbox that drops <html> shows the second one.
    assert f"<html {origin} " in html
    assert f"<div {origin} " in html
    assert '<meta name="color-scheme" content="light dark">' in html


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_without_its_tags_a_mail_with_a_code_reads_in_order(language: Language, kind: CodeKind) -> None:
    catalogue = CATALOGUES[language]
    texts = {"sign_up": catalogue.sign_up, "recovery": catalogue.recovery, "other": catalogue.other}[kind]
    read = lines_of(WRITER.code(kind, language, LOOKS["named"], placeholder=CODE).html)
    assert read == [
        texts.preheader,
        "Shop",
        texts.heading,
        texts.who.at.replace(APPLICATION, "Shop"),
        catalogue.code,
        CODE,
        *(" ".join(one.split()) for one in (texts.use, catalogue.code_is_private, texts.otherwise)),
    ]


def test_an_invitation_reads_in_order() -> None:
    assert lines_of(invitation("en", LOOKS["named"]).html) == [
        "With a temporary password, for you alone.",
        "Shop",
        "You are invited to Shop",
        "Shop invites you: an account was made for you. This is how you sign in for the first time.",
        "Sign in at",
        "https://sso.example.com/account",
        "User name",
        USERNAME,
        "Temporary password",
        CODE,
        "You choose a password of your own then. "
        "Sign in within 7 days: after that the temporary one works no longer.",
        "Never give this password to anyone. We will never ask you for it, neither by phone nor by message.",
        "You did not expect this? Then ignore this mail: nobody can sign in without the temporary password.",
    ]


def test_a_mail_for_no_application_names_none() -> None:
    for language in LANGUAGES:
        for kind in KINDS:
            mail = WRITER.code(kind, language, LOOKS["plain"], placeholder=CODE)
            assert "bdi" not in mail.html
            assert mail.subject == getattr(CATALOGUES[language], kind).subject.alone
        assert "bdi" not in invitation(language, LOOKS["plain"]).html


def test_an_invitation_has_no_link_where_the_address_is_not_known() -> None:
    mail = invitation("en", LOOKS["named"], MailWriter(sso_origin="", temporary_password_days=7))
    assert "href" not in mail.html
    assert "Sign in at" not in lines_of(mail.html)


LIVES = {
    "en": ("24 hours", "1 hour"),
    "de": ("24 Stunden", "1 Stunde"),
    "fr": ("24 heures", "1 heure"),
    "es": ("24 horas", "1 hora"),
    "ja": ("24時間", "1時間"),
    "ar": ("24 ساعة", "ساعة واحدة"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_live_as_long_as_cognito_has_it(language: Language) -> None:
    a_day, an_hour = LIVES[language]
    texts = CATALOGUES[language]
    assert a_day in texts.sign_up.preheader
    assert a_day in texts.sign_up.use
    assert an_hour in texts.recovery.preheader
    assert an_hour in texts.recovery.use


OTHER_DEVICES = {
    "en": "every other device is signed out",
    "de": "alle anderen Geräte",
    "fr": "tous les autres appareils",
    "es": "todos los demás dispositivos",
    "ja": "ほかのすべてのデバイス",
    "ar": "جميع الأجهزة الأخرى",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_recovery_tells_that_other_devices_are_signed_out(language: Language) -> None:
    assert OTHER_DEVICES[language] in WRITER.code("recovery", language, LOOKS["plain"], placeholder=CODE).html


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "يوم واحد"),
        (2, "يومين"),
        (3, "3 أيام"),
        (10, "10 أيام"),
        (11, "11 يومًا"),
        (90, "90 يومًا"),
        (100, "100 يوم"),
    ],
)
def test_arabic_counts_days_in_its_own_way(days: int, said: str) -> None:
    writer = MailWriter(sso_origin="", temporary_password_days=days)
    assert f"خلال {said}،" in invitation("ar", LOOKS["plain"], writer).html


def test_other_languages_count_them_too() -> None:
    for days, said in ((1, "within 1 day:"), (2, "within 2 days:")):
        writer = MailWriter(sso_origin="", temporary_password_days=days)
        assert said in invitation("en", LOOKS["plain"], writer).html
    one = MailWriter(sso_origin="", temporary_password_days=1)
    for language, said in (("de", "innerhalb eines Tages"), ("fr", "de 1 jour"), ("es", "de 1 día")):
        assert said in invitation(language_of(language), LOOKS["plain"], one).html


def sentences(texts: object) -> Iterator[tuple[str, object]]:
    """Every leaf of a catalogue with its path."""
    for field in dataclasses.fields(texts):  # type: ignore[arg-type]  # one of the catalogue's classes
        value = getattr(texts, field.name)
        if dataclasses.is_dataclass(value) and not isinstance(value, Sentence):
            yield from ((f"{field.name}.{path}", leaf) for path, leaf in sentences(value))
        else:
            yield field.name, value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_and_holds_what_it_must(language: Language) -> None:
    for path, leaf in sentences(CATALOGUES[language]):
        if isinstance(leaf, Sentence):
            assert leaf.at.count(APPLICATION) == 1, path
            assert "{" not in leaf.alone + leaf.at.replace(APPLICATION, ""), path
            assert leaf.alone.strip(), path
        elif isinstance(leaf, str):
            assert leaf.count(DAYS) == (path == "invitation.use"), path
            assert "{" not in leaf.replace(DAYS, ""), path
            assert leaf == leaf.strip() != "", path
            assert "  " not in leaf, path


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_nothing_was_left_in_english(language: Language) -> None:
    english = dict(sentences(CATALOGUES["en"]))
    same = {path for path, leaf in sentences(CATALOGUES[language]) if leaf == english[path]}
    assert same - {"direction"} == set()


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("DE-at-1996", "de"),
        ("ja-JP", "ja"),
        ("ar-EG", "ar"),
        ("zh-Hant", "en"),
        ("deutsch", "en"),
        ("", "en"),
        ("de_AT", "en"),
        ("de-", "en"),
        ("de\n", "en"),
        ("de" + "-aaaaaaaa" * 10_000, "en"),
        (" de", "en"),
        (None, "en"),
        (7, "en"),
        (["de"], "en"),
        ({"de": 1}, "en"),
        (b"de", "en"),
    ],
)
def test_what_is_no_tag_of_ours_is_english(tag: object, language: Language) -> None:
    assert language_of(tag) == language
