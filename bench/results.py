"""What the parts of a bench found: as one table, and on the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from figure import Figure

COLUMNS = ("what", "ours", "next to", "ratio", "target", "")
RIGHT = (False, True, False, True, False, False)
"""Which columns hold numbers."""
VERDICTS = {True: "ok", False: "MISSED", None: ""}


@dataclass(frozen=True)
class Result:
    """Of one part. `details` is what its section of the page shows beside the table, if anything."""

    name: str
    title: str
    figures: tuple[Figure, ...]
    details: str | None = None


class PageError(Exception):
    """The page lacks the marks between which its figures stand; the text names them."""


def table(results: Iterable[Result]) -> str:
    """One Markdown table of all figures, each part under its title, padded to be read as it is."""
    rows: list[Sequence[str]] = [COLUMNS]
    for result in results:
        rows.append((f"**{result.title}**", *[""] * (len(COLUMNS) - 1)))
        rows += [_row(figure) for figure in result.figures]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    rule = "|".join(
        "-" * (width + 1) + (":" if right else "-") for width, right in zip(widths, RIGHT, strict=True)
    )
    head, *body = ["| " + " | ".join(_cells(row, widths)) + " |" for row in rows]
    return "\n".join([head, f"|{rule}|", *body])


def missed(results: Iterable[Result]) -> list[str]:
    """A line for each target that is not met."""
    return [
        f"{figure.subject}: {figure.ours}, {figure.target}"
        for result in results
        for figure in result.figures
        if figure.met is False
    ]


def write_page(page: Path, results: Sequence[Result], machine: str) -> None:
    """Put the table, and what the parts have for their sections, between the marks of the page.

    Raises `PageError`, and then writes nothing.
    """
    text = _between(page.read_text(encoding="utf-8"), "table", f"{table(results)}\n\n{machine}")
    for result in results:
        if result.details is not None:
            text = _between(text, result.name, result.details)
    page.write_text(text, encoding="utf-8")


def marks(name: str) -> tuple[str, str]:
    """Of what is generated: the lines before and after it."""
    return f"<!-- {name}: `make bench ARGS=--write` writes what follows -->", f"<!-- end of the {name} -->"


def _between(text: str, name: str, figures: str) -> str:
    begin, end = marks(name)
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise PageError(f"the page lacks {begin} and {end}")
    return f"{before}{begin}\n\n{figures}\n\n{end}{after}"


def _row(figure: Figure) -> Sequence[str]:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return (figure.subject, figure.ours, figure.peer, ratio, figure.target or "", VERDICTS[figure.met])


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    for text, width, right in zip(row, widths, RIGHT, strict=True):
        yield text.rjust(width) if right else text.ljust(width)
