"""The REST API, assembled."""

from collections.abc import Callable
from functools import cache

from sso_auth.chalice_api import JsonApi

from chalicelib.routes.cors import CorsPolicy
from chalicelib.routes.membership_routes import MembershipRoutes
from chalicelib.routes.session_routes import SessionRoutes
from chalicelib.routes.sign_in_routes import SignInRoutes
from chalicelib.routes.sso_services import SsoServices


def build_api(services: Callable[[], SsoServices]) -> JsonApi:
    """The Chalice app; `services` is called at the first request that needs them, and then no more."""
    services = cache(services)
    api = JsonApi("sso-backend", answer_headers=CorsPolicy(services).headers)
    api.route("/health", methods=["GET"])(health)
    SignInRoutes(api, services).register()
    MembershipRoutes(api, services).register()
    SessionRoutes(api, services).register()
    return api


def health() -> dict[str, str]:
    """Alive; says nothing about what it depends on."""
    return {"status": "ok"}
