"""What a command writes into a page of docs/: the text between two marks, and nothing else of the page."""

from pathlib import Path

BENCH = "make bench ARGS=--write"


class PageError(Exception):
    """A page lacks the marks between which its figures stand; the text names them."""


def marks(name: str, command: str = BENCH) -> tuple[str, str]:
    """The lines before and after what `command` writes as `name`."""
    return f"<!-- {name}: `{command}` writes what follows -->", f"<!-- end of the {name} -->"


def between_marks(text: str, name: str, figures: str, command: str = BENCH) -> str:
    """`text` with `figures` between the marks of `name`. Raises `PageError`."""
    begin, end = marks(name, command)
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise PageError(f"the page lacks {begin} and {end}")
    return f"{before}{begin}\n\n{figures}\n\n{end}{after}"


def write_between_marks(page: Path, name: str, figures: str, command: str = BENCH) -> None:
    """Put `figures` into the page. Raises `PageError`, and then writes nothing."""
    page.write_text(between_marks(page.read_text(encoding="utf-8"), name, figures, command), encoding="utf-8")
