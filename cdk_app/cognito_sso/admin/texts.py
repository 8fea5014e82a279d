"""How values read: in tables for people, in JSON for scripts."""

import unicodedata
from datetime import UTC, datetime, tzinfo

_NOTHING = "-"
_TIME_SUFFIX = "_at"


def plain(text: str) -> str:
    """Without control characters: users choose their names, and a terminal obeys escape sequences."""
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text
    )


def cell(value: object, zone: tzinfo | None) -> str:
    """One value in a table. `zone` is that of the times; None: this machine's."""
    if value in (None, "", []):
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
    if isinstance(value, list | tuple):
        return ", ".join(cell(one, zone) for one in value)
    return plain(str(value))


def moment(value: object) -> object:
    """A moment as the operator function tells it (ISO 8601 or epoch seconds) as a datetime."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return datetime.fromtimestamp(value, UTC)
    try:
        found = datetime.fromisoformat(str(value))
    except ValueError:
        return value
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def with_iso_times(value: object) -> object:
    """The same for scripts: members that end with `_at` are ISO 8601 in UTC."""
    if isinstance(value, dict):
        return {name: _iso(name, member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_iso_times(one) for one in value]
    return value


def _iso(name: str, member: object) -> object:
    if name.endswith(_TIME_SUFFIX) and isinstance(member, int | float) and not isinstance(member, bool):
        return datetime.fromtimestamp(int(member), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return with_iso_times(member)


def masked(email: str) -> str:
    """Enough to recognise an address by: `a***@example.com`."""
    name, _, domain = email.partition("@")
    return f"{name[:1]}***@{domain}" if domain else f"{name[:1]}***"


def width(text: str) -> int:
    """How many columns a terminal needs for `text`."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)
