"""Headers about host, scheme and path: none of them moves a user, a cookie or the SSO's own origin."""

from collections.abc import Callable
from dataclasses import replace

from sso_world.world import SETTINGS, SSO_ORIGIN, World, error_of

EVIL = "evil.example"
HOSTS = {
    "host": EVIL,
    "x-forwarded-host": EVIL,
    "x-forwarded-server": EVIL,
    "x-forwarded-proto": "http",
    "x-forwarded-scheme": "http",
    "x-forwarded-port": "80",
    "x-forwarded-prefix": "//evil.example",
    "x-host": EVIL,
    "x-original-host": EVIL,
    "forwarded": f"host={EVIL};proto=http",
    "x-original-url": "/evil",
    "x-rewrite-url": "/evil",
    "referer": f"https://{EVIL}/",
}


def test_a_sign_in_leads_where_the_record_says(world: World) -> None:
    answer = world.init_session(world.bearer() | HOSTS | {"x-site-host": EVIL})
    assert answer.json_body["return_url"] == "https://shop.example/success"
    cookie = answer.headers["Set-Cookie"]
    assert cookie.split("; ")[1:] == ["Path=/", "Secure", "HttpOnly", "SameSite=Lax"]
    assert EVIL not in str(answer.headers)
    assert EVIL not in answer.body.decode()
    start = world.authorize(HOSTS)
    assert start.json_body["channel"]["return_url"] == "https://shop.example/success"
    assert EVIL not in start.body.decode()


def test_no_header_makes_another_origin_the_ssos_own(world: World) -> None:
    sent = world.logged_in() | HOSTS | {"x-site-host": EVIL, "origin": f"https://{EVIL}"}
    assert error_of(world.request("GET", "/me", headers=sent)) == (403, "forbidden_origin")
    assert error_of(world.init_session(sent)) == (403, "forbidden_origin")
    del sent["sec-fetch-site"]
    assert error_of(world.request("GET", "/me", headers=sent)) == (403, "forbidden_origin")


def test_where_the_origin_comes_from_the_cdn_only_its_header_counts(
    make_world: Callable[..., World],
) -> None:
    """The CDN overwrites x-site-host; nobody reaches the API without the CDN's key."""
    world = make_world(settings=replace(SETTINGS, sso_origin=""))
    own = {"x-site-host": "d1.cloudfront.net", "origin": "https://d1.cloudfront.net"}
    cookie = {"cookie": world.logged_in()["cookie"]}
    assert world.request("GET", "/me", headers=cookie | own | HOSTS).status_code == 200
    for origin in (
        f"https://{EVIL}",
        "http://d1.cloudfront.net",
        "https://d1.cloudfront.net:444",
        "https://",
    ):
        answer = world.request("GET", "/me", headers=cookie | own | HOSTS | {"origin": origin})
        assert error_of(answer) == (403, "forbidden_origin"), origin
    for site_host in ({}, {"x-site-host": ""}):
        for origin in (SSO_ORIGIN, "null", f"https://{EVIL}"):
            answer = world.request("GET", "/me", headers=cookie | site_host | {"origin": origin})
            assert error_of(answer) == (403, "forbidden_origin"), origin
