"""Entry points of the client backend's functions: `app.app` answers the REST API, the others serve events.

Imported at synth, so it only declares.
"""

from typing import Any

from chalicelib.api import create_api
from chalicelib.composition import (
    account_deleted_from_environment,
    metrics_namespace,
    seed_orders_from_environment,
    services_from_environment,
)
from sso_auth.event_scope import event_scope, request_id_of

app = create_api(services_from_environment, metrics_namespace=metrics_namespace)


@app.lambda_function(name="account_deleted")
def account_deleted(event: dict[str, Any], context: object) -> None:
    """The subscriber of the SSO's topic of deleted accounts."""
    with event_scope(request_id_of(context)):
        account_deleted_from_environment()(event)


@app.lambda_function(name="seed_orders")
def seed_orders(event: object, context: object) -> dict[str, object]:
    """Demo orders for a user, which an operator asks for."""
    with event_scope(request_id_of(context)):
        return seed_orders_from_environment()(event)
