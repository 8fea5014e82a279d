"""The settings of one environment, as frozen, validated values.

Every value is checked when it is built, so a wrong one stops `cdk synth` before any template exists.
`settings_file` turns a TOML file into these classes; a CDK app may also build them directly.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, get_args
from urllib.parse import urlsplit

from cognito_sso.setting_checks import (
    SettingsError,
    is_domain,
    require_choice,
    require_identifier,
    require_range,
    require_text,
    require_unique,
    require_url,
)

Enrolment = Literal["open", "invite"]
Mfa = Literal["off", "optional", "required"]
OrdersOfDeletedUsers = Literal["anonymise", "delete"]

_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")
_TAKEN_IDS = ("sso", "mailbox")
_ACCOUNT = re.compile(r"\d{12}")


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
    ended_sessions_max_age_seconds: int = 0
    """How old the application's API may let its list of ended sessions grow before it asks the SSO again,
    1 to 300. 0: it does not ask, and a token opens the API until it expires, also after a logout."""

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


@dataclass(frozen=True, kw_only=True)
class SignUpSettings:
    """Who may register, by the domain of the email address, compared without case."""

    allowed_email_domains: tuple[str, ...] = ()
    """When not empty, only these domains may register; their subdomains are others."""
    blocked_email_domains: tuple[str, ...] = ()
    """These domains and their subdomains may not register, whatever is allowed."""

    def __post_init__(self) -> None:
        for key in ("allowed_email_domains", "blocked_email_domains"):
            for index, domain in enumerate(getattr(self, key)):
                if not is_domain(domain):
                    raise SettingsError(f"{key}[{index}]", f"{domain!r} is not a lower-case domain name.")


@dataclass(frozen=True, kw_only=True)
class SessionSettings:
    """How long one sign-in lasts at the SSO."""

    absolute_minutes: int = 12 * 60
    """The longest a sign-in lasts, 5 minutes to 30 days."""
    idle_minutes: int = 60
    """A sign-in that was not used for so long is over; at most `absolute_minutes`."""

    def __post_init__(self) -> None:
        require_range("absolute_minutes", self.absolute_minutes, 5, 30 * 24 * 60)
        require_range("idle_minutes", self.idle_minutes, 5, self.absolute_minutes)


@dataclass(frozen=True, kw_only=True)
class TokenSettings:
    """Lifetimes of the applications' tokens, which Cognito signs; those of the SSO site's own are fixed."""

    id_token_minutes: int = 60
    """5 to 60."""
    access_token_minutes: int = 60
    """5 to 60."""
    refresh_token_days: int = 30
    """1 to 365. Refresh tokens stay on the server."""

    def __post_init__(self) -> None:
        require_range("id_token_minutes", self.id_token_minutes, 5, 60)
        require_range("access_token_minutes", self.access_token_minutes, 5, 60)
        require_range("refresh_token_days", self.refresh_token_days, 1, 365)


@dataclass(frozen=True, kw_only=True)
class EnvironmentSettings:
    """All settings of one environment."""

    name: str
    region: str
    account: str | None = None
    """12 digits, or None: the account of the credentials that deploy."""
    log_retention_days: int = 30
    """One of the values that CloudWatch Logs accepts: 1, 3, 5, 7, 14, 30, 60, 90, 180, 365."""
    mfa: Mfa = "optional"
    """Codes of an authenticator app (TOTP) after the password. `off`: nobody is asked for one. `optional`:
    users set it up, and remove it, on their account page. `required`: nobody signs in without."""
    orders_of_deleted_users: OrdersOfDeletedUsers = "anonymise"
    """What the example applications do when a user deletes his account. `anonymise`: they keep his orders
    under no user. `delete`: they delete them."""
    sign_up: SignUpSettings = field(default_factory=SignUpSettings)
    session: SessionSettings = field(default_factory=SessionSettings)
    tokens: TokenSettings = field(default_factory=TokenSettings)
    applications: tuple[ApplicationSettings, ...] = ()

    def __post_init__(self) -> None:
        require_identifier("name", self.name)
        if not isinstance(self.region, str) or not _REGION.fullmatch(self.region):
            raise SettingsError("region", f"{self.region!r} is not an AWS region such as 'eu-west-1'.")
        if self.region.startswith("cn-"):
            raise SettingsError("region", f"{self.region!r} has other host names, which are not supported.")
        if self.account is not None and not _ACCOUNT.fullmatch(str(self.account)):
            raise SettingsError("account", f"{self.account!r} is not a 12-digit AWS account id.")
        if self.log_retention_days not in (1, 3, 5, 7, 14, 30, 60, 90, 180, 365):
            raise SettingsError("log_retention_days", f"{self.log_retention_days!r} is not offered by AWS.")
        require_choice("mfa", self.mfa, get_args(Mfa))
        require_choice(
            "orders_of_deleted_users", self.orders_of_deleted_users, get_args(OrdersOfDeletedUsers)
        )
        require_unique("applications", [application.id for application in self.applications])
        if not self.is_local:
            self._require_https()

    @property
    def is_local(self) -> bool:
        """Whether this is the environment of the emulator: plain http, everything may be deleted."""
        return self.name == "local"

    def _require_https(self) -> None:
        for index, application in enumerate(self.applications):
            for number, channel in enumerate(application.channels):
                for key in ("return_url", "logout_url"):
                    url = getattr(channel, key)
                    if url is not None and urlsplit(url).scheme != "https":
                        raise SettingsError(
                            f"applications[{index}].channels[{number}].{key}",
                            f"{url!r} must begin with https:// in the environment '{self.name}'.",
                        )
