"""What the environment says about running it: mail, the firewall, alarms."""

import re
from dataclasses import dataclass

from cognito_sso.settings.checks import SettingsError, is_domain, is_region, require_range, require_text

_MAILBOX = re.compile(r"[A-Za-z0-9._%+-]{1,64}")


@dataclass(frozen=True, kw_only=True)
class MailSettings:
    """The sender of all mails. Without it Cognito sends from an address of its own, at most 50 a day.

    The address's domain must be a verified identity of Amazon SES in `ses_region`, out of the sandbox.
    """

    from_address: str
    """Such as `no-reply@example.com`."""
    from_name: str
    """What the recipient's mailbox shows, 1 to 60 characters."""
    reply_to: str | None = None
    """Where answers go; without it to `from_address`."""
    ses_region: str | None = None
    """Where the identity is verified; without it the environment's region."""

    def __post_init__(self) -> None:
        require_text("from_name", self.from_name, maximum=60)
        for key in ("from_address", "reply_to"):
            value = getattr(self, key)
            if value is not None and not is_address(value):
                raise SettingsError(key, f"{value!r} is not an email address.")
        if self.ses_region is not None and not is_region(self.ses_region):
            raise SettingsError("ses_region", f"{self.ses_region!r} is not an AWS region.")

    @property
    def domain(self) -> str:
        """The part of the sender's address that SES has verified."""
        return self.from_address.rpartition("@")[2]


@dataclass(frozen=True, kw_only=True)
class FirewallSettings:
    """How many requests one IP address may send in 5 minutes before the firewall answers 429 for a while.

    All sites are counted together. A company behind one address shares these numbers, and so do an
    application's functions, which ask for ended sessions. AWS counts with a delay of some seconds.
    """

    requests: int = 3000
    """Of all kinds, 100 to 2,000,000."""
    sign_in_requests: int = 300
    """To the routes that sign in, join, refresh and sign out, and as many again to Cognito's own API, 10 to
    2,000,000. A sign-in takes three of the former, its preflight included, and two or three of the latter; a
    refresh takes two of the former."""
    code_requests: int = 20
    """To the route that sends codes by mail, 10 to 2,000,000."""

    def __post_init__(self) -> None:
        require_range("requests", self.requests, 100, 2_000_000)
        require_range("sign_in_requests", self.sign_in_requests, 10, 2_000_000)
        require_range("code_requests", self.code_requests, 10, 2_000_000)


@dataclass(frozen=True, kw_only=True)
class MonitoringSettings:
    """When an alarm goes off, and who is told."""

    alarm_emails: tuple[str, ...] = ()
    """Each gets a mail from AWS that asks to confirm the subscription. None: the topic has no readers."""
    latency_p99_ms: int = 3000
    """The slowest 1 % of an API's answers take longer, for 15 minutes; 100 to 29,000 milliseconds."""
    sign_in_failure_percent: int = 50
    """So many of at least 20 attempts in 5 minutes are refused, twice in a row; 1 to 100."""

    def __post_init__(self) -> None:
        for index, address in enumerate(self.alarm_emails):
            if not is_address(address):
                raise SettingsError(f"alarm_emails[{index}]", f"{address!r} is not an email address.")
        require_range("latency_p99_ms", self.latency_p99_ms, 100, 29_000)
        require_range("sign_in_failure_percent", self.sign_in_failure_percent, 1, 100)


def is_address(value: object) -> bool:
    """Whether `value` is an email address of a plain mailbox at a lower-case domain."""
    if not isinstance(value, str):
        return False
    mailbox, at, domain = value.rpartition("@")
    return bool(at) and _MAILBOX.fullmatch(mailbox) is not None and is_domain(domain)
