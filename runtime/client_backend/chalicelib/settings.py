"""The environment of each function as one typed object, read in one place."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.services.order_removal import OrdersOfDeletedUsers

_MAX_DIGITS = 9


@dataclass(frozen=True)
class EndedSessionsFeed:
    """Where the SSO backend tells which sessions have ended, and how old that knowledge may be."""

    uri: str
    max_age_seconds: int


@dataclass(frozen=True)
class Settings:
    """Of the API's function: what the deployment decides.

    `client_id` is this application's own Cognito app client: tokens of any other are refused.
    `ended_sessions` is None where tokens of ended sessions may live on until they expire.
    """

    orders_table_name: str
    token_issuer: str
    jwks_uri: str
    client_id: str
    ended_sessions: EndedSessionsFeed | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Reads the variables; `ValueError` naming the first that is missing, empty or wrong."""
        return cls(
            orders_table_name=_required(environment, "TABLE_NAME"),
            token_issuer=_required(environment, "TOKEN_ISSUER"),
            jwks_uri=_required(environment, "JWKS_URI"),
            client_id=_required(environment, "CLIENT_ID"),
            ended_sessions=_ended_sessions(environment),
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
class SeedSettings:
    """Of the function that makes demo orders."""

    orders_table_name: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "SeedSettings":
        """Reads the variable; `ValueError` naming it when it is missing or empty."""
        return cls(orders_table_name=_required(environment, "TABLE_NAME"))


@dataclass(frozen=True)
class AccountDeletedSettings:
    """Of the function that hears of deleted accounts."""

    orders_table_name: str
    orders_of_deleted_users: OrdersOfDeletedUsers

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "AccountDeletedSettings":
        """Reads both variables; `ValueError` naming the first that is missing, empty or wrong."""
        treatment = _required(environment, "ORDERS_OF_DELETED_USERS")
        if treatment not in set(OrdersOfDeletedUsers):
            allowed = " or ".join(OrdersOfDeletedUsers)
            raise ValueError(f"environment variable ORDERS_OF_DELETED_USERS must be {allowed}")
        return cls(
            orders_table_name=_required(environment, "TABLE_NAME"),
            orders_of_deleted_users=OrdersOfDeletedUsers(treatment),
        )


def _ended_sessions(environment: Mapping[str, str]) -> EndedSessionsFeed | None:
    """None where the age is absent, empty or 0. An age without a feed would promise what is not done."""
    max_age = environment.get("ENDED_SESSIONS_MAX_AGE_SECONDS", "") or "0"
    if not max_age.isascii() or not max_age.isdigit() or len(max_age) > _MAX_DIGITS:
        raise ValueError("environment variable ENDED_SESSIONS_MAX_AGE_SECONDS must be a number of seconds")
    if int(max_age) == 0:
        return None
    return EndedSessionsFeed(_required(environment, "ENDED_SESSIONS_URI"), int(max_age))


def _required(environment: Mapping[str, str], name: str) -> str:
    value = environment.get(name, "")
    if not value:
        raise ValueError(f"environment variable {name} is not set")
    return value
