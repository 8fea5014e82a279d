"""Rows for people. A table that is wider than the terminal becomes one block per row; nothing is cut off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from cognito_sso.admin.texts import cell, moment, width

_GAP = "  "


@dataclass(frozen=True)
class Column:
    """`title` heads the values at `member` of the rows; `a.b` reaches into objects."""

    title: str
    member: str

    def value(self, row: Any) -> object:  # noqa: ANN401 - rows are JSON
        found = row
        for part in self.member.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return moment(found) if self.member.endswith("_at") else found


def table(
    columns: Sequence[Column], rows: Sequence[Any], *, zone: tzinfo | None, columns_wide: int | None
) -> str:
    """The text, without a last line break. `columns_wide` is the terminal's width, None: unlimited."""
    titles = [column.title for column in columns]
    lines = [[cell(column.value(row), zone) for column in columns] for row in rows]
    widths = [max(width(text) for text in texts) for texts in zip(titles, *lines, strict=True)]
    if columns_wide is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > columns_wide:
        return "\n\n".join(block(titles, line) for line in lines)
    return "\n".join(_line(texts, widths) for texts in ([title.upper() for title in titles], *lines))


def block(titles: Sequence[str], texts: Sequence[str]) -> str:
    """One row, a value a line."""
    wide = max(width(title) for title in titles)
    return "\n".join(
        f"{title}{' ' * (wide - width(title))}{_GAP}{text}" for title, text in zip(titles, texts, strict=True)
    )


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    padded = [text + " " * (wide - width(text)) for text, wide in zip(texts, widths, strict=True)]
    return _GAP.join(padded).rstrip()
