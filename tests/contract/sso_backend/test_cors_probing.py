"""Origins that look like a registered one, and preflights that ask for more than there is.

Source: Fetch standard §3.3 (CORS protocol); RFC 6454 §6 on how an origin is spelled.
"""

from itertools import product

from chalicelib.routes.api import build_api
from chalicelib.routes.cors import CROSS_ORIGIN_PATHS
from sso_world.world import SHOP_ORIGIN, SSO_ORIGIN, World

ALIKE = [
    "https://shop.example/",
    "https://shop.example:443",
    "https://shop.example.",
    "https://shop.example:",
    "https://SHOP.example",
    "HTTPS://shop.example",
    "https://sub.shop.example",
    "https://evilshop.example",
    "https://shop.example.co",
    "https://shop.exampleevil.example",
    "https://shop_example",
    "https://shopxexample",
    "https://shop.example@evil.example",
    "https://evil.example#shop.example",
    "https://evil.example/https://shop.example",
    "https://shop.example%60.evil.example",
    "https://sh\u043ep.example",
    "https://shop.example\x00",
    "https://shop.example https://evil.example",
    "https://shop.example,https://evil.example",
    "https://evil.example, https://shop.example",
    " https://shop.example",
    "//shop.example",
    "shop.example",
    "wss://shop.example",
    "file://",
    "Null",
    "undefined",
    "chrome-extension://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "https://office.example:08443",
    "https://office.example:8443:8443",
    "http://office.example:8443",
    SSO_ORIGIN,
    "x" * 8000,
]
ASKED_FOR = [
    {"access-control-request-method": "PUT"},
    {"access-control-request-method": "DELETE"},
    {"access-control-request-method": "post, *"},
    {"access-control-request-headers": "authorization"},
    {"access-control-request-headers": "cookie, x-site-host, x-api-key"},
    {"access-control-request-private-network": "true"},
]


def cors_headers(answer_headers: dict[str, str]) -> set[str]:
    return {name for name in answer_headers if name.lower().startswith("access-control")}


def test_an_origin_that_looks_alike_reads_nothing(world: World) -> None:
    body = {"session_id": "x", "application_id": "shop", "code_verifier": "x"}
    for origin in ALIKE:
        for answer in (
            world.request("OPTIONS", "/get-session", headers={"origin": origin}),
            world.request("POST", "/get-session", headers={"origin": origin}, body=body),
        ):
            assert cors_headers(answer.headers) == set(), ascii(origin)
            assert answer.headers["Vary"] == "Origin"


def test_a_preflight_gets_no_more_by_asking(world: World) -> None:
    for asked, path in product(ASKED_FOR, CROSS_ORIGIN_PATHS):
        preflight = {"origin": SHOP_ORIGIN, "access-control-request-method": "POST"} | asked
        headers = world.request("OPTIONS", path, headers=preflight).headers
        assert {name: headers[name] for name in cors_headers(headers)} == {
            "Access-Control-Allow-Origin": SHOP_ORIGIN,
            "Access-Control-Allow-Methods": "POST",
            "Access-Control-Allow-Headers": "content-type",
            "Access-Control-Max-Age": "600",
        }


def test_no_other_call_has_a_preflight(world: World) -> None:
    """So a call that needs one, for its token or its method, comes about from no other page."""
    routes = build_api(lambda: world.services).routes
    closed = {path for path in routes if path not in CROSS_ORIGIN_PATHS}
    assert {"/me", "/init-session", "/sso-session", "/sessions/{session_id}"} <= closed
    assert not [path for path in closed if "OPTIONS" in routes[path]]


def test_credentials_are_allowed_to_nobody(world: World) -> None:
    """So the browser hides an answer from a page that sent the cookie along."""
    sent = {"origin": SHOP_ORIGIN} | {"cookie": world.logged_in()["cookie"]}
    for method, path in [("OPTIONS", "/logout"), ("POST", "/logout"), ("POST", "/get-session")]:
        answer = world.request(method, path, headers=sent, body={} if method == "POST" else None)
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert answer.headers.get("Access-Control-Allow-Origin") == SHOP_ORIGIN
