"""The composition root: settings → clients → services, once per warm Lambda."""

import functools
import os
from collections.abc import Callable

from sso_auth import TokenVerifier

from chalicelib.models.order_table import OrderTable
from chalicelib.routes.order_services import OrderServices
from chalicelib.services.order_service import OrderService
from chalicelib.settings import Settings


@functools.cache
def services_from_environment() -> OrderServices:
    """The services as the Lambda's environment describes them; a failure is not cached."""
    return build_services(Settings.from_environment(os.environ))


def build_services(settings: Settings) -> OrderServices:
    """Wires the verifier and the order service to AWS."""
    import boto3  # noqa: PLC0415 - the synthesizer imports this module without needing boto3
    from botocore.config import Config  # noqa: PLC0415 - the same

    # Two tries within 6 s, so that a 503 of ours is faster than the Lambda's own timeout.
    config = Config(connect_timeout=1, read_timeout=2, retries={"mode": "standard", "total_max_attempts": 2})
    table = OrderTable(boto3.client("dynamodb", config=config), settings.orders_table_name)
    return OrderServices(verifier=build_verifier(settings), orders=OrderService(table))


def build_verifier(
    settings: Settings,
    *,
    fetch: Callable[[str], bytes] | None = None,
    now: Callable[[], float] | None = None,
) -> TokenVerifier:
    """Accepts ID tokens of this application's client only, forgiving 60 s of clock difference."""
    return TokenVerifier(
        issuer=settings.token_issuer,
        jwks_uri=settings.jwks_uri,
        client_ids=[settings.client_id],
        token_use="id",  # noqa: S106 - no password
        leeway=60,
        fetch=fetch,
        now=now,
    )
