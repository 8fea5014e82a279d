"""Cursors: where a list goes on. They hold no secret, and what comes back is checked like any argument."""

import binascii
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from sso_auth.http_errors import ApiError, invalid_request

PAGE = 50
"""Entries in one answer."""


def cursor_to(*parts: str) -> str:
    """A cursor of these parts, the first of which names the list."""
    return urlsafe_b64encode(json.dumps(parts).encode()).decode()


def parts_of(cursor: str, *, count: int) -> list[str]:
    """The parts of a cursor, or `invalid_request` for a text that is none of so many parts."""
    try:
        parts = json.loads(urlsafe_b64decode(cursor.encode("ascii")))
    except (ValueError, binascii.Error, RecursionError):
        raise bad_cursor() from None
    if not isinstance(parts, list) or len(parts) != count or not all(isinstance(one, str) for one in parts):
        raise bad_cursor()
    return parts


def position_in(name: str, cursor: str | None) -> str:
    """Where the list of this name goes on; empty for its beginning."""
    if cursor is None:
        return ""
    listed, position = parts_of(cursor, count=2)
    if listed != name:
        raise bad_cursor()
    return position


def bad_cursor() -> ApiError:
    """For a cursor that this list never gave."""
    return invalid_request("cursor must be the next_cursor of the page before.")
