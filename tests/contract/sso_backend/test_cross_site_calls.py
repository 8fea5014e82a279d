"""No call that rests on the SSO cookie can be made by another site's page; a new route is tried unasked."""

import pytest
from sso_world.dynamodb import stored_items
from sso_world.every_route import OPEN_TO_ANYONE, ask, routes
from sso_world.world import SHOP_ORIGIN, World, error_of

FOREIGN_PAGES = [
    {"origin": SHOP_ORIGIN, "sec-fetch-site": "cross-site"},
    {"origin": "null"},
    {"sec-fetch-site": "same-site"},
]


@pytest.mark.parametrize("page", FOREIGN_PAGES)
def test_every_call_with_the_cookie_is_refused_to_another_site(world: World, page: dict[str, str]) -> None:
    headers = {"cookie": world.logged_in()["cookie"]} | page
    before = stored_items(world.dynamodb)
    with_the_cookie = [route for route in routes(world) if route not in OPEN_TO_ANYONE]
    assert ("POST", "/logout") in with_the_cookie
    for route in with_the_cookie:
        answer = ask(world, route, headers)
        assert error_of(answer) == (403, "forbidden_origin"), route
        assert "Set-Cookie" not in answer.headers
    assert stored_items(world.dynamodb) == before
