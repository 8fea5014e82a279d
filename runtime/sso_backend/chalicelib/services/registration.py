"""Applications as the stacks declare them, checked before they are written."""

import re
from collections.abc import Mapping
from typing import get_args
from urllib.parse import urlsplit

from chalicelib.models.application import (
    ID,
    Application,
    ApplicationRepository,
    Branding,
    Channel,
    Enrolment,
    Owner,
)
from chalicelib.models.timestamps import iso_time
from chalicelib.ports import Clock
from chalicelib.services.branding import InvalidBranding, read_branding

_UNWANTED_IN_URL = re.compile(r"[\s\\?#@\[\]]")
_LABEL = r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?"
_OCTET = r"(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])"
# Names and addresses that browsers take as they stand: with others, the origin that may read answers would be
# no page's. They decode, map or refuse them, and read an address in a name whose last label is a number, such
# as 0x10; no public one begins with a digit.
_HOST = re.compile(rf"({_LABEL}\.)*(?=[a-z_]){_LABEL}\.?|({_OCTET}\.){{3}}{_OCTET}")


class InvalidRegistration(ValueError):  # noqa: N818 - the family's way of naming
    """The declaration cannot be kept; the text is one sentence for the operator, naming the property."""


class Registration:
    """Writes and removes application records; every call may be repeated."""

    def __init__(self, applications: ApplicationRepository, *, clock: Clock) -> None:
        self._applications = applications
        self._clock = clock

    def register(self, properties: Mapping[str, object], *, owner: Owner) -> str:
        """Writes the record and answers its application id, or raises `InvalidRegistration`."""
        application = read_application(properties)
        created_at = iso_time(self._clock())
        if not self._applications.put(application, owner=owner, created_at=created_at):
            raise InvalidRegistration(
                "ApplicationId is registered by another stack, which the record's registered_by names."
            )
        return application.application_id

    def remove(self, application_id: str, *, owner: Owner) -> None:
        """Takes the record away, unless someone else owns it or there is none."""
        self._applications.disown(application_id, owner)


def read_application(properties: Mapping[str, object]) -> Application:
    """The application that a custom resource's properties describe, or `InvalidRegistration`."""
    enrolment = _text(properties, "Enrolment")
    if enrolment not in get_args(Enrolment):
        raise InvalidRegistration("Enrolment must be open or invite.")
    channels = properties.get("Channels")
    if not isinstance(channels, list) or not channels:
        raise InvalidRegistration("Channels must be a list of at least one channel.")
    read = tuple(read_channel(channel) for channel in channels)
    if len({channel.channel_id for channel in read}) != len(read):
        raise InvalidRegistration("Channels must have distinct channel_id values.")
    return Application(
        application_id=_id(properties, "ApplicationId"),
        name=_text(properties, "Name"),
        enrolment="open" if enrolment == "open" else "invite",
        user_pool_client_id=_text(properties, "UserPoolClientId"),
        channels=read,
        branding=_branding(properties),
    )


def read_channel(declared: object) -> Channel:
    """The channel that an object with the record's names describes, or `InvalidRegistration`."""
    if not isinstance(declared, Mapping):
        raise InvalidRegistration("Channels must hold objects.")
    return Channel(
        channel_id=_id(declared, "channel_id"),
        return_url=_url(declared, "return_url"),
        logout_url=_url(declared, "logout_url"),
    )


def _branding(properties: Mapping[str, object]) -> Branding:
    declared = properties.get("Branding", {})
    if not isinstance(declared, Mapping):
        raise InvalidRegistration("Branding must be an object.")
    try:
        return read_branding(declared)
    except InvalidBranding as error:
        raise InvalidRegistration(f"Branding.{error}") from None


def _text(properties: Mapping[str, object], name: str) -> str:
    value = properties.get(name)
    if not isinstance(value, str) or not value.strip():
        raise InvalidRegistration(f"{name} must be a non-empty text.")
    return value


def _id(properties: Mapping[str, object], name: str) -> str:
    value = _text(properties, name)
    if not ID.fullmatch(value):
        raise InvalidRegistration(f"{name} must be up to 64 letters, digits, '-' and '_'.")
    return value


def _url(properties: Mapping[str, object], name: str) -> str:
    """Absolute, HTTPS unless it stays on the machine, and ready to have a query appended."""
    value = _text(properties, name)
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
        port = parts.port  # raises for one that is none
    except ValueError:
        raise InvalidRegistration(f"{name} must be a URL.") from None
    is_local = host in ("localhost", "127.0.0.1") or host.endswith(".localhost")
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and is_local)
    is_plain = value.isprintable() and not _UNWANTED_IN_URL.search(value)
    if not _HOST.fullmatch(host) or port == 0 or not is_safe or not is_plain:
        raise InvalidRegistration(
            f"{name} must be an https URL of a plain host name, without query, fragment or user name."
        )
    return value
