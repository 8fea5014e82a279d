"""An HTML mail is shown as it was sent, but how its links open, and what connects, is not its choice."""

import re
from html.parser import HTMLParser

import pytest
from cognito_sso.local.mailbox_html import harmless

NEW_TABS = '<base target="_blank">'
LINK = '<a href="https://shop.example/">here</a>'


@pytest.mark.parametrize(
    "html",
    [
        '<h1>Shop</h1>\n<p style="color:red" hidden>Your code is <b>778899</b><br /></p>',
        "<p>Set target = 5 and rel=1, or say <code>&lt;a target=_top&gt;</code> &amp; more.</p>",
        '<a href="https://shop.example/target=1/rel=2">here</a>',
        '<a href="https://shop.example/?target=1&rel=2&section=3&amp;copy=4">here</a>',
        '<a title="opens by target=_top rel=opener, doesn\'t it" href="/x">here</a>',
        '<img alt="/target = 5" src="data:image/png;base64,iVBORw0KGgo=">',
        "<style>p > a[target='x'] { color: red } /* rel = 1 & 2 */</style>",
        '<svg viewBox="0 0 1 1"><path d="M0 0h1" /></svg>',
        '<p dir="rtl">رمز <bdi>123456</bdi></p>',
        "",
    ],
)
def test_what_harms_nobody_stays_as_it_is(html: str) -> None:
    assert harmless(html) == NEW_TABS + html


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<P ID=a CLASS='b \"c\"'>x</P>", '<p ID="a" CLASS="b &quot;c&quot;">x</p>'),
        ("<a href=https://shop.example/>x</a>", '<a href="https://shop.example/" />x</a>'),
        ("1 < 2 & 3&nbsp;> 2 &copy;", "1 &lt; 2 &amp; 3\xa0&gt; 2 ©"),
        ("<style><!-- p { color: red } --></style>", "<style> p { color: red } --></style>"),
        ("<!--[if mso]><p>old</p><![endif]--><p>new</p>", "<p>new</p>"),
        ("<!--[if !mso]><!--><p>new</p><!--<![endif]-->", "<p>new</p>"),
        ("<![if !mso]><p>new</p><![endif]><![what[ ever]>", "<p>new</p>"),
        ("<!doctype <b>html", "html"),
        ("<script>top.document.title = '<p>'</script><p>seen</p>", "<p>seen</p>"),
    ],
)
def test_what_is_written_in_another_way_looks_the_same(html: str, shown: str) -> None:
    assert harmless(html) == NEW_TABS + shown


@pytest.mark.parametrize(
    "doctype", ["<!DOCTYPE html>", '\n<!doctype html PUBLIC "-//W3C//DTD HTML 4.01//EN">']
)
def test_a_mail_keeps_its_document_type_first(doctype: str) -> None:
    assert harmless(doctype + LINK) == doctype + NEW_TABS + LINK


@pytest.mark.parametrize(
    "attack",
    [
        "<link rel=preconnect href=//evil.example>",
        "<LINK\nrel=dns-prefetch href=//evil.example>",
        "<link/rel=preconnect href=//evil.example>",
        "<iframe src=//evil.example></iframe>",
        "<Frame src=//evil.example>",
        "<!doctype <link rel=preconnect href=//evil.example>",
    ],
)
def test_a_mail_cannot_make_the_browser_connect_ahead_of_its_policy(attack: str) -> None:
    shown = harmless(LINK + attack)
    assert shown.startswith(NEW_TABS + LINK)
    assert not re.search(r"<(link|i?frame)\b", shown, re.IGNORECASE)


@pytest.mark.parametrize(
    "link",
    [
        "<a rel=opener",
        '<a href="//evil.example"REL = "opener"',
        "<area/rel=opener",
        "<a\ntarget='_top'",
        '<a x"rel=opener',
        "<a = rel=opener",
        "<a<b rel=opener",
        "<a title=it's rel=opener title='",
        # What a browser reads as a tag stands where another reader sees a value, a comment or a style sheet.
        '<!-- <p title="--><a rel=opener alt="',
        '<!--><a rel=opener alt="-->"',
        "<svg><style><a target=_top alt='</style>'",
        '<xmp><p title="</xmp><a target=_top alt="',
        '<title><p title="</title><a target=_top alt="',
        "<![CDATA[<a target=_top alt=']]>'",
        '<base target="_top"',
    ],
)
def test_a_link_cannot_say_where_it_opens_nor_what_it_may_reach(link: str) -> None:
    shown = harmless(f"{link}>here</a>").removeprefix(NEW_TABS)
    tags = re.findall("<[^>]*>", shown)
    assert shown.count("<") == len(tags)
    names = [name for tag in tags for name, _ in _attributes(tag)]
    assert {"rel", "target"}.isdisjoint(names)


def _attributes(tag: str) -> list[tuple[str, str | None]]:
    """Of one tag by itself, so that nothing before it matters."""
    found: list[tuple[str, str | None]] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(attrs)

    Reader().feed(tag)
    return found
