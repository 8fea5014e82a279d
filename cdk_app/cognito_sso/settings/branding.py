"""How an application looks on the SSO's pages and in its mails."""

import re
from base64 import b64encode
from dataclasses import dataclass
from pathlib import Path

from cognito_sso.settings.checks import SettingsError

_MAX_LOGO = 8192
_ACCENT_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_MEDIA_TYPES = {".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp"}
_PNG = b"\x89PNG\r\n\x1a\n"
_WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
_SVG = re.compile(
    r"\ufeff?(?:\s|<\?(?:(?!\?>).)*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^\[>]*>)*"
    r"""<svg\s(?:[^>]*\s)?xmlns\s*=\s*["']http://www\.w3\.org/2000/svg["']""",
    re.DOTALL,
)
_HINTS = {"image/svg+xml": ': it must begin with <svg xmlns="http://www.w3.org/2000/svg">'}


@dataclass(frozen=True, kw_only=True)
class Branding:
    """What is left out looks as the SSO itself does."""

    accent_color: str | None = None
    """`#rrggbb`. Any will do: pages move its lightness until it can be read, and mails write on it in
    black or white."""
    logo: str | Path | None = None
    """An SVG, PNG or WebP file of about 6 kB at most; a relative path begins where the CDK app runs, as that
    of a site does. It is read when the stacks are synthesized, and kept in the application's record."""

    def __post_init__(self) -> None:
        color = self.accent_color
        if color is not None and not (isinstance(color, str) and _ACCENT_COLOR.fullmatch(color)):
            raise SettingsError("accent_color", f"{color!r} is not a colour such as '#7a1f5c'.")
        if self.logo is not None:
            _media_type(self.logo)


def logo_data_uri(file: str | Path) -> str:
    """The data URI of a logo's file, at most 8,192 characters; raises `SettingsError` for the key `logo`.

    The application's record holds the image itself, because the SSO's pages ask no third party for anything.
    They show it in `<img>` only, where an SVG runs no script and loads nothing; it is not searched for any.
    """
    media_type = _media_type(file)
    name = str(file)
    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise SettingsError("logo", f"{name!r} cannot be read: {error.strerror}.") from error
    except ValueError as error:  # NUL, or a lone surrogate
        raise SettingsError("logo", f"{name!r} is the name of no file.") from error
    prefix = f"data:{media_type};base64,"
    most = (_MAX_LOGO - len(prefix)) // 4 * 3
    if len(content) > most:
        raise SettingsError("logo", f"{name!r} has {len(content)} bytes; it may have {most}.")
    if not _is(media_type, content):
        raise SettingsError("logo", f"{name!r} is no {media_type}{_HINTS.get(media_type, '')}.")
    return prefix + b64encode(content).decode("ascii")


def _media_type(file: object) -> str:
    found = _MEDIA_TYPES.get(Path(file).suffix.lower()) if isinstance(file, str | Path) else None
    if found is None:
        shown = str(file) if isinstance(file, Path) else file
        raise SettingsError("logo", f"{shown!r} is not the name of an .svg, .png or .webp file.")
    return found


def _is(media_type: str, content: bytes) -> bool:
    if media_type == "image/png":
        return content.startswith(_PNG)
    if media_type == "image/webp":
        return _WEBP.match(content) is not None
    try:
        return _SVG.match(content.decode("utf-8")) is not None
    except UnicodeDecodeError:
        return False
