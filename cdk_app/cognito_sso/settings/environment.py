"""The settings of one environment, as frozen, validated values.

Every value is checked when it is built, so a wrong one stops `cdk synth` before any template exists.
`settings_file` turns a TOML file into these classes; a CDK app may also build them directly.
"""

import re
from dataclasses import dataclass, field
from typing import Literal, get_args
from urllib.parse import urlsplit

from cognito_sso.settings.application import ApplicationSettings
from cognito_sso.settings.checks import (
    SettingsError,
    is_region,
    require_choice,
    require_identifier,
    require_range,
    require_switch,
    require_table_name,
    require_unique,
)
from cognito_sso.settings.domain import DomainSettings
from cognito_sso.settings.operation import FirewallSettings, MailSettings, MonitoringSettings
from cognito_sso.settings.sign_in import (
    PasswordSettings,
    SessionSettings,
    SignUpSettings,
    TokenSettings,
    UserMigrationSettings,
)

Mfa = Literal["off", "optional", "required"]
ThreatProtection = Literal["off", "audit", "enforced"]
OrdersOfDeletedUsers = Literal["anonymise", "delete"]

_ACCOUNT = re.compile(r"[0-9]{12}")
_RETENTION_DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 180, 365)


@dataclass(frozen=True, kw_only=True)
class SsoSettings:
    """All that one Sso can be told; the defaults are fit for production."""

    name: str = ""
    """The environment's. The sites show it as a badge, unless it is empty or `prod`."""
    log_retention_days: int = 30
    """Of the functions' and the APIs' logs. One of the values that CloudWatch Logs accepts: 1, 3, 5, 7, 14,
    30, 60, 90, 180, 365."""
    access_log_days: int = 90
    """How long the buckets' and the SSO site's access logs are kept, 1 to 3650 days."""
    api_gateway_account: bool = True
    """Whether the SSO's stack sets the role by which API Gateway writes logs. AWS has one for all APIs of an
    account and region; `false` where something else sets it."""
    api_requests_per_second: int = 200
    """What an API answers at most, from all callers together; more get 429. Bursts may be twice that. 1 to
    10,000, and no more than the account's own limit."""
    mfa: Mfa = "optional"
    """Codes of an authenticator app (TOTP) after the password. `off`: nobody is asked for one. `optional`:
    users set it up, and remove it, on their account page. `required`: nobody signs in without."""
    threat_protection: ThreatProtection = "off"
    """Cognito's checks for leaked passwords and unusual sign-ins. `audit` records them, `enforced` acts on
    them; both make the pool's plan Plus, which is priced per active user."""
    password: PasswordSettings = field(default_factory=PasswordSettings)
    sign_up: SignUpSettings = field(default_factory=SignUpSettings)
    session: SessionSettings = field(default_factory=SessionSettings)
    tokens: TokenSettings = field(default_factory=TokenSettings)
    mail: MailSettings | None = None
    monitoring: MonitoringSettings = field(default_factory=MonitoringSettings)
    user_migration: UserMigrationSettings | None = None

    def __post_init__(self) -> None:
        if self.log_retention_days not in _RETENTION_DAYS:
            raise SettingsError("log_retention_days", f"{self.log_retention_days!r} is not offered by AWS.")
        require_range("access_log_days", self.access_log_days, 1, 3650)
        require_switch("api_gateway_account", self.api_gateway_account)
        require_range("api_requests_per_second", self.api_requests_per_second, 1, 10_000)
        require_choice("mfa", self.mfa, get_args(Mfa))
        require_choice("threat_protection", self.threat_protection, get_args(ThreatProtection))


@dataclass(frozen=True, kw_only=True)
class EnvironmentSettings(SsoSettings):
    """All settings of one environment: its Sso, where it is, and its applications."""

    name: str
    """The file's name; part of the stacks' names."""
    region: str
    account: str | None = None
    """12 digits, or None: the account of the credentials that deploy."""
    termination_protection: bool = True
    """Whether CloudFormation refuses to delete the stacks. Never on the emulator."""
    domain: DomainSettings | None = None
    """The SSO site's own domain name; without it CloudFront's."""
    firewall: FirewallSettings | None = None
    """An AWS WAF in front of all sites; without it there is none. The emulator enforces none."""
    restored_table_name: str | None = None
    """A table to use in place of the SSO's own, after a restore."""
    orders_of_deleted_users: OrdersOfDeletedUsers = "anonymise"
    """What the example applications do when a user deletes his account. `anonymise`: they keep his orders
    under no user. `delete`: they delete them."""
    applications: tuple[ApplicationSettings, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        require_identifier("name", self.name)
        if not is_region(self.region):
            raise SettingsError("region", f"{self.region!r} is not an AWS region such as 'eu-west-1'.")
        if self.region.startswith("cn-"):
            raise SettingsError("region", f"{self.region!r} has other host names, which are not supported.")
        if self.account is not None and not _ACCOUNT.fullmatch(str(self.account)):
            raise SettingsError("account", f"{self.account!r} is not a 12-digit AWS account id.")
        require_switch("termination_protection", self.termination_protection)
        require_table_name("restored_table_name", self.restored_table_name)
        require_choice(
            "orders_of_deleted_users", self.orders_of_deleted_users, get_args(OrdersOfDeletedUsers)
        )
        require_unique("applications", [application.id for application in self.applications])
        self._require_unique_domains()
        if self.is_local:
            self._require_nothing_of_aws()
        else:
            self._require_https()

    @property
    def is_local(self) -> bool:
        """Whether this is the environment of the emulator: plain http, everything may be deleted."""
        return self.name == "local"

    def _require_unique_domains(self) -> None:
        taken = {self.domain.name} if self.domain else set()
        for index, application in enumerate(self.applications):
            if application.domain is None:
                continue
            if application.domain.name in taken:
                raise SettingsError(
                    f"applications[{index}].domain.name",
                    f"{application.domain.name!r} is the name of another site.",
                )
            taken.add(application.domain.name)

    def _require_nothing_of_aws(self) -> None:
        problem = "has no meaning in the local environment."
        for key in ("mail", "domain", "firewall"):
            if getattr(self, key) is not None:
                raise SettingsError(key, problem)
        for index, application in enumerate(self.applications):
            if application.domain is not None:
                raise SettingsError(f"applications[{index}].domain", problem)

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
