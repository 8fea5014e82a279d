"""Decoders that accept one spelling of a value only.

The standard ones are lenient: ``base64`` skips foreign characters, ``json`` keeps the last of two equal keys
and reads ``Infinity``. Leniency lets two readers of one token see different things, so it is refused here.
"""

import json
import math
from binascii import Error as Base64Error
from binascii import a2b_base64
from typing import NoReturn

# base64url to base64. The characters of plain base64 that base64url does not have, and the padding which
# JOSE leaves out (RFC 7515 section 2), turn into one that no base64 alphabet has.
_TO_BASE64 = bytes.maketrans(b"-_+/=", b"+/!!!")
_JSON_SPACE = " \t\n\r"
_PADDING = (b"", b"", b"==", b"=")
_ANY = bytes(range(256))
# The last character of an unpadded part carries 0, 4 or 2 bits that say nothing; they must be zero
# (RFC 4648 section 3.5), or one signature would have several spellings. A remainder of 1 cannot occur.
_LAST_CHARACTERS = (_ANY, b"", b"AQgw", b"AEIMQUYcgkosw048")


class MalformedError(ValueError):
    """The input is not in the one accepted spelling; the text says why without quoting it."""


def from_base64url(text: bytes) -> bytes:
    """Decode unpadded base64url (RFC 7515 section 2). Raises MalformedError, also for no text at all."""
    remainder = len(text) % 4
    if not text or text[-1] not in _LAST_CHARACTERS[remainder]:
        raise MalformedError("not canonical base64url")
    try:
        return a2b_base64(text.translate(_TO_BASE64) + _PADDING[remainder], strict_mode=True)
    except Base64Error:
        raise MalformedError("not base64url") from None


def json_object(text: bytes) -> dict[str, object]:
    """Read one JSON object: UTF-8, finite numbers, no duplicate keys, no lone surrogates (RFC 7493).

    Raises MalformedError.
    """
    try:
        document = text.decode("utf-8").strip(_JSON_SPACE)
        value, end = _DECODER.raw_decode(document)
        if "\\" in document:  # only an escape can spell a lone surrogate, and only encoding finds it
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except MalformedError:
        raise
    except (ValueError, RecursionError) as error:  # the latter for deep nesting
        reason = f"not JSON in UTF-8 ({type(error).__name__})"
    else:
        if type(value) is dict and end == len(document):
            return value
        reason = "not one JSON object"
    # Raised out here: the caught error holds the whole text, and would hang on to ours as its context.
    raise MalformedError(reason)


def _without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise MalformedError("a JSON object with a duplicate key")
    return members


def _finite(number: str) -> float:
    value = float(number)
    if not math.isfinite(value):
        raise MalformedError("a number out of range")
    return value


def _no_constant(name: str) -> NoReturn:
    raise MalformedError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_without_duplicates, parse_float=_finite, parse_constant=_no_constant
)
