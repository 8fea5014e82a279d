"""GET /channel: the registered way back that the sign-out page leads to."""

import json
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from chalice.test import HTTPResponse
from chalicelib.models.application import Branding
from sso_world.dynamodb import FailingClient
from sso_world.world import MARIA, SHOP_ORIGIN, World, error_of

SHOP = {"application_id": "shop", "channel_id": "web"}


def channel(world: World, headers: dict[str, str] | None = None, /, **query: str) -> HTTPResponse:
    return world.request("GET", f"/channel?{urlencode(SHOP | query)}", headers=headers)


def test_anyone_learns_where_an_application_says_goodbye(world: World) -> None:
    assert channel(world).json_body == {
        "application": {
            "application_id": "shop",
            "name": "Shop",
            "branding": {"accent_color": None, "logo": None},
        },
        "channel": {"channel_id": "web", "logout_url": f"{SHOP_ORIGIN}/"},
        "user": None,
    }


def test_the_page_learns_how_the_application_looks(world: World) -> None:
    world.brand("shop", Branding(logo="data:image/png;base64,iVBORw0KGgo="))
    shown = channel(world).json_body["application"]["branding"]
    assert shown == {"accent_color": None, "logo": "data:image/png;base64,iVBORw0KGgo="}


def test_who_is_signed_in_is_asked_by_name(world: World) -> None:
    user = channel(world, world.logged_in()).json_body["user"]
    assert user == {"user_id": MARIA, "email": "maria@example.com", "name": "Maria"}


@pytest.mark.parametrize("page", [{"sec-fetch-site": "cross-site"}, {"origin": SHOP_ORIGIN}])
def test_another_sites_page_does_not_learn_who_is_signed_in(world: World, page: dict[str, str]) -> None:
    answer = channel(world, {"cookie": world.logged_in()["cookie"]} | page)
    assert (answer.status_code, answer.json_body["user"]) == (200, None)


def test_a_login_that_is_over_is_nobodys(world: World) -> None:
    cookie = world.logged_in()
    world.clock.advance(3601)
    assert channel(world, cookie).json_body["user"] is None


def test_no_other_url_is_ever_answered(world: World) -> None:
    evil = "https://evil.example/"
    answer = channel(world, logout_url=evil, return_url=evil, redirect=evil)
    assert answer.json_body["channel"]["logout_url"] == f"{SHOP_ORIGIN}/"
    for name, value, refused in (
        ("application_id", evil, (404, "unknown_application")),
        ("application_id", "nowhere", (404, "unknown_application")),
        ("application_id", "", (400, "invalid_request")),
        ("channel_id", evil, (404, "unknown_channel")),
        ("channel_id", "admin", (404, "unknown_channel")),
        ("channel_id", "x" * 300, (400, "invalid_request")),
    ):
        answer = channel(world, **{name: value})
        assert error_of(answer) == refused
        assert "evil" not in json.dumps(answer.json_body)
    assert error_of(world.request("GET", "/channel?application_id=shop")) == (400, "invalid_request")


def test_an_unreadable_table_is_no_missing_channel(make_world: Callable[..., World], world: World) -> None:
    failing = make_world(dynamodb=FailingClient(world.dynamodb, code="ThrottlingException"))
    assert error_of(channel(failing)) == (503, "temporarily_unavailable")
