"""The account's routes are for the SSO site's own pages: nobody else makes a cookie travel to them."""

import pytest
from sso_world.world import MARIA, SHOP_ORIGIN, SSO_ORIGIN, USERS, World, error_of

CALLS: list[tuple[str, str, object]] = [
    ("GET", "/me", None),
    ("PATCH", "/me", {"name": "Mia"}),
    ("DELETE", "/me", None),
    ("GET", "/applications", None),
    ("POST", "/sso-session", None),
]
FOREIGN_PAGES = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"origin": SHOP_ORIGIN},
    {"origin": "null"},
    {"origin": SSO_ORIGIN, "sec-fetch-site": "cross-site"},
]


@pytest.mark.parametrize(("method", "path", "body"), CALLS)
@pytest.mark.parametrize("page", FOREIGN_PAGES)
def test_another_sites_page_is_refused(
    world: World, method: str, path: str, body: object, page: dict[str, str]
) -> None:
    headers = {"cookie": world.logged_in()["cookie"]} | page
    answer = world.request(method, path, headers=headers, body=body)
    assert error_of(answer) == (403, "forbidden_origin")
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert world.cognito.users[MARIA] == USERS[MARIA]


@pytest.mark.parametrize(("method", "path", "body"), [call for call in CALLS if call[0] != "GET"])
def test_silence_about_the_page_is_refused_where_something_changes(
    world: World, method: str, path: str, body: object
) -> None:
    headers = {"cookie": world.logged_in()["cookie"]}
    assert error_of(world.request(method, path, headers=headers, body=body)) == (403, "forbidden_origin")
    assert world.cognito.users[MARIA] == USERS[MARIA]


def test_no_page_of_another_origin_reads_what_anyone_may_ask(world: World) -> None:
    asked = {"email": "maria@example.com", "purpose": "recovery"}
    for answer in (
        world.request("GET", "/channel?application_id=shop&channel_id=web", headers={"origin": SHOP_ORIGIN}),
        world.request("POST", "/send-code", headers={"origin": SHOP_ORIGIN}, body=asked),
    ):
        assert answer.status_code == 200
        assert not [name for name in answer.headers if name.startswith("Access-Control")]


def test_a_form_of_another_site_gets_nowhere(world: World) -> None:
    cookie = world.logged_in()["cookie"]
    for kind in ("application/x-www-form-urlencoded", "text/plain", "multipart/form-data"):
        headers = {"cookie": cookie, "origin": "https://evil.example", "content-type": kind}
        for path in ("/sso-session", "/send-code"):
            answer = world.request("POST", path, headers=headers, body=b'{"email":"maria@example.com"}')
            assert answer.status_code in (403, 415)
            assert "Set-Cookie" not in answer.headers
    assert world.cognito.mails == []
