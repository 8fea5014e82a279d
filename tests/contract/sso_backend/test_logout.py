"""POST /logout: from an application by its handle, from the SSO site by its cookie."""

import base64

import pytest
from sso_world.dynamodb import items_like
from sso_world.time_and_chance import NOW
from sso_world.world import ALI, MARIA, SHOP_ORIGIN, SSO_ORIGIN, World, cookie_value, error_of, refresh_handle


@pytest.fixture
def cookie(world: World) -> dict[str, str]:
    world.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    return world.logged_in()


def goes_on(world: World, handle: str, application_id: str = "shop") -> bool:
    return world.refresh(handle, application_id=application_id).status_code == 200


def is_signed_in(world: World, cookie: dict[str, str]) -> bool:
    return world.authorize(cookie).json_body["user"] is not None


def test_everywhere_is_everything_that_began_from_the_login(world: World, cookie: dict[str, str]) -> None:
    shop, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    waiting = world.handle_of(cookie)
    elsewhere, ali = world.refresh_handle(), world.refresh_handle(world.bearer(ALI))
    answer = world.log_out(refresh_token=shop, application_id="shop")
    assert (answer.status_code, answer.body) == (204, b"")
    assert answer.headers["Access-Control-Allow-Origin"] == SHOP_ORIGIN
    assert "Set-Cookie" not in answer.headers
    assert not goes_on(world, shop)
    assert not goes_on(world, office, "office")
    assert error_of(world.get_session(waiting)) == (400, "invalid_session")
    assert not is_signed_in(world, cookie)
    assert error_of(world.init_session(cookie)) == (401, "login_required")
    assert goes_on(world, elsewhere)
    assert goes_on(world, ali)


def test_tokens_are_erased(world: World, cookie: dict[str, str]) -> None:
    world.refresh(world.refresh_handle(cookie))
    world.log_out(cookie)
    items = items_like(world.dynamodb, "session-")
    assert len(items) == 2
    for item in items:
        assert not {"token_set", "next_secret"} & item.keys()


def test_one_application_only(world: World, cookie: dict[str, str]) -> None:
    shop, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    assert world.log_out(refresh_token=shop, scope="application").status_code == 204
    assert not goes_on(world, shop)
    assert goes_on(world, office, "office")
    assert is_signed_in(world, cookie)


def test_by_cookie_everywhere(world: World, cookie: dict[str, str]) -> None:
    shop, elsewhere = world.refresh_handle(cookie), world.refresh_handle()
    answer = world.log_out(cookie)
    assert answer.status_code == 204
    assert not goes_on(world, shop)
    assert goes_on(world, elsewhere)
    assert not is_signed_in(world, cookie)


def test_by_the_cookie_before_the_last_login(world: World, cookie: dict[str, str]) -> None:
    """The answer with the new one may have been lost; the user still signs out of everything."""
    shop = world.refresh_handle(cookie)
    newest = world.cookie(cookie_value(world.init_session(cookie | world.bearer())))
    assert not is_signed_in(world, cookie)
    assert world.log_out(cookie).status_code == 204
    assert not goes_on(world, shop)
    assert not is_signed_in(world, newest)


def test_a_request_without_a_body_means_everywhere(world: World, cookie: dict[str, str]) -> None:
    answer = world.request("POST", "/logout", headers=cookie)
    assert (answer.status_code, answer.body) == (204, b"")
    assert not is_signed_in(world, cookie)


def test_the_cookie_is_cleared_as_it_was_set(world: World, cookie: dict[str, str]) -> None:
    name_and_value, *flags = world.log_out(cookie).headers["Set-Cookie"].split("; ")
    assert name_and_value == "__Host-sso="
    assert sorted(flags) == ["HttpOnly", "Max-Age=0", "Path=/", "SameSite=Lax", "Secure"]


def test_by_cookie_at_one_application(world: World, cookie: dict[str, str]) -> None:
    shop, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    elsewhere = world.refresh_handle()
    answer = world.log_out(cookie, scope="application", application_id="shop")
    assert answer.status_code == 204
    assert "Set-Cookie" not in answer.headers
    assert not goes_on(world, shop)
    assert goes_on(world, office, "office")
    assert goes_on(world, elsewhere)
    assert is_signed_in(world, cookie)


def test_a_repeated_logout_is_fine(world: World, cookie: dict[str, str]) -> None:
    shop = world.refresh_handle(cookie)
    for _ in range(2):
        assert world.log_out(refresh_token=shop).status_code == 204
    for _ in range(2):
        answer = world.log_out(cookie)
        assert answer.status_code == 204
        assert "Max-Age=0" in answer.headers["Set-Cookie"]


def test_from_one_application_first_and_then_from_everywhere(world: World, cookie: dict[str, str]) -> None:
    shop, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    world.log_out(refresh_token=shop, scope="application")
    world.log_out(refresh_token=shop)
    assert not goes_on(world, office, "office")


def test_the_previous_handle_is_as_good_within_the_grace(world: World, cookie: dict[str, str]) -> None:
    first = world.refresh_handle(cookie)
    second = refresh_handle(world.refresh(first))
    world.log_out(refresh_token=first)
    assert not goes_on(world, second)
    assert not is_signed_in(world, cookie)


def test_a_superseded_handle_ends_its_own_session_only(world: World, cookie: dict[str, str]) -> None:
    """It may be in the wrong hands."""
    first, office = world.refresh_handle(cookie), world.refresh_handle(cookie, "office")
    second = refresh_handle(world.refresh(first))
    world.clock.advance(60)
    assert world.log_out(refresh_token=first).status_code == 204
    assert not goes_on(world, second)
    assert goes_on(world, office, "office")
    assert is_signed_in(world, cookie)


