"""Reads the HTML of a mail, which may be anything."""

from html.parser import HTMLParser


class MailParser(HTMLParser):
    """Stops at nothing. Texts come unescaped, but for those of style sheets and scripts."""

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Leave out what stands in `<![…>`; of words that it does not know the parser would raise."""
        return self.rawdata.find(">", i) + 1 or -1
