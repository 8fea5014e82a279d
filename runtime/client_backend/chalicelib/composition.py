"""The composition root: settings → clients → services, once per warm Lambda."""

import functools
import os
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from sso_auth import EndedSessions, TokenVerifier
from sso_auth.event_lines import EventLines, to_standard_output

from chalicelib.models.order_table import OrderTable
from chalicelib.models.user_partition import UserPartition
from chalicelib.routes.order_services import OrderServices
from chalicelib.services.order_removal import OrderRemoval
from chalicelib.services.order_seed import OrderSeed
from chalicelib.services.order_service import OrderService
from chalicelib.settings import AccountDeletedSettings, EventSettings, SeedSettings, Settings
from chalicelib.triggers.account_deleted import AccountDeleted
from chalicelib.triggers.seed_orders import SeedOrders

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@functools.cache
def services_from_environment() -> OrderServices:
    """The services as the Lambda's environment describes them; a failure is not cached."""
    return build_services(Settings.from_environment(os.environ))


@functools.cache
def account_deleted_from_environment() -> AccountDeleted:
    """The subscriber of deleted accounts as its Lambda's environment describes it."""
    settings = AccountDeletedSettings.from_environment(os.environ)
    users = UserPartition(_dynamodb(), settings.orders_table_name)
    removal = OrderRemoval(users, treatment=settings.orders_of_deleted_users)
    return AccountDeleted(removal, event_lines())


@functools.cache
def seed_orders_from_environment() -> SeedOrders:
    """What makes demo orders as its Lambda's environment describes it."""
    settings = SeedSettings.from_environment(os.environ)
    return SeedOrders(OrderSeed(OrderTable(_dynamodb(), settings.orders_table_name)), event_lines())


@functools.cache
def metrics_namespace() -> str | None:
    """As the environment has it; None for no metrics."""
    return EventSettings.from_environment(os.environ).metrics_namespace


@functools.cache
def event_lines() -> EventLines:
    """The event lines of this process."""
    return EventLines(to_standard_output, metrics_namespace=metrics_namespace(), now=time.time)


def build_services(settings: Settings) -> OrderServices:
    """Wires the verifier and the order service to AWS."""
    table = OrderTable(_dynamodb(), settings.orders_table_name)
    return OrderServices(verifier=build_verifier(settings), orders=OrderService(table))


def build_verifier(
    settings: Settings,
    *,
    fetch: Callable[[str], bytes] | None = None,
    now: Callable[[], float] | None = None,
) -> TokenVerifier:
    """Accepts ID tokens of this application's client only, forgiving 60 s of clock difference.

    `fetch` gets the keys, and the ended sessions where the settings have them checked.
    """
    return TokenVerifier(
        issuer=settings.token_issuer,
        jwks_uri=settings.jwks_uri,
        client_ids=[settings.client_id],
        token_use="id",  # noqa: S106 - no password
        leeway=60,
        ended_sessions=_ended_sessions(settings, fetch, now),
        on_key_fetch=event_lines().key_fetch,
        fetch=fetch,
        now=now,
    )


def _ended_sessions(
    settings: Settings, fetch: Callable[[str], bytes] | None, now: Callable[[], float] | None
) -> EndedSessions | None:
    if settings.ended_sessions is None:
        return None
    return EndedSessions(
        feed_uri=settings.ended_sessions.uri,
        max_age=settings.ended_sessions.max_age_seconds,
        # Who turned the check on was promised the bound, and an outage of the SSO must not be a way around
        # it: what got a 503 can be repeated, but nobody takes back what a thief has ordered.
        outage="refuse",
        fetch=fetch,
        now=now,
    )


def _dynamodb() -> "DynamoDBClient":
    import boto3  # noqa: PLC0415 - the synthesizer imports this module without needing boto3
    from botocore.config import Config  # noqa: PLC0415 - the same

    # Two tries within 6 s, so that a 503 of ours is faster than the Lambda's own timeout.
    config = Config(connect_timeout=1, read_timeout=2, retries={"mode": "standard", "total_max_attempts": 2})
    return boto3.client("dynamodb", config=config)
