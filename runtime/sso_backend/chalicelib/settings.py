"""The environment of the functions as typed objects, each parsed once. Nothing else reads the environment."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

_MAX_DIGITS = 9
_LIFETIMES = ("id_token_minutes", "access_token_minutes", "refresh_token_days")


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
            sso_origin=_sso_origin(environment),
            session_absolute_seconds=_positive(environment, "SESSION_ABSOLUTE_SECONDS", of="seconds"),
            session_idle_seconds=_positive(environment, "SESSION_IDLE_SECONDS", of="seconds"),
            deleted_accounts_topic_arn=_text(environment, "DELETED_ACCOUNTS_TOPIC_ARN"),
        )


@dataclass(frozen=True)
class EventSettings:
    """Of all functions: the CloudWatch namespace of the metrics in their event lines, None for no metrics."""

    metrics_namespace: str | None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "EventSettings":
        """The variable may be empty or absent."""
        return cls(metrics_namespace=environment.get("METRICS_NAMESPACE", "").strip() or None)


@dataclass(frozen=True)
class TableSettings:
    """Of the functions that only need the table."""

    table_name: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "TableSettings":
        """Raises `SettingsError`."""
        return cls(table_name=_text(environment, "TABLE_NAME"))


@dataclass(frozen=True)
class MailSettings:
    """Of the CustomMessage function. `sso_origin` is empty where it is not known before a deployment."""

    table_name: str
    sso_origin: str
    temporary_password_days: int

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "MailSettings":
        """Raises `SettingsError`."""
        return cls(
            table_name=_text(environment, "TABLE_NAME"),
            sso_origin=_sso_origin(environment),
            temporary_password_days=_positive(environment, "TEMPORARY_PASSWORD_DAYS", of="days"),
        )


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


@dataclass(frozen=True)
class OperatorSettings:
    """Of the operator's function. `jwks_uri` is empty where it need not check that keys can be fetched."""

    table_name: str
    sort_key_index_name: str
    user_pool_id: str
    sso_client_id: str
    deleted_accounts_topic_arn: str
    id_token_minutes: int
    access_token_minutes: int
    refresh_token_days: int
    jwks_uri: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "OperatorSettings":
        """`APPLICATION_CLIENT` is a JSON object of the three times; raises `SettingsError`."""
        return cls(
            table_name=_text(environment, "TABLE_NAME"),
            sort_key_index_name=_text(environment, "SORT_KEY_INDEX_NAME"),
            user_pool_id=_text(environment, "USER_POOL_ID"),
            sso_client_id=_text(environment, "SSO_CLIENT_ID"),
            deleted_accounts_topic_arn=_text(environment, "DELETED_ACCOUNTS_TOPIC_ARN"),
            **_lifetimes(environment),
            jwks_uri=environment.get("JWKS_URI", ""),
        )


@dataclass(frozen=True)
class MigrationSettings:
    """Of the UserMigration function: where users come from, and the app client that asks there."""

    user_pool_id: str
    client_id: str
    region: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "MigrationSettings":
        """Raises `SettingsError`."""
        return cls(
            user_pool_id=_text(environment, "FROM_USER_POOL_ID"),
            client_id=_text(environment, "FROM_CLIENT_ID"),
            region=_text(environment, "FROM_REGION"),
        )


def _sso_origin(environment: Mapping[str, str]) -> str:
    return environment.get("SSO_ORIGIN", "").rstrip("/")


def _text(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise SettingsError(f"the environment variable {name} is not set")
    return value


def _positive(environment: Mapping[str, str], name: str, *, of: str) -> int:
    value = _text(environment, name)
    is_number = value.isascii() and value.isdigit() and len(value) <= _MAX_DIGITS
    if not is_number or int(value) == 0:
        raise SettingsError(f"the environment variable {name} must be a positive number of {of}")
    return int(value)


def _list(environment: Mapping[str, str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in environment.get(name, "").split(",") if part.strip())


def _lifetimes(environment: Mapping[str, str]) -> dict[str, int]:
    try:
        given = json.loads(_text(environment, "APPLICATION_CLIENT"))
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict) or not all(
        type(given.get(name)) is int and given[name] > 0 for name in _LIFETIMES
    ):
        names = ", ".join(_LIFETIMES)
        raise SettingsError(f"the environment variable APPLICATION_CLIENT must be a JSON object of {names}")
    return {name: given[name] for name in _LIFETIMES}
