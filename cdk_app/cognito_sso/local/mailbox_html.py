"""An HTML mail as the mailbox shows it: the same to look at, but its links cannot choose what they open.

The mail is taken apart and written anew. However a browser would have read the original, in what is written
every `<` begins one of our own tags, so that none can hide in a value, a comment or a style sheet.
"""

import re
from html import escape

from cognito_sso.local.mail_parser import MailParser

# Scripts run nowhere here. For the others a browser connects to a host before or without asking the policy.
_LEFT_OUT = frozenset({"script", "link", "iframe", "frame"})
# By these a link would open elsewhere than in a new tab, or let what it opens reach back to the mailbox.
_OF_LINKS = frozenset({"rel", "target"})
_LINKS_IN_NEW_TABS = '<base target="_blank">'
# Nothing may stand before it, lest the mail look otherwise.
_DOCTYPE = re.compile(r"\s*<!doctype[^<>]*>", re.IGNORECASE)
_TAG_NAME = re.compile(r"[a-z][a-z0-9:-]*")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'][^\s]*))?)?""")


def harmless(html: str) -> str:
    """The mail with all its links in new tabs, without comments, scripts and what connects to a host."""
    doctype = _DOCTYPE.match(html)
    start = doctype.end() if doctype else 0
    written = _WrittenAnew()
    written.feed(html[start:])
    written.close()
    return "".join([html[:start], _LINKS_IN_NEW_TABS, *written.parts])


class _WrittenAnew(MailParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        if _may_stay(tag):
            # Values as they are written: the parser's own are unescaped, in ways that differ by its version.
            source = (self.get_starttag_text() or "").removesuffix(">")[1 + len(tag) :]
            attributes = "".join(_attribute(found) for found in _ATTRIBUTE.finditer(source))
            self.parts.append(f"<{tag}{attributes}{' /' if source.endswith('/') else ''}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._inside = ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""
        if _may_stay(tag):
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            # A reference would be no character there, and the beginning of a comment says nothing.
            self.parts.append(data.replace("<!--", "").replace("<", r"\3c "))
        elif self._inside != "script":
            self.parts.append(escape(data, quote=False))


def _may_stay(tag: str) -> bool:
    return _TAG_NAME.fullmatch(tag) is not None and tag not in _LEFT_OUT


def _attribute(found: re.Match[str]) -> str:
    name, *values = found.groups()
    if name.lower() in _OF_LINKS:
        return ""
    value = next((each for each in values if each is not None), None)
    if value is None:
        return f" {name}"
    quoted = value.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    return f' {name}="{quoted}"'
