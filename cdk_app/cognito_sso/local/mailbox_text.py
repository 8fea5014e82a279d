"""An HTML mail as a text-only client shows it: its tags stripped, its paragraphs kept apart."""

import re

from cognito_sso.local.mail_parser import MailParser

_UNSEEN = frozenset({"style", "script", "title"})
_LINES = frozenset({"br", "dd", "div", "dt", "hr", "li", "tr"})
_PARAGRAPHS = frozenset(
    {"blockquote", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table", "ul"}
)
_CELLS = frozenset({"td", "th"})
_SPACES = re.compile(r"[ \t\n\r\f]+")


def plain_text(html: str) -> str:
    """The text of `html`, one line a block, one empty line at most between two."""
    stripped = _Stripped()
    stripped.feed(html)
    stripped.close()
    lines = (re.sub(" +", " ", line).strip() for line in "".join(stripped.parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Stripped(MailParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(_SPACES.sub(" ", data))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self.parts.append("\n\n")
        elif tag == "br" or (tag in _LINES and not self._at_line_start()):
            self.parts.append("\n")
        elif tag in _CELLS:
            self.parts.append(" ")

    def _at_line_start(self) -> bool:
        written = (part for part in reversed(self.parts) if part.strip(" "))
        return next(written, "\n").endswith("\n")