def test_a_handle_from_the_url_ends_its_own_session_only(world: World, cookie: dict[str, str]) -> None:
    """It may have been read off the address bar, and nobody is signed in with it yet."""
    office, waiting = world.refresh_handle(cookie, "office"), world.handle_of(cookie)
    for _ in range(2):
        assert world.log_out(refresh_token=waiting).status_code == 204
    assert error_of(world.get_session(waiting)) == (400, "invalid_session")
    assert goes_on(world, office, "office")
    assert is_signed_in(world, cookie)


def test_what_nobody_was_given_ends_nothing(world: World, cookie: dict[str, str]) -> None:
    shop = world.refresh_handle(cookie)
    raw = base64.urlsafe_b64decode(shop + "==")
    guessed = base64.urlsafe_b64encode(raw[:32] + bytes(32)).rstrip(b"=").decode()
    for wrong in (guessed, "x", "é" * 86, "\x00" * 86, shop[:-1], shop + "\n", cookie["cookie"][-86:]):
        for scope in ("everywhere", "application"):
            assert world.log_out(refresh_token=wrong, scope=scope).status_code == 204
    for application_id in ("office", "nowhere", "\x00"):
        assert world.log_out(refresh_token=shop, application_id=application_id).status_code == 204
    assert goes_on(world, shop)
    assert is_signed_in(world, cookie)


def test_a_session_past_its_time_is_as_unknown(world: World, cookie: dict[str, str]) -> None:
    shop = world.refresh_handle(cookie)
    world.clock.advance(12 * 3600)
    assert world.log_out(refresh_token=shop).status_code == 204
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "session-")} == {"active", "pending"}


def test_so_is_a_login_past_its_time(world: World, cookie: dict[str, str]) -> None:
    world.clock.advance(12 * 3600)
    assert world.log_out(cookie).status_code == 204
    [login] = items_like(world.dynamodb, "sso-session-")
    assert login["status"]["S"] == "active"


def test_a_login_that_has_idled_can_still_be_ended(world: World, cookie: dict[str, str]) -> None:
    world.refresh_handle(cookie)
    world.clock.advance(3600)
    world.log_out(cookie)
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "session-")} == {"ended"}


@pytest.mark.parametrize("value", ["", "A" * 86, "garbage"])
def test_a_dead_cookie_is_cleared_as_well(world: World, value: str) -> None:
    answer = world.log_out(world.cookie(value))
    assert answer.status_code == 204
    assert "Max-Age=0" in answer.headers["Set-Cookie"]


def test_with_nothing_there_is_nothing_to_end(world: World) -> None:
    assert world.log_out().status_code == 204
    assert world.log_out(scope="application", application_id="shop").status_code == 204


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"scope": "application"}, "application_id"),
        ({"scope": "all"}, "scope"),
        ({"scope": None}, "scope"),
        ({"scope": []}, "scope"),
        ({"refresh_token": 1}, "refresh_token"),
        ({"refresh_token": ""}, "refresh_token"),
        ({"application_id": {}}, "application_id"),
    ],
)
def test_an_ill_typed_field_is_named(world: World, body: dict[str, object], named: str) -> None:
    answer = world.log_out(None, **body)
    assert error_of(answer) == (400, "invalid_request")
    assert named in answer.json_body["message"]


@pytest.mark.parametrize(
    "page",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": SHOP_ORIGIN},
        {"origin": "null"},
        {"origin": SSO_ORIGIN, "sec-fetch-site": "cross-site"},
    ],
)
def test_another_sites_page_cannot_sign_anyone_out(
    world: World, cookie: dict[str, str], page: dict[str, str]
) -> None:
    headers = {"cookie": cookie["cookie"]} | page
    for answer in (
        world.log_out(headers),
        world.log_out(headers, scope="application", application_id="shop"),
    ):
        assert error_of(answer) == (403, "forbidden_origin")
        assert "Set-Cookie" not in answer.headers
    assert is_signed_in(world, cookie)


def test_nor_with_a_handle_of_his_own(world: World, cookie: dict[str, str]) -> None:
    """The cookie is ignored beside it; the handle counts."""
    alis = world.refresh_handle(world.bearer(ALI))
    headers = {"cookie": cookie["cookie"], "origin": SHOP_ORIGIN, "sec-fetch-site": "cross-site"}
    answer = world.log_out(headers, refresh_token=alis)
    assert answer.status_code == 204
    assert "Set-Cookie" not in answer.headers
    assert is_signed_in(world, cookie)
    assert not goes_on(world, alis)


def test_the_ssos_own_page_may_send_both(world: World, cookie: dict[str, str]) -> None:
    elsewhere = world.refresh_handle()
    world.log_out(cookie, refresh_token=elsewhere)
    assert not goes_on(world, elsewhere)
    assert not is_signed_in(world, cookie)


def test_the_backends_are_told(world: World, cookie: dict[str, str]) -> None:
    world.refresh_handle(cookie)
    world.clock.advance(600)
    world.log_out(cookie)
    news = items_like(world.dynamodb, "ended-")
    [redeemed] = [item for item in items_like(world.dynamodb, "session-") if "code_challenge" not in item]
    assert [item["origin_jti"] for item in news] == [redeemed["origin_jti"]]
    for item in news:
        assert item["PK"]["S"] == "application-shop"
        assert (item["ended_at"]["N"], item["expires_at"]["N"]) == (str(NOW + 600), str(NOW + 4260))
