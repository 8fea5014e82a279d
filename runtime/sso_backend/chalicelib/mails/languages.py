"""The languages that mails are written in, and which of them a reader gets."""

import re
from typing import Literal, get_args

Language = Literal["en", "de", "fr", "es", "ja", "ar"]
"""The primary subtag of a language's tags (BCP 47)."""

LANGUAGES: tuple[Language, ...] = get_args(Language)

MAX_TAG_LENGTH = 35
"""RFC 5646, section 4.4.1: no tag that means anything is longer."""

TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
"""What may be a tag of some language."""

_DEFAULT: Language = "en"


def spoken(tag: object) -> Language | None:
    """The language of a tag such as `de-AT`, in any case; None for another one, and for what is no tag."""
    if not isinstance(tag, str) or len(tag) > MAX_TAG_LENGTH or not TAG.fullmatch(tag):
        return None
    primary = tag.partition("-")[0].lower()
    return next((language for language in LANGUAGES if language == primary), None)


def language_of(tag: object) -> Language:
    """The same; English where there is none."""
    return spoken(tag) or _DEFAULT
