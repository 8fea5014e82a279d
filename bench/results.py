"""What the parts of a bench found: as one table, and on the page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from figure import Figure
from marked_page import between_marks

COLUMNS = ("what", "ours", "next to", "ratio", "target", "")
RIGHT = (False, True, False, True, False, False)
"""Which columns hold numbers."""
VERDICTS = {True: "ok", False: "MISSED", None: ""}


@dataclass(frozen=True)
class Result:
    """Of one part. `details` is what its section shows beside the table, if anything.

    `page` has that section, if it is not the table's page.
    """

    name: str
    title: str
    figures: tuple[Figure, ...]
    details: str | None = None
    page: Path | None = None


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


def write_pages(page: Path, results: Sequence[Result], machine: str) -> None:
    """Put the table between the marks of `page`, and what a part has for its section between its own marks.

    Raises `PageError`, and then writes nothing.
    """
    texts = {page: between_marks(_text(page), "table", f"{table(results)}\n\n{machine}")}
    for result in results:
        if result.details is not None:
            own = result.page or page
            texts[own] = between_marks(texts.get(own) or _text(own), result.name, result.details)
    for written, text in texts.items():
        written.write_text(text, encoding="utf-8")


def report(found: Mapping[str, Result | None], machine: str, *, page: Path | None) -> int:
    """Prints all, and writes it where there is a `page`, unless a part failed, which is None in `found`.

    Returns the exit status: 1 when a part failed or a target is missed. Raises `PageError`.
    """
    results = [result for result in found.values() if result is not None]
    failed = [name for name, result in found.items() if result is None]
    print(f"\n{table(results)}\n\n{machine}\n")
    for name in failed:
        print(f"NOT MEASURED: {name}")
    for line in missed(results):
        print(f"MISSED: {line}")
    if page is not None and failed:
        print(f"NOT WRITTEN: {page.name} and the others stay as they are, as not all has been measured.")
    elif page is not None:
        write_pages(page, results, machine)
    return 1 if failed or missed(results) else 0


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _row(figure: Figure) -> Sequence[str]:
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f}"
    return (figure.subject, figure.ours, figure.peer, ratio, figure.target or "", VERDICTS[figure.met])


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    for text, width, right in zip(row, widths, RIGHT, strict=True):
        yield text.rjust(width) if right else text.ljust(width)
