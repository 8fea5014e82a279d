"""What somebody without any credential gets: of every route, tried unasked, the same closed door."""

from chalicelib.routes.api import build_api
from chalicelib.routes.cors import CROSS_ORIGIN_PATHS
from sso_world.dynamodb import stored_items
from sso_world.world import SIGN_IN, World, error_of

OPEN_TO_ANYONE = {
    ("GET", "/health"),
    ("GET", "/channel"),
    ("GET", "/authorize"),
    ("GET", "/ended-sessions"),
    ("POST", "/send-code"),
    ("POST", "/get-session"),
    ("POST", "/refresh-session"),
    ("POST", "/logout"),
    *(("OPTIONS", path) for path in CROSS_ORIGIN_PATHS),
}
"""Each has its own tests of what it tells, and to whom."""

TRUSTED_BY_OTHERS = {
    "x-user-id": "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d",
    "x-amzn-oidc-identity": "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d",
    "x-forwarded-user": "maria@example.com",
    "x-forwarded-for": "127.0.0.1",
    "x-real-ip": "127.0.0.1",
    "x-original-url": "/health",
    "x-rewrite-url": "/health",
    "x-http-method-override": "GET",
    "x-api-key": "guess",
}
"""Headers that other systems believe."""


def routes(world: World) -> list[tuple[str, str]]:
    views = build_api(lambda: world.services).routes
    return sorted((method, path) for path, methods in views.items() for method in methods)


def test_nobody_gets_in_without_a_credential(world: World) -> None:
    own_page = {"sec-fetch-site": "same-origin"}
    before = stored_items(world.dynamodb)
    closed = [one for one in routes(world) if one not in OPEN_TO_ANYONE]
    assert ("DELETE", "/me") in closed
    for method, path in closed:
        for headers in ({}, own_page, own_page | TRUSTED_BY_OTHERS):
            answer = world.request(*_target(method, path), headers=headers, body=_body(method))
            assert error_of(answer) in ((401, "login_required"), (401, "missing_token")), (method, path)
            assert "Set-Cookie" not in answer.headers
    assert stored_items(world.dynamodb) == before


def test_nothing_is_kept_on_the_way(world: World) -> None:
    """A cache between would show one visitor's answer to the next."""
    for headers in ({}, world.bearer(), world.logged_in()):
        for method, path in routes(world):
            answer = world.request(*_target(method, path), headers=headers, body=_body(method))
            assert answer.headers["Cache-Control"] == "no-store", (method, path)


def test_a_link_of_another_site_changes_nothing(world: World) -> None:
    """The browser sends the cookie along with a navigation, and that is all there is to it."""
    sent = {
        "cookie": world.logged_in()["cookie"],
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
    }
    world.clock.advance(600)
    before = stored_items(world.dynamodb)
    for method, path in routes(world):
        if method == "GET":
            answer = world.request(*_target(method, path), headers=sent)
            assert "Set-Cookie" not in answer.headers
    assert world.authorize(sent).json_body["user"] is None
    assert stored_items(world.dynamodb) == before


def _target(method: str, path: str) -> tuple[str, str]:
    query = "?application_id=shop" if method == "GET" else ""
    return method, path.replace("{session_id}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f") + query


def _body(method: str) -> object:
    return SIGN_IN | {"name": "Mallory"} if method in ("POST", "PATCH") else None
