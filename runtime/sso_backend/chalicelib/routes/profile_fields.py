"""The fields of a profile that a user may change himself; whatever else he sends is not looked at."""

import re
import unicodedata
from collections.abc import Mapping

from sso_auth.http_errors import invalid_request
from sso_auth.request_reading import text_field

from chalicelib.models.user import ProfileChanges

_NAMES = ("name", "phone", "gender", "accepts_marketing")
_MAX_NAME_LENGTH, _MAX_GENDER_LENGTH, _MAX_PHONE_LENGTH = 100, 50, 16

_PRINTABLE = re.compile(r"[^\x80-\x9f\u2028\u2029]+")
_JOINER_WITHIN = re.compile(r"(?<=[^\s\u200c\u200d])[\u200c\u200d](?=[^\s\u200c\u200d])")
"""Invisible, but names in Persian and emoji of several parts are spelled with it inside."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and symbols to Unicode, and nothing to the eye."""

_PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
"""E.164, as Cognito wants it."""


def profile_changes(body: Mapping[str, object]) -> ProfileChanges:
    """What the body changes; 400 `invalid_request` naming the field at fault, or for no change at all."""
    given = {name: body[name] for name in _NAMES if name in body}
    if not given:
        raise invalid_request(f"One of {', '.join(_NAMES)} must be given.")
    return ProfileChanges(
        name=_visible(_text(given, "name", _MAX_NAME_LENGTH, _PRINTABLE), "name"),
        phone=_clearable_text(given, "phone", _MAX_PHONE_LENGTH, _PHONE),
        gender=_visible(_clearable_text(given, "gender", _MAX_GENDER_LENGTH, _PRINTABLE), "gender"),
        accepts_marketing=_flag(given, "accepts_marketing"),
    )


def _text(given: Mapping[str, object], name: str, max_length: int, pattern: re.Pattern[str]) -> str | None:
    return text_field(given, name, max_length=max_length, pattern=pattern) if name in given else None


def _clearable_text(
    given: Mapping[str, object], name: str, max_length: int, pattern: re.Pattern[str]
) -> str | None:
    if name in given and given[name] in (None, ""):
        return ""
    return _text(given, name, max_length, pattern)


def _visible(text: str | None, name: str) -> str | None:
    """Refuses what hides in a text or turns its direction, and a text of which nothing is seen."""
    rest = _JOINER_WITHIN.sub("", text or "")
    kinds = {unicodedata.category(letter) for letter in rest}
    hides = "Cf" in kinds or not _BLANK_LETTERS.isdisjoint(rest)
    if text and (hides or not any(kind[0] in "LNPS" for kind in kinds)):
        raise invalid_request(f"{name} has characters that cannot be seen.")
    return text


def _flag(given: Mapping[str, object], name: str) -> bool | None:
    value = given.get(name)
    if name in given and not isinstance(value, bool):
        raise invalid_request(f"{name} must be true or false.")
    return value if isinstance(value, bool) else None
