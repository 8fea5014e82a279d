"""Channels as an operator writes them down: the same rules as in a stack's declaration."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from sso_auth.http_errors import invalid_request

from chalicelib.models.application import Channel
from chalicelib.services.registration import InvalidRegistration, read_channel

_NAMES = frozenset({"channel_id", "return_url", "logout_url"})
_MAX_CHANNELS = 20
_MAX_URL = 2048


def channel_list(value: object, *, named: str) -> tuple[Channel, ...]:
    """At least one channel, each by an id of its own; `invalid_request` naming what is wrong."""
    if not isinstance(value, list) or not 1 <= len(value) <= _MAX_CHANNELS:
        raise invalid_request(f"{named} must be a list of 1 to {_MAX_CHANNELS} channels.")
    channels = tuple(channel_of(channel, within=f"{named}[{place}].") for place, channel in enumerate(value))
    if len({channel.channel_id for channel in channels}) != len(channels):
        raise invalid_request(f"{named} must have distinct channel_id values.")
    return channels


def channel_of(declared: object, *, within: str = "") -> Channel:
    """One channel. Where people go after a logout is the site's beginning unless it is said."""
    if not isinstance(declared, Mapping) or not declared.keys() <= _NAMES:
        raise invalid_request(f"{within}channel must have channel_id, return_url, logout_url and no more.")
    given = {name: value for name, value in declared.items() if value is not None}
    for name, value in given.items():
        if not isinstance(value, str) or len(value) > _MAX_URL:
            raise invalid_request(f"{within}{name} must be a text of up to {_MAX_URL} characters.")
    try:
        return read_channel({"logout_url": _beginning_of(given.get("return_url", "")), **given})
    except InvalidRegistration as error:
        raise invalid_request(f"{within}{error}") from None


def _beginning_of(url: str) -> str:
    try:
        return urlsplit(url)._replace(path="/", query="", fragment="").geturl()
    except ValueError:
        return url
