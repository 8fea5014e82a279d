"""Cookies that a page of a sibling domain can plant: none of them stands for the SSO's own.

A browser lets nobody but the SSO's host set a cookie whose name begins with `__Host-`. It takes every other
name from a sibling's page, and servers that tidy names up have taken such a cookie for the protected one.
Source: RFC 6265bis §4.1.3 (cookie name prefixes) and §5.7 (browsers take away spaces and tabs around a name).
"""

from string import ascii_lowercase, ascii_uppercase, digits
from typing import TYPE_CHECKING

from sso_world.dynamodb import stored_items
from sso_world.world import ALI, MARIA, SSO_ORIGIN, World, cookie_value, error_of

if TYPE_CHECKING:
    from chalice.test import HTTPResponse

LOGIN_REQUIRED = (401, "login_required")
NAMES = [
    *(f"{letter}__Host-sso" for letter in "\x0b\x0c\x1c\x1f\x85\xa0\u1680\u2000\u2028\u202f\u3000\ufeff"),
    "__Host-sso\xa0",
    "__Host-sso ",
    "__host-sso",
    "__HOST-SSO",
    "__Host-\u017f\u017fo",
    "__Secure-__Host-sso",
    "$__Host-sso",
    "%5F%5FHost-sso",
    '"__Host-sso"',
    "a,__Host-sso",
    "[__Host-sso]",
    "__Host-sso[]",
    "__Host-sso[0]",
    "=__Host-sso",
    " =__Host-sso",
]
VALUES = ['"{}"', " {}", "{}=", "{}.", "{},", "{}%00", "x{}", "\xa0{}", "{}\xa0"]


def attackers(world: World) -> str:
    """The cookie of a genuine login of his own."""
    return cookie_value(world.request("POST", "/sso-session", headers=world.bearer(ALI)))


def me(world: World, cookie: str) -> "HTTPResponse":
    return world.request("GET", "/me", headers={"cookie": cookie, "sec-fetch-site": "same-origin"})


def test_no_other_name_is_the_ssos(world: World) -> None:
    """Else a page of a sibling domain signs its visitor in as the attacker, who has a login of his own."""
    mallory = attackers(world)
    for name in NAMES:
        for cookie in (f"{name}={mallory}", f"theme=dark; {name}={mallory}", f"a=b;{name}={mallory}; c=d"):
            assert error_of(me(world, cookie)) == LOGIN_REQUIRED, ascii(name)
        headers = {"cookie": f"{name}={mallory}", "origin": SSO_ORIGIN}
        assert error_of(world.init_session(headers)) == LOGIN_REQUIRED, ascii(name)
        assert world.authorize(headers).json_body["user"] is None, ascii(name)


def test_nor_does_any_hide_the_ssos_own(world: World) -> None:
    own, mallory = f"__Host-sso={world.logged_in()['cookie'][-86:]}", attackers(world)
    for name in NAMES:
        found = me(world, f"{name}={mallory}; {own}; {name}").json_body
        assert found.get("user_id") == MARIA, ascii(name)


def test_a_value_has_one_spelling(world: World) -> None:
    mine = world.logged_in()["cookie"][-86:]
    assert me(world, f"a=b; __Host-sso={mine} ; c=d").status_code == 200
    letters = ascii_uppercase + ascii_lowercase + digits + "-_"
    # The last letter has four bits that say nothing.
    twin = mine[:-1] + letters[letters.index(mine[-1]) + 1]
    values = [twin, *(value.format(mine) for value in VALUES)]
    for value in values:
        assert error_of(me(world, f"a=b; __Host-sso={value}; c=d")) == LOGIN_REQUIRED, ascii(value)


def test_two_equal_cookies_are_none_either(world: World) -> None:
    mine = world.logged_in()["cookie"][-86:]
    assert error_of(me(world, f"__Host-sso={mine}; __Host-sso={mine}")) == LOGIN_REQUIRED


def test_a_flood_of_cookies_is_read_through(world: World) -> None:
    mine = world.logged_in()["cookie"][-86:]
    flood = "; ".join(f"c{number}=x" for number in range(2000))
    assert me(world, f"{flood}; __Host-sso={mine};;; ;").json_body["user_id"] == MARIA


def test_a_planted_cookie_of_the_attackers_own_login_ends_with_the_victims(world: World) -> None:
    """The genuine cookie of a login of the attacker, as if the browser had been made to send it."""
    planted = world.cookie(attackers(world))
    answer = world.request("POST", "/sso-session", headers=world.bearer() | planted)
    assert answer.status_code == 201
    assert cookie_value(answer) not in planted["cookie"]
    assert error_of(world.request("GET", "/me", headers=planted)) == LOGIN_REQUIRED
    mine = world.cookie(cookie_value(answer))
    assert world.request("GET", "/me", headers=mine).json_body["user_id"] == MARIA


def test_no_request_with_a_made_up_cookie_leaves_a_trace(world: World) -> None:
    before = stored_items(world.dynamodb)
    for value in ("", "x", "A" * 86, "A" * 8000, "é" * 86, "=", "%", "\x00"):
        answer = world.request("GET", "/me", headers=world.cookie(value))
        assert error_of(answer) == LOGIN_REQUIRED
        assert "Set-Cookie" not in answer.headers
    assert stored_items(world.dynamodb) == before
