"""The environment of the functions as typed objects, each parsed once. Nothing else reads the environment."""

from collections.abc import Mapping
from dataclasses import dataclass


class SettingsError(RuntimeError):
    """An environment variable is missing or wrong; the text names it."""


@dataclass(frozen=True)
class ApiSettings:
    """Of the API function. `sso_origin` is empty where the site's domain is known only at run time."""

    table_name: str
    sort_key_index_name: str
    user_pool_id: str
    sso_client_id: str
    token_issuer: str
    jwks_uri: str
    sso_origin: str
    session_absolute_seconds: int
    session_idle_seconds: int
    deleted_accounts_topic_arn: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "ApiSettings":
        """Raises `SettingsError`."""
        return cls(
            table_name=_text(environment, "TABLE_NAME"),
            sort_key_index_name=_text(environment, "SORT_KEY_INDEX_NAME"),
            user_pool_id=_text(environment, "USER_POOL_ID"),
            sso_client_id=_text(environment, "SSO_CLIENT_ID"),
            token_issuer=_text(environment, "TOKEN_ISSUER"),
            jwks_uri=_text(environment, "JWKS_URI"),
            sso_origin=environment.get("SSO_ORIGIN", "").rstrip("/"),
            session_absolute_seconds=_seconds(environment, "SESSION_ABSOLUTE_SECONDS"),
            session_idle_seconds=_seconds(environment, "SESSION_IDLE_SECONDS"),
            deleted_accounts_topic_arn=_text(environment, "DELETED_ACCOUNTS_TOPIC_ARN"),
        )


@dataclass(frozen=True)
class TableSettings:
    """Of the functions that only need the table."""

    table_name: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "TableSettings":
        """Raises `SettingsError`."""
        return cls(table_name=_text(environment, "TABLE_NAME"))


@dataclass(frozen=True)
class SignUpSettings:
    """Of the PreSignUp function: e-mail domains; no allowed ones means all."""

    allowed_email_domains: tuple[str, ...]
    blocked_email_domains: tuple[str, ...]

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "SignUpSettings":
        """Both variables are comma-separated and may be empty or absent."""
        return cls(
            allowed_email_domains=_list(environment, "ALLOWED_EMAIL_DOMAINS"),
            blocked_email_domains=_list(environment, "BLOCKED_EMAIL_DOMAINS"),
        )


def _text(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise SettingsError(f"the environment variable {name} is not set")
    return value


def _seconds(environment: Mapping[str, str], name: str) -> int:
    value = _text(environment, name)
    if not value.isascii() or not value.isdigit() or int(value) == 0:
        raise SettingsError(f"the environment variable {name} must be a positive number of seconds")
    return int(value)


def _list(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in environment.get(name, "").split(",") if part.strip())
