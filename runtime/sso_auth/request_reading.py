"""Strict reading of a request: its JSON body, its query and its bearer token.

Knows no web framework: `Request` says what it needs, and Chalice's request has it.
"""

import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NoReturn, Protocol

from sso_auth.errors import InvalidToken, MissingToken
from sso_auth.http_errors import invalid_request

MAX_BODY_BYTES = 16 * 1024
"""Largest request body, in bytes after base64 decoding; a larger one gets 413."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class QueryParameters(Protocol):
    """A query's names, each with the values it was given."""

    def __contains__(self, name: object, /) -> bool:
        """Whether the name was given."""
        ...

    def getlist(self, name: str, /) -> list[str]:
        """The values of a name that was given."""
        ...


class Request(Protocol):
    """An HTTP request. Header names are lower case."""

    @property
    def headers(self) -> Mapping[str, str]:
        """The headers."""
        ...

    @property
    def query_params(self) -> QueryParameters | None:
        """The query; None for an empty one."""
        ...

    @property
    def raw_body(self) -> str | bytes:
        """The body; raises ValueError if it cannot be decoded."""
        ...


def body_bytes(request: Request) -> bytes:
    """The body as it was sent, after base64 decoding; 400 `invalid_request` if it cannot be decoded."""
    try:
        raw = request.raw_body
    except ValueError:  # broken base64, or text that is no UTF-8
        raise invalid_request("The body cannot be decoded.") from None
    return raw if isinstance(raw, bytes) else raw.encode()


def json_body(request: Request) -> dict[str, object]:
    """The body as a JSON object; numbers with a point or an exponent arrive as `Decimal`, exactly as written.

    Refused with 400 `invalid_request`: no JSON, not an object, invalid UTF-8, NaN and Infinity, a name
    given twice, nesting too deep to parse.
    """
    try:
        body = json.loads(
            body_bytes(request).decode("utf-8"),
            parse_constant=_refuse_constant,
            parse_float=Decimal,
            object_pairs_hook=_without_duplicates,
        )
    except (ValueError, ArithmeticError, RecursionError):
        # ArithmeticError: an exponent that Decimal cannot hold.
        raise invalid_request("The body is not valid JSON.") from None
    if not isinstance(body, dict):
        raise invalid_request("The body must be a JSON object.")
    return body


def text_field(
    body: Mapping[str, object], name: str, *, max_length: int = 256, pattern: re.Pattern[str] | None = None
) -> str:
    """A required, non-empty string of the body without control characters; 400 naming the field otherwise.

    `max_length` counts characters; `pattern` must match the whole text.
    """
    return _checked_text(any_text_field(body, name), name, max_length, pattern)


def any_text_field(body: Mapping[str, object], name: str) -> str:
    """A required, non-empty string of whatever characters; 400 naming the field otherwise.

    For secrets, where a malformed text must get the same answer as a wrong one.
    """
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise invalid_request(f"{name} must be a non-empty string.")
    return value


def query_value(
    request: Request, name: str, *, max_length: int = 256, pattern: re.Pattern[str] | None = None
) -> str | None:
    """A query parameter, None when absent; one that is repeated, empty or ill-formed gets 400 naming it."""
    values = (
        request.query_params.getlist(name) if request.query_params and name in request.query_params else []
    )
    if not values:
        return None
    if len(values) > 1:
        raise invalid_request(f"{name} must be given once.")
    if not values[0]:
        raise invalid_request(f"{name} must not be empty.")
    return _checked_text(values[0], name, max_length, pattern)


def bearer_token(request: Request) -> str:
    """The unverified token of `Authorization: Bearer …`; raises as `sole_bearer_token`."""
    header = request.headers.get("authorization")
    return sole_bearer_token([] if header is None else [header])


def sole_bearer_token(authorization: Sequence[str]) -> str:
    """The unverified token in the values of all `Authorization` headers of a request (RFC 6750 §2.1).

    Raises `MissingToken` without one, and `InvalidToken` for several headers: each program on the way may
    believe another one of them.
    """
    if len(authorization) > 1:
        raise InvalidToken("more than one Authorization header")
    scheme, _, token = (authorization[0] if authorization else "").partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise MissingToken("no bearer token in the Authorization header")
    return token.strip()


def _checked_text(value: str, name: str, max_length: int, pattern: re.Pattern[str] | None) -> str:
    if len(value) > max_length:
        raise invalid_request(f"{name} may have {max_length} characters.")
    if _UNPRINTABLE.search(value) or (pattern is not None and not pattern.fullmatch(value)):
        raise invalid_request(f"{name} has an invalid value.")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise ValueError("duplicate name")
    return result
