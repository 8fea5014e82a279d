"""What somebody without any credential gets: of every route, tried unasked, the same closed door."""

from sso_world.dynamodb import stored_items
from sso_world.every_route import OPEN_TO_ANYONE, ask, routes
from sso_world.world import World, error_of

NO_LOGIN_NEEDED = OPEN_TO_ANYONE | {("POST", "/logout")}
"""Of a session a handle is enough."""

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


def test_nobody_gets_in_without_a_credential(world: World) -> None:
    own_page = {"sec-fetch-site": "same-origin"}
    before = stored_items(world.dynamodb)
    closed = [route for route in routes(world) if route not in NO_LOGIN_NEEDED]
    assert ("DELETE", "/me") in closed
    for route in closed:
        for headers in ({}, own_page, own_page | TRUSTED_BY_OTHERS):
            answer = ask(world, route, headers)
            assert error_of(answer) in ((401, "login_required"), (401, "missing_token")), route
            assert "Set-Cookie" not in answer.headers
    assert stored_items(world.dynamodb) == before


def test_nothing_is_kept_on_the_way(world: World) -> None:
    """A cache between would show one visitor's answer to the next."""
    for headers in ({}, world.bearer(), world.logged_in()):
        for route in routes(world):
            assert ask(world, route, headers).headers["Cache-Control"] == "no-store", route


def test_a_link_of_another_site_changes_nothing(world: World) -> None:
    """The browser sends the cookie along with a navigation, and that is all there is to it."""
    sent = {
        "cookie": world.logged_in()["cookie"],
        "sec-fetch-site": "cross-site",
        "sec-fetch-mode": "navigate",
    }
    world.clock.advance(600)
    before = stored_items(world.dynamodb)
    for route in routes(world):
        if route[0] == "GET":
            assert "Set-Cookie" not in ask(world, route, sent).headers
    assert world.authorize(sent).json_body["user"] is None
    assert stored_items(world.dynamodb) == before
