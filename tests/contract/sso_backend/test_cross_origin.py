"""Who may read and who may call across origins: CORS for applications' pages, refusal of cross-site calls."""

import json
from collections.abc import Callable

import pytest
from chalicelib.models.application import Owner
from sso_world.dynamodb import FailingClient, RecordingClient
from sso_world.world import MARIA, SHOP_ORIGIN, SSO_ORIGIN, World, error_of

CROSS_SITE = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"origin": SHOP_ORIGIN},
    {"origin": "null"},
    {"origin": SSO_ORIGIN, "sec-fetch-site": "cross-site"},
    {"origin": SHOP_ORIGIN, "sec-fetch-site": "same-origin"},
]
OWN_PAGE = [
    {"sec-fetch-site": "same-origin"},
    {"origin": SSO_ORIGIN},
    {"origin": SSO_ORIGIN, "sec-fetch-site": "same-origin"},
]


CROSS_ORIGIN_PATHS = ["/get-session", "/refresh-session", "/logout"]


def preflight(world: World, origin: str, path: str = "/get-session") -> dict[str, str]:
    headers = {"origin": origin, "access-control-request-method": "POST"}
    answer = world.request("OPTIONS", path, headers=headers)
    assert answer.status_code == 204
    assert answer.body == b""
    return dict(answer.headers)


@pytest.mark.parametrize("path", CROSS_ORIGIN_PATHS)
@pytest.mark.parametrize("origin", [SHOP_ORIGIN, "https://office.example:8443"])
def test_a_registered_origin_may_call_and_read(world: World, origin: str, path: str) -> None:
    headers = preflight(world, origin, path)
    assert headers["Access-Control-Allow-Origin"] == origin
    assert headers["Access-Control-Allow-Methods"] == "POST"
    assert headers["Access-Control-Allow-Headers"] == "content-type"
    assert int(headers["Access-Control-Max-Age"]) > 0
    assert headers["Vary"] == "Origin"
    assert "Access-Control-Allow-Credentials" not in headers


@pytest.mark.parametrize("path", CROSS_ORIGIN_PATHS)
@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://shop.example",
        "https://shop.example.evil.example",
        "https://shop.example:444",
        "https://office.example",
        "null",
        "*",
    ],
)
def test_any_other_origin_may_not(world: World, origin: str, path: str) -> None:
    headers = preflight(world, origin, path)
    assert not [name for name in headers if name.startswith("Access-Control")]
    assert headers["Vary"] == "Origin"


def test_errors_can_be_read_too(world: World) -> None:
    answer = world.get_session("wrong")
    assert error_of(answer) == (400, "invalid_session")
    assert answer.headers["Access-Control-Allow-Origin"] == SHOP_ORIGIN
    ended = world.refresh("wrong")
    assert error_of(ended) == (401, "session_ended")
    assert ended.headers["Access-Control-Allow-Origin"] == SHOP_ORIGIN
    too_large = world.get_session("x" * 20_000)
    assert (too_large.status_code, too_large.headers["Access-Control-Allow-Origin"]) == (413, SHOP_ORIGIN)


def test_calls_of_the_sso_sites_own_pages_are_nobody_elses(world: World) -> None:
    own = [("POST", "/init-session"), ("GET", "/check-app-user"), ("GET", "/authorize")]
    own += [("GET", "/sessions"), ("DELETE", "/sessions"), ("GET", "/ended-sessions")]
    for method, path in own:
        answer = world.request(method, path, headers={"origin": SHOP_ORIGIN})
        assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_new_application_is_served_within_seconds(world: World) -> None:
    assert "Access-Control-Allow-Origin" not in preflight(world, "https://new.example")
    world.add_application("new", "open", "https://new.example")
    world.clock.advance(5)
    assert preflight(world, "https://new.example")["Access-Control-Allow-Origin"] == "https://new.example"


def test_a_removed_application_is_forgotten_within_a_minute(world: World) -> None:
    preflight(world, SHOP_ORIGIN)
    world.applications.disown("shop", Owner("stack/shop", "Registration"))
    world.clock.advance(60)
    assert "Access-Control-Allow-Origin" not in preflight(world, SHOP_ORIGIN)


