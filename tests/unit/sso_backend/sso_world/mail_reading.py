"""A mail as somebody reads it whose mailbox shows no HTML."""

from html.parser import HTMLParser

_BLOCKS = frozenset({"div", "h1", "p"})


def lines_of(html: str) -> list[str]:
    """What is left without the tags, one line a block."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [" ".join(line.split()) for line in "".join(reader.text).split("\f") if line.strip()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.text.append("\f")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.text.append("\f")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
