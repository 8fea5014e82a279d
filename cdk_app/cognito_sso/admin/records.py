"""The records of an export: one JSON object a line."""

import json
import re
from dataclasses import dataclass
from typing import Any

from cognito_sso.admin.errors import AdminError
from cognito_sso.admin.files import read_lines

KINDS = ("application", "user", "membership")
"""In the order in which they are written: each may refer to those before."""

_PLACE = re.compile(r"records\[(\d+)\]\.?")


@dataclass(frozen=True)
class NumberedRecord:
    """A record and the line that it stands in."""

    line: int
    record: dict[str, Any]

    @property
    def kind(self) -> str:
        return str(self.record["record"])


def read_records(file: str) -> list[NumberedRecord]:
    """All records, each after those that it refers to.

    Raises:
        AdminError: the file cannot be read, or a line is none of an export.
    """
    records = [_read(line, number) for number, line in enumerate(read_lines(file), 1) if line.strip()]
    return sorted(records, key=lambda one: KINDS.index(one.kind))


def _read(line: bytes, number: int) -> NumberedRecord:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise AdminError("invalid_file", f"Line {number} is not JSON; nothing was imported.") from error
    if not isinstance(found, dict) or found.get("record") not in KINDS:
        raise AdminError("invalid_file", f"Line {number} is no record of an export; nothing was imported.")
    return NumberedRecord(number, found)


def naming_lines(sentence: str, batch: list[NumberedRecord]) -> str:
    """What the operator function says of `records[3].email`, said of `line 17: email`."""

    def line(match: re.Match[str]) -> str:
        place = int(match[1])
        return f"line {batch[place].line}: " if place < len(batch) else match[0]

    return _PLACE.sub(line, sentence)


def summary(counts: dict[str, int]) -> str:
    """Such as `1 application, 20 users and 0 memberships`."""
    parts = [f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in counts.items()]
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
