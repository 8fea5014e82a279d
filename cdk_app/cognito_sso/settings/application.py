"""What an environment says about one application."""

from dataclasses import dataclass
from typing import Literal, get_args

from cognito_sso.settings.branding import Branding
from cognito_sso.settings.checks import (
    SettingsError,
    require_choice,
    require_identifier,
    require_range,
    require_table_name,
    require_text,
    require_unique,
    require_url,
)
from cognito_sso.settings.domain import DomainSettings

Enrolment = Literal["open", "invite"]

_TAKEN_IDS = ("sso", "mailbox")


@dataclass(frozen=True, kw_only=True)
class ChannelSettings:
    """One way into an application (web, admin, …) with the one URL that sign-ins return to.

    The `web` channel of an application whose site this project hosts may leave both URLs out: they are
    then `/success` and `/` of that site.
    """

    id: str
    return_url: str | None = None
    """Absolute https URL; plain http is for the local environment and loopback hosts only."""
    logout_url: str | None = None
    """Where the browser is after a sign-out; as `return_url`."""

    def __post_init__(self) -> None:
        require_identifier("id", self.id)
        for key in ("return_url", "logout_url"):
            value = getattr(self, key)
            if value is not None:
                require_url(key, value)
        if self.id != "web" and self.return_url is None:
            raise SettingsError("return_url", "is missing; only the web channel can derive it from its site.")


@dataclass(frozen=True, kw_only=True)
class ApplicationSettings:
    """An application that users sign in to."""

    id: str
    """Lower-case letters, digits and hyphens, 2 to 32 characters; part of keys, never changes."""
    name: str
    """What users read, 1 to 60 characters."""
    enrolment: Enrolment = "open"
    """`open`: anyone may join by one click. `invite`: members are added by an operator."""
    channels: tuple[ChannelSettings, ...] = (ChannelSettings(id="web"),)
    """At least one; the application's own site signs in by the first."""
    ended_sessions_max_age_seconds: int = 0
    """How old the application's API may let its list of ended sessions grow before it asks the SSO again,
    1 to 300. 0: it does not ask, and a token opens the API until it expires, also after a logout."""
    domain: DomainSettings | None = None
    """The site's own domain name; without it CloudFront's."""
    branding: Branding | None = None
    """How the SSO's pages and mails show the application; without it as the SSO itself."""
    restored_table_name: str | None = None
    """A table to use in place of the application's own, after a restore."""

    def __post_init__(self) -> None:
        require_identifier("id", self.id)
        if self.id in _TAKEN_IDS:
            raise SettingsError("id", f"{self.id!r} is taken by a site of the SSO itself.")
        require_text("name", self.name, maximum=60)
        require_choice("enrolment", self.enrolment, get_args(Enrolment))
        if not self.channels:
            raise SettingsError("channels", "is empty; an application needs at least one channel.")
        require_unique("channels", [channel.id for channel in self.channels])
        require_range("ended_sessions_max_age_seconds", self.ended_sessions_max_age_seconds, 0, 300)
        require_table_name("restored_table_name", self.restored_table_name)
