"""The guide "Add SSO to your app" as a newcomer follows it: its blocks in their order.

A block with a file's name beside its language is that file; `at the end` adds to what is there. A block of
`sh` is typed into a terminal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

GUIDE = Path(__file__).parents[2] / "docs" / "add-sso-to-your-app.md"
TERMINAL = "sh"
_BLOCK = re.compile(
    r"^```(?P<language>\w+)(?: (?P<file>\S+))?(?P<append> at the end)?\n(?P<text>.*?)^```$", re.M | re.S
)


@dataclass(frozen=True)
class Block:
    """One code block. `file` is relative to the project, empty for a terminal's."""

    language: str
    file: str
    appends: bool
    text: str


def blocks(page: str) -> Iterator[Block]:
    """All code blocks of a page; every one is a file or a terminal's."""
    for match in _BLOCK.finditer(page):
        language, file = match["language"], match["file"] or ""
        assert bool(file) != (language == TERMINAL), f"a {language} block without a place: {match['text']}"
        yield Block(language, file, bool(match["append"]), match["text"])
