"""The REST API, assembled."""

from collections.abc import Callable
from functools import cache

from sso_auth.chalice_api import JsonApi

from chalicelib.routes.account_routes import AccountRoutes
from chalicelib.routes.channel_routes import ChannelRoutes
from chalicelib.routes.code_routes import CodeRoutes
from chalicelib.routes.cors import CROSS_ORIGIN_PATHS, CorsPolicy, preflight
from chalicelib.routes.ended_session_routes import EndedSessionRoutes
from chalicelib.routes.logout_routes import LogoutRoutes
from chalicelib.routes.membership_routes import MembershipRoutes
from chalicelib.routes.session_routes import SessionRoutes
from chalicelib.routes.sign_in_routes import SignInRoutes
from chalicelib.routes.sso_services import SsoServices
from chalicelib.routes.user_session_routes import UserSessionRoutes


def build_api(
    services: Callable[[], SsoServices], *, metrics_namespace: Callable[[], str | None] | None = None
) -> JsonApi:
    """The Chalice app; `services` is called at the first request that needs them, and then no more.

    `metrics_namespace` is of the requests' lines, see `JsonApi`.
    """
    services = cache(services)
    api = JsonApi(
        "sso-backend", answer_headers=CorsPolicy(services).headers, metrics_namespace=metrics_namespace
    )
    api.route("/health", methods=["GET"])(health)
    SignInRoutes(api, services).register()
    MembershipRoutes(api, services).register()
    SessionRoutes(api, services).register()
    LogoutRoutes(api, services).register()
    UserSessionRoutes(api, services).register()
    EndedSessionRoutes(api, services).register()
    ChannelRoutes(api, services).register()
    AccountRoutes(api, services).register()
    CodeRoutes(api, services).register()
    for path in CROSS_ORIGIN_PATHS:
        api.route(path, methods=["OPTIONS"])(preflight)
    return api


def health() -> dict[str, str]:
    """Alive; says nothing about what it depends on."""
    return {"status": "ok"}
