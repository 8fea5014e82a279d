"""The HTTP API as one object, built around whichever services it is given."""

from collections.abc import Callable

from sso_auth.chalice_api import JsonApi

from chalicelib.routes.order_routes import register_order_routes
from chalicelib.routes.order_services import OrderServices


def create_api(
    services: Callable[[], OrderServices], *, metrics_namespace: Callable[[], str | None] | None = None
) -> JsonApi:
    """The client backend's API; `services` is called on requests only, never while routes are declared.

    `metrics_namespace` is of the requests' lines, see `JsonApi`.
    """
    app = JsonApi("client_backend", metrics_namespace=metrics_namespace)

    @app.route("/health", methods=["GET"])
    def health() -> dict[str, str]:
        return {"status": "ok"}

    register_order_routes(app, services)
    return app
