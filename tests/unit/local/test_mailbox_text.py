"""An HTML mail as a text-only client shows it."""

import pytest
from cognito_sso.local.mailbox_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain words", "plain words"),
        ("<h1>Shop</h1><p>One\n   sentence.</p><p>Another.</p>", "Shop\n\nOne sentence.\n\nAnother."),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>one</li>\n<li>two</li></ul>end", "one\ntwo\n\nend"),
        ("<div><div><div>deep</div></div></div><div>next</div>", "deep\nnext"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
        ("<p>Tom &amp; Jerry &lt;3 &#x1F600;</p>", "Tom & Jerry <3 \U0001f600"),
        ("<p dir=rtl>رمز <bdi>123456</bdi></p>", "رمز 123456"),
        ("<title>t</title><style>p{color:red}</style><script>x()</script><p>seen</p>", "seen"),
        ("</style></script><p>seen", "seen"),
        ("<!doctype html><!-- hidden --><p>seen</p>", "seen"),
        ("<![if !mso]><p>seen</p><![endif]><![what[ ever]>", "seen"),
        ("", ""),
    ],
)
def test_tags_go_and_paragraphs_stay(html: str, text: str) -> None:
    assert plain_text(html) == text
