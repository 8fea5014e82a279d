"""The options by which an operator says how an application looks on the SSO's pages."""

from base64 import b64decode

import click

from cognito_sso.settings.branding import logo_data_uri
from cognito_sso.settings.checks import SettingsError


def _data_uri(context: click.Context, parameter: click.Parameter, file: str | None) -> str | None:
    if file is None:
        return None
    try:
        return logo_data_uri(file)
    except SettingsError as error:
        raise click.BadParameter(error.problem, context, parameter) from None


accent_color_option = click.option(
    "--accent-color", metavar="'#RRGGBB'", help="Of buttons and links; any colour is made readable."
)
logo_option = click.option(
    "--logo", metavar="FILE", callback=_data_uri, help="An SVG, PNG or WebP of about 6 kB at most."
)
no_accent_color_option = click.option("--no-accent-color", is_flag=True, help="Take the accent colour away.")
no_logo_option = click.option("--no-logo", is_flag=True, help="Take the logo away.")


def in_words(data_uri: str | None) -> str | None:
    """What kind of image it is, and how big."""
    if data_uri is None:
        return None
    media_type, _, encoded = data_uri.removeprefix("data:").partition(";base64,")
    return f"{media_type}, {len(b64decode(encoded))} bytes"
