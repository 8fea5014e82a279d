"""Logos and colours: what the settings take, the record takes, and neither takes what is no image."""

import json
from base64 import b64decode, b64encode
from pathlib import Path

from chalicelib.mails.accent import accent_of, contrast
from chalicelib.models.application import Branding
from chalicelib.services.branding import InvalidBranding, read_branding
from cognito_sso.settings.branding import Branding as BrandingSettings
from cognito_sso.settings.branding import logo_data_uri
from cognito_sso.settings.checks import SettingsError
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from scratch import FOLDER
from strange import JSON, TEXTS

VECTORS = json.loads((Path(__file__).parents[2] / "vectors" / "logos.json").read_text("utf-8"))
FILE = FOLDER / "logo"
SUFFIXES = {"image/svg+xml": ".svg", "image/png": ".png", "image/webp": ".webp"}


def kept(declared: dict[str, object]) -> Branding | None:
    try:
        return read_branding(declared)
    except InvalidBranding as error:
        assert str(error).startswith(("accent_color ", "logo "))
        return None


def read_file(content: bytes, media_type: str) -> str | None:
    file = FILE.with_suffix(SUFFIXES[media_type])
    file.write_bytes(content)
    try:
        return logo_data_uri(file)
    except SettingsError as error:
        assert error.key == "logo"
        return None
    finally:
        file.unlink()


@any_bytes(
    *(b64decode(one["content"]) for one in VECTORS), b"<svg" + b" " * 6000, b"<!--" * 1500, b"<?" * 3000
)
def test_any_image(content: bytes) -> None:
    for media_type in SUFFIXES:
        logo = f"data:{media_type};base64,{b64encode(content).decode()}"
        assert (kept({"logo": logo}) is not None) == (read_file(content, media_type) == logo)


@any_bytes(
    b"data:image/png;base64,iVBORw0KGgo=", b"data:image/svg+xml;base64,PHN2Zz4=", b"data:text/html,<script>"
)
def test_any_data_uri(content: bytes) -> None:
    text = content.decode("utf-8", "surrogateescape")
    branding = kept({"logo": text})
    if branding is not None:
        assert branding.logo == text
        head, _, encoded = text.partition(",")
        assert head in {f"data:{media_type};base64" for media_type in SUFFIXES}
        assert b64decode(encoded, validate=True)
        assert not set(encoded) & set("\"'<>&\\ \n")


COLORS = TEXTS | st.from_regex(r"#[0-9a-fA-F]{6}\s?") | JSON


@any_values(color=COLORS)
def test_any_colour(color: object) -> None:
    try:
        BrandingSettings(accent_color=color)  # type: ignore[arg-type]  # as a file has it
    except SettingsError:
        in_settings = False
    else:
        in_settings = color is not None
    branding = kept({"accent_color": color})
    assert in_settings == (branding is not None and color is not None)
    accent = accent_of(branding.accent_color if branding else str(color))
    assert contrast(accent.background, accent.text) >= 4.5


@any_values(name=TEXTS | JSON)
def test_any_file_name(name: object) -> None:
    """Of a file that is not there."""
    for logo in (name, f"{name}.svg"):
        try:
            BrandingSettings(logo=logo)  # type: ignore[arg-type]  # as a file has it
            logo_data_uri(logo)  # type: ignore[arg-type]
        except SettingsError as error:
            assert error.key == "logo"
        else:
            assert logo is None
