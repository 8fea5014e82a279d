"""A request to each route that the API has, so that tests meet new ones unasked."""

from chalice.test import HTTPResponse
from chalicelib.routes.api import build_api
from chalicelib.routes.cors import CROSS_ORIGIN_PATHS
from sso_world.world import SIGN_IN, World

Route = tuple[str, str]
"""Method and path."""

OPEN_TO_ANYONE = frozenset(
    {
        ("GET", "/health"),
        ("GET", "/channel"),
        ("GET", "/authorize"),
        ("GET", "/ended-sessions"),
        ("POST", "/send-code"),
        ("POST", "/get-session"),
        ("POST", "/refresh-session"),
        *(("OPTIONS", path) for path in CROSS_ORIGIN_PATHS),
    }
)
"""They rest on no login, and ignore a cookie that another site made travel; their own tests say so."""


def routes(world: World) -> list[Route]:
    """All of them, in order."""
    views = build_api(lambda: world.services).routes
    return sorted((method, path) for path, methods in views.items() for method in methods)


def ask(world: World, route: Route, headers: dict[str, str]) -> HTTPResponse:
    """With what each of them needs, and more."""
    method, path = route
    query = "?application_id=shop" if method == "GET" else ""
    target = path.replace("{session_id}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f") + query
    body = SIGN_IN | {"name": "Mallory"} if method in ("POST", "PATCH") else None
    return world.request(method, target, headers=headers, body=body)
