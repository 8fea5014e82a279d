"""No call that rests on the SSO cookie can be made by another site's page; a new route is tried unasked."""

from typing import TYPE_CHECKING

import pytest
from chalicelib.routes.api import build_api
from chalicelib.routes.cors import CROSS_ORIGIN_PATHS
from sso_world.dynamodb import stored_items
from sso_world.world import SHOP_ORIGIN, SIGN_IN, World, error_of

if TYPE_CHECKING:
    from chalice.test import HTTPResponse

OPEN_TO_ANYONE = {
    ("GET", "/health"),
    ("GET", "/channel"),
    ("GET", "/authorize"),
    ("GET", "/ended-sessions"),
    ("POST", "/send-code"),
    ("POST", "/get-session"),
    ("POST", "/refresh-session"),
    *(("OPTIONS", path) for path in CROSS_ORIGIN_PATHS),
}
"""They ignore a cookie that another site made travel; their own tests say so."""

BODIES: dict[tuple[str, str], object] = {
    ("POST", "/init-session"): SIGN_IN,
    ("POST", "/join-application"): {"application_id": "shop"},
    ("POST", "/logout"): {},
    ("POST", "/sso-session"): {},
    ("PATCH", "/me"): {"name": "Mallory"},
}
FOREIGN_PAGES = [
    {"origin": SHOP_ORIGIN, "sec-fetch-site": "cross-site"},
    {"origin": "null"},
    {"sec-fetch-site": "same-site"},
]


def calls_with_the_cookie(world: World) -> set[tuple[str, str]]:
    routes = build_api(lambda: world.services).routes
    return {(method, path) for path, views in routes.items() for method in views} - OPEN_TO_ANYONE


def call(world: World, method: str, path: str, headers: dict[str, str]) -> "HTTPResponse":
    query = "?application_id=shop" if path == "/check-app-user" else ""
    target = path.replace("{session_id}", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f") + query
    return world.request(method, target, headers=headers, body=BODIES.get((method, path)))


@pytest.mark.parametrize("page", FOREIGN_PAGES)
def test_every_call_with_the_cookie_is_refused_to_another_site(world: World, page: dict[str, str]) -> None:
    headers = {"cookie": world.logged_in()["cookie"]} | page
    before = stored_items(world.dynamodb)
    calls = calls_with_the_cookie(world)
    assert ("POST", "/logout") in calls
    for method, path in sorted(calls):
        answer = call(world, method, path, headers)
        assert error_of(answer) == (403, "forbidden_origin"), (method, path)
        assert "Set-Cookie" not in answer.headers
    assert stored_items(world.dynamodb) == before
