"""An application's name and colour are whatever somebody registered: no mail may come to harm by them."""

import unicodedata

import pytest
from chalicelib.mails.accent import accent_of, contrast
from chalicelib.mails.names import shown_name
from chalicelib.mails.writer import Look, Mail, MailWriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sso_world.mail_reading import lines_of

WRITER = MailWriter(sso_origin="", temporary_password_days=7)
COLORS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def mails(name: str) -> list[Mail]:
    look = Look.of(name=name)
    return [
        WRITER.code("sign_up", "en", look, placeholder="{####}"),
        WRITER.code("recovery", "ar", look, placeholder="{####}"),
        WRITER.invitation("ja", look, username_placeholder="{username}", password_placeholder="{####}"),
    ]


@given(COLORS)
@example("#000000")
@example("#ffffff")
@example("#777777")
@example("#767676")
def test_text_on_any_colour_can_be_read(color: str) -> None:
    accent = accent_of(color)
    assert accent.background == color
    assert contrast(accent.background, accent.text) >= 4.5


def test_contrast_is_as_the_guidelines_have_it() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777")


@pytest.mark.parametrize(
    "color", [None, "", "red", "#fff", "#7A1F5C", "#7a1f5c;color:red", '#7a1f5c"', "#7a1f5c\n", "#gggggg"]
)
def test_what_is_no_colour_is_the_ssos_own(color: str | None) -> None:
    assert accent_of(color).background == "#0a6450"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Shop", "Shop"),
        ("  The   Shop ", "The Shop"),
        ("Shop\r\nBcc: eve@example.com", "Shop Bcc: eve@example.com"),
        ("{####}", "(####)"),
        ("{username}{##Click##}", "(username)(##Click##)"),
        ("safe\u202egnp.exe", "safe gnp.exe"),
        ("\u2066evil\u2069\u200b\u2028line\u00a0space", "evil line space"),
        ("\x00\x1b[31mred\x07", "[31mred"),
        ("\ud800", None),
        ("\u200b\u202e \n", None),
        ("", None),
        ("n" * 61, "n" * 59 + "…"),
        ("n" * 60, "n" * 60),
        ("日本語ショップ", "日本語ショップ"),
        ("متجر", "متجر"),
    ],
)
def test_a_name_is_one_line_that_shows_all_it_has(name: str, shown: str | None) -> None:
    assert shown_name(name) == shown


@settings(deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="{}#<>&\"'\n\u202e\u2066 aב", max_size=80))
@example("{####}")
@example("&#123;####}")
@example('"><script>alert(1)</script>')
def test_no_name_breaks_out_of_its_mail(name: str) -> None:
    for mail, own in zip(mails(name), mails("Shop"), strict=True):
        assert mail.html.count("{####}") == 1
        assert "{" not in mail.html.replace("{####}", "").replace("{username}", "")
        assert "{" not in mail.subject
        assert len(mail.subject) <= 140
        hidden = [
            one for one in mail.subject if unicodedata.category(one).startswith(("C", "Z")) and one != " "
        ]
        assert hidden == []
        shown = shown_name(name)
        if shown is not None:
            # Nothing but the name differs, in what the mailbox sees and in what the reader sees.
            assert mail.html.count("<") == own.html.count("<")
            assert lines_of(mail.html) == [line.replace("Shop", shown) for line in lines_of(own.html)]
            assert mail.subject == own.subject.replace("Shop", shown)


def test_a_name_in_another_script_leaves_the_sentence_in_its_order() -> None:
    assert "<bdi>متجر</bdi>" in mails("متجر")[0].html