def test_a_thousand_strange_origins_read_the_table_once(
    make_world: Callable[..., World], world: World
) -> None:
    client = RecordingClient(world.dynamodb)
    watched = make_world(dynamodb=client)
    for number in range(1000):
        watched.services.registered_origins.include(f"https://evil{number}.example")
    assert [name for name, _ in client.calls] == ["get_paginator"]


def test_a_known_origin_can_read_the_503_of_a_failing_table(
    make_world: Callable[..., World], world: World
) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=lambda *_: False)
    failing = make_world(dynamodb=client)
    handle = failing.handle()
    failing.get_session("wrong")
    client.fails = lambda *_: True
    failing.clock.advance(59)
    answer = failing.get_session(handle)
    assert error_of(answer) == (503, "temporarily_unavailable")
    assert answer.headers["Access-Control-Allow-Origin"] == SHOP_ORIGIN
    assert answer.headers["Access-Control-Expose-Headers"] == "Retry-After"
    failing.clock.advance(60)
    assert failing.get_session(handle).headers["Access-Control-Allow-Origin"] == SHOP_ORIGIN


def test_a_table_that_failed_is_told_of_until_it_is_read_again(
    make_world: Callable[..., World], world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """In the line of every request whose page cannot read the answer, not only of the first."""
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=lambda *_: True)
    failing = make_world(dynamodb=client)
    for _ in range(2):
        assert "Access-Control-Allow-Origin" not in preflight(failing, SHOP_ORIGIN)
        assert json.loads(caplog.records[-1].getMessage())["aws_codes"] == ["ThrottlingException"]
    client.fails = lambda *_: False
    failing.clock.advance(5)
    assert preflight(failing, SHOP_ORIGIN)["Access-Control-Allow-Origin"] == SHOP_ORIGIN


@pytest.mark.parametrize("page", CROSS_SITE)
def test_a_cookie_that_another_site_made_travel_is_refused(world: World, page: dict[str, str]) -> None:
    headers = {"cookie": world.logged_in()["cookie"]} | page
    before = len(world.cognito.answers)
    for answer in (
        world.init_session(headers),
        world.request("POST", "/join-application", headers=headers, body={"application_id": "shop"}),
        world.request("GET", "/check-app-user?application_id=shop", headers=headers),
    ):
        assert error_of(answer) == (403, "forbidden_origin")
    assert len(world.cognito.answers) == before


def test_silence_about_the_calling_page_is_refused_where_something_changes(world: World) -> None:
    headers = {"cookie": world.logged_in()["cookie"]}
    assert error_of(world.init_session(headers)) == (403, "forbidden_origin")
    joined = world.request("POST", "/join-application", headers=headers, body={"application_id": "shop"})
    assert error_of(joined) == (403, "forbidden_origin")
    answer = world.request("GET", "/check-app-user?application_id=shop", headers=headers)
    assert answer.json_body["user_id"] == MARIA


@pytest.mark.parametrize("page", OWN_PAGE)
def test_the_sso_sites_own_page_is_let_in(world: World, page: dict[str, str]) -> None:
    headers = {"cookie": world.logged_in()["cookie"]} | page
    assert world.init_session(headers).status_code == 201
    answer = world.request("GET", "/check-app-user?application_id=shop", headers=headers)
    assert answer.json_body["user_id"] == MARIA


def test_a_cross_site_form_does_not_get_as_far_as_the_session(world: World) -> None:
    cookie = world.logged_in()["cookie"]
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data"):
        headers = {"cookie": cookie, "origin": "https://evil.example", "content-type": kind}
        answer = world.request("POST", "/init-session", headers=headers, body=b'{"application_id":"shop"}')
        assert answer.status_code in (403, 415)
        assert "Set-Cookie" not in answer.headers


def test_two_sso_cookies_are_none(world: World) -> None:
    mine = world.logged_in()["cookie"][-86:]
    headers = {"cookie": f"__Host-sso={'A' * 86}; __Host-sso={mine}", "origin": SSO_ORIGIN}
    assert error_of(world.init_session(headers)) == (401, "login_required")


def test_a_cookie_of_a_similar_name_is_not_the_ssos(world: World) -> None:
    mine = world.logged_in()["cookie"][-86:]
    for name in ("__host-sso", "sso", "x__Host-sso", "__Host-sso-2"):
        headers = {"cookie": f"{name}={mine}", "origin": SSO_ORIGIN}
        assert error_of(world.init_session(headers)) == (401, "login_required")
