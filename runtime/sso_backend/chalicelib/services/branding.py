"""How an application looks on the SSO's pages, checked before it is written.

`cognito_sso.settings.branding` has the same rules for files; tests/vectors/logos.json holds both to them.
"""

import re
from base64 import b64decode
from collections.abc import Mapping

from chalicelib.models.application import Branding

_MAX_LOGO = 8192
_ACCENT_COLOR = re.compile(r"#[0-9a-f]{6}")
_DATA_URI = re.compile(r"data:(image/(?:svg\+xml|png|webp));base64,(.*)", re.DOTALL)
_PNG = b"\x89PNG\r\n\x1a\n"
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_SVG = re.compile(
    r"\ufeff?(?:\s|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^\[>]*>)*"
    r"""<svg\s(?:[^>]*\s)?xmlns\s*=\s*["']http://www\.w3\.org/2000/svg["']""",
    re.DOTALL,
)
_HINTS = {"image/svg+xml": ': it must begin with <svg xmlns="http://www.w3.org/2000/svg">'}


class InvalidBranding(ValueError):  # noqa: N818 - the family's way of naming
    """It cannot be shown; the text is one sentence that begins with the member's name."""


def read_branding(declared: Mapping[str, object]) -> Branding:
    """The branding that a map with the record's names describes, or `InvalidBranding`; None is left out.

    A colour may be in upper case. A logo is not looked through: an SVG may hold scripts and links, which do
    nothing in `<img>`, the only place where it is ever shown.
    """
    color, logo = declared.get("accent_color"), declared.get("logo")
    return Branding(
        accent_color=None if color is None else _accent_color(color),
        logo=None if logo is None else _logo(logo),
    )


def _accent_color(value: object) -> str:
    color = value.lower() if isinstance(value, str) else ""
    if not _ACCENT_COLOR.fullmatch(color):
        raise InvalidBranding("accent_color must be a colour such as #7a1f5c.")
    return color


def _logo(value: object) -> str:
    found = _DATA_URI.fullmatch(value) if isinstance(value, str) else None
    if not isinstance(value, str) or found is None:
        raise InvalidBranding("logo must be a data URI of image/svg+xml, image/png or image/webp in base64.")
    if len(value) > _MAX_LOGO:
        raise InvalidBranding(f"logo has {len(value)} characters as a data URI; it may have {_MAX_LOGO}.")
    media_type, encoded = found.groups()
    try:
        content = b64decode(encoded, validate=True)
    except ValueError:
        raise InvalidBranding("logo is not valid base64.") from None
    if not _is(media_type, content):
        raise InvalidBranding(f"logo is no {media_type}{_HINTS.get(media_type, '')}.")
    return value


def _is(media_type: str, content: bytes) -> bool:
    if media_type == "image/png":
        return content.startswith(_PNG)
    if media_type == "image/webp":
        return _WEBP.match(content) is not None
    try:
        return _SVG.match(content.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False
