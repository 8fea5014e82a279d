"""What the environment says about signing up and in: who may, with which password, and for how long."""

import re
from dataclasses import dataclass

from cognito_sso.settings.checks import SettingsError, is_domain, require_range, require_switch

_POOL_ID = re.compile(r"[a-z]{2}(-[a-z]+)+-[0-9]_[A-Za-z0-9]{1,45}")
_CLIENT_ID = re.compile(r"[A-Za-z0-9]{1,128}")


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
class PasswordSettings:
    """What a password must have. The pages say so before it is sent; Cognito enforces it."""

    min_length: int = 12
    """Characters, 8 to 99."""
    lowercase: bool = True
    uppercase: bool = True
    digits: bool = True
    symbols: bool = True
    temporary_days: int = 7
    """How long an invited user may sign in with the password of the mail, 1 to 90 days."""

    def __post_init__(self) -> None:
        require_range("min_length", self.min_length, 8, 99)
        require_range("temporary_days", self.temporary_days, 1, 90)
        for key in ("lowercase", "uppercase", "digits", "symbols"):
            require_switch(key, getattr(self, key))


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
class UserMigrationSettings:
    """An older Cognito pool whose users come over, with their passwords, when they first sign in here.

    While it is set the SSO site sends passwords to Cognito over TLS instead of proving them by SRP, and the
    trigger shows them to the older pool: only so can a password move.
    """

    from_user_pool_id: str
    """The older pool, in this account."""
    from_client_id: str
    """A client of it, without secret, that allows USER_PASSWORD_AUTH."""

    def __post_init__(self) -> None:
        if not isinstance(self.from_user_pool_id, str) or not _POOL_ID.fullmatch(self.from_user_pool_id):
            raise SettingsError(
                "from_user_pool_id", f"{self.from_user_pool_id!r} is not the id of a user pool."
            )
        if not isinstance(self.from_client_id, str) or not _CLIENT_ID.fullmatch(self.from_client_id):
            raise SettingsError("from_client_id", f"{self.from_client_id!r} is not the id of an app client.")

    @property
    def from_region(self) -> str:
        """The older pool's region, which its id begins with."""
        return self.from_user_pool_id.partition("_")[0]
