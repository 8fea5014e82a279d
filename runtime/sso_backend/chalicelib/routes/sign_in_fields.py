"""The fields that a sign-in travels with, spelled and bounded once for query and body."""

import re
from collections.abc import Mapping

from chalice.app import Request
from sso_auth.http_errors import invalid_request
from sso_auth.request_reading import query_value, text_field

from chalicelib.services import pkce

MAX_STATE_LENGTH = 512

_FIELDS: dict[str, tuple[int, re.Pattern[str] | None]] = {
    "application_id": (256, None),
    "channel_id": (256, None),
    "state": (MAX_STATE_LENGTH, None),
    "code_challenge": (256, pkce.CODE_CHALLENGE),
    "code_challenge_method": (256, pkce.CODE_CHALLENGE_METHOD),
}


def query_field(request: Request, name: str) -> str:
    """A required query parameter; 400 `invalid_request` naming it otherwise."""
    max_length, pattern = _FIELDS[name]
    value = query_value(request, name, max_length=max_length, pattern=pattern)
    if value is None:
        raise invalid_request(f"{name} must be given.")
    return value


def body_field(body: Mapping[str, object], name: str) -> str:
    """A required field of the body; 400 `invalid_request` naming it otherwise."""
    max_length, pattern = _FIELDS[name]
    return text_field(body, name, max_length=max_length, pattern=pattern)


def sign_in_query(request: Request) -> dict[str, str]:
    """All fields from the query."""
    return {name: query_field(request, name) for name in _FIELDS}


def sign_in_body(body: Mapping[str, object]) -> dict[str, str]:
    """All fields from the body."""
    return {name: body_field(body, name) for name in _FIELDS}
