"""A new login in a browser that has one: no value survives it, and no two users share a browser."""

import pytest
from sso_world.dynamodb import items_like
from sso_world.time_and_chance import NOW
from sso_world.world import ALI, MARIA, SHOP_ORIGIN, World, cookie_value, error_of


@pytest.fixture(autouse=True)
def ali_shops_too(world: World) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")


def log_in_again(world: World, cookie: dict[str, str], user_id: str = MARIA) -> dict[str, str]:
    answer = world.init_session(cookie | world.bearer(user_id))
    assert answer.status_code == 201
    return world.cookie(cookie_value(answer))


def test_the_same_user_keeps_his_login_under_a_new_value(world: World) -> None:
    first = world.logged_in()
    handle = world.refresh_handle(first)
    world.clock.advance(1800)
    second = log_in_again(world, first)
    [login] = items_like(world.dynamodb, "sso-session-")
    assert login["auth_time"]["N"] == str(NOW + 1800)
    assert login["expires_at"]["N"] == str(NOW + 1800 + 12 * 3600)
    assert login["idle_expires_at"]["N"] == str(NOW + 1800 + 3600)
    assert login["created_at"]["S"] == "2026-11-23T04:00:00Z"
    assert login["last_seen_at"]["S"] == "2026-11-23T04:30:00Z"
    assert error_of(world.init_session(first)) == (401, "login_required")
    assert world.init_session(second).status_code == 201
    assert world.refresh(handle).status_code == 200


def test_a_planted_cookie_is_worth_nothing_after_the_victims_login(world: World) -> None:
    """Session fixation: a login that an attacker set in the victim's browser does not become the victim's."""
    planted = world.logged_in(ALI)
    handle = world.refresh_handle(planted)
    victims = log_in_again(world, planted, MARIA)
    assert victims["cookie"] != planted["cookie"]
    assert world.authorize(victims).json_body["user"]["user_id"] == MARIA
    assert world.authorize(planted).json_body["user"] is None
    assert error_of(world.refresh(handle)) == (401, "session_ended")


def test_another_users_login_ends_with_all_that_began_from_it(world: World) -> None:
    marias = world.logged_in(MARIA)
    handle = world.refresh_handle(marias)
    elsewhere = world.refresh_handle()
    alis = log_in_again(world, marias, ALI)
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert error_of(world.init_session(marias)) == (401, "login_required")
    assert world.refresh(elsewhere).status_code == 200
    assert world.authorize(alis).json_body["user"]["user_id"] == ALI


def test_a_login_that_is_over_is_not_brought_back(world: World) -> None:
    first = world.logged_in()
    handle = world.refresh_handle(first)
    world.log_out(first)
    second = log_in_again(world, first)
    assert error_of(world.init_session(first)) == (401, "login_required")
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert world.init_session(second).status_code == 201
    assert len(items_like(world.dynamodb, "sso-session-")) == 2


def test_nor_is_one_that_has_idled(world: World) -> None:
    first = world.logged_in()
    handle = world.refresh_handle(first)
    world.clock.advance(3600)
    assert world.init_session(log_in_again(world, first)).status_code == 201
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    assert len(items_like(world.dynamodb, "sso-session-")) == 2


@pytest.mark.parametrize("page", [{"sec-fetch-site": "cross-site"}, {"origin": SHOP_ORIGIN}, {}])
def test_a_cookie_that_another_site_made_travel_is_ignored_beside_a_token(
    world: World, page: dict[str, str]
) -> None:
    alis = world.logged_in(ALI)
    answer = world.init_session({"cookie": alis["cookie"]} | page | world.bearer(MARIA))
    assert answer.status_code == 201
    assert world.init_session(alis).status_code == 201


@pytest.mark.parametrize("value", ["", "A" * 86, "garbage"])
def test_a_dead_cookie_hinders_no_login(world: World, value: str) -> None:
    assert log_in_again(world, world.cookie(value))


def test_a_refused_login_leaves_the_former_one_alone(world: World) -> None:
    marias = world.logged_in(MARIA)
    answer = world.init_session(marias | world.bearer(ALI), application_id="office")
    assert error_of(answer) == (403, "not_a_member")
    assert world.init_session(marias).status_code == 201
