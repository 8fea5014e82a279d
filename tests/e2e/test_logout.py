"""Signing out ends the login and all that began from it, from wherever it is asked."""

import time
from collections.abc import Callable

import pytest
from local_stack import LocalStack, Person
from signed_in import ApplicationSession, Login, refused

ENDED = (401, "session_ended")
# What environments/local.toml says about both applications' APIs.
MAX_AGE_SECONDS = 5


@pytest.fixture
def member(person: Person) -> Person:
    """A member of both applications."""
    assert person.join("outlet").status_code == 200
    return person


@pytest.fixture
def login(member: Person) -> Login:
    return Login.fresh(member)


def test_an_applications_sign_out_ends_everything_of_that_login(login: Login) -> None:
    shop, outlet = login.open("shop"), login.open("outlet")
    assert outlet.logout().status_code == 204
    assert refused(outlet.refresh()) == ENDED
    assert refused(shop.refresh()) == ENDED
    assert refused(login.call("GET", "/sessions")) == (401, "login_required")


def test_the_ciphertext_is_erased(stack: LocalStack, login: Login) -> None:
    shop, outlet = login.open("shop"), login.open("outlet")
    assert shop.refresh().status_code == 200
    assert outlet.logout().status_code == 204
    items = [each for each in stack.items(f"user-{login.person.user_id}") if "session-" in each["SK"]["S"]]
    assert {each["status"]["S"] for each in items} == {"ended"}
    assert not [each for each in items if {"token_set", "next_secret"} & each.keys()]


def test_the_sso_sites_sign_out_takes_the_cookie_away(login: Login) -> None:
    shop = login.open("shop")
    answer = login.call("POST", "/logout", json={})
    assert answer.status_code == 204
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-sso=;")
    assert "Max-Age=0" in cookie
    assert refused(shop.refresh()) == ENDED
    assert login.call("POST", "/logout", json={}).status_code == 204


def test_another_device_stays_signed_in(member: Person, login: Login) -> None:
    elsewhere = Login.fresh(member)
    there = elsewhere.open("shop")
    assert login.open("shop").logout().status_code == 204
    assert there.refresh().status_code == 200


def test_one_application_can_be_left_alone(login: Login) -> None:
    shop, outlet = login.open("shop"), login.open("outlet")
    assert outlet.logout(scope="application").status_code == 204
    assert refused(outlet.refresh()) == ENDED
    assert shop.refresh().status_code == 200
    assert login.call("GET", "/sessions").status_code == 200


@pytest.mark.parametrize("handle", ["garbage", "A" * 86])
def test_an_unknown_handle_answers_the_same_and_ends_nothing(login: Login, handle: str) -> None:
    shop = login.open("shop")
    assert shop.logout(refresh_token=handle).status_code == 204
    assert shop.refresh().status_code == 200


def test_an_api_that_asks_refuses_an_ended_sessions_token_within_its_bound(login: Login) -> None:
    shop, outlet = login.open("shop"), login.open("outlet")
    assert shop.orders().status_code == 200
    assert outlet.logout().status_code == 204
    ended = time.monotonic()
    _until(lambda: shop.orders().status_code == 401, seconds=MAX_AGE_SECONDS + 5)
    assert time.monotonic() - ended < MAX_AGE_SECONDS + 5
    assert refused(shop.orders()) == (401, "invalid_token")


def _until(happens: Callable[[], bool], *, seconds: float) -> None:
    last = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < last, "it did not happen in time"


def test_sessions_are_listed_and_ended_one_by_one(login: Login) -> None:
    shop, outlet = login.open("shop"), login.open("outlet")
    listed = login.call("GET", "/sessions").json()["sessions"]
    ids = {each["application_id"]: each["id"] for each in listed}
    assert ids["shop"] == shop.session_id
    assert ids["outlet"] == outlet.session_id
    assert all(each["current"] for each in listed)
    assert login.call("DELETE", f"/sessions/{shop.session_id}").status_code == 204
    assert refused(shop.refresh()) == ENDED
    assert outlet.refresh().status_code == 200


def test_all_other_devices_can_be_signed_out(member: Person, login: Login) -> None:
    here = login.open("shop")
    elsewhere = Login.fresh(member)
    there = elsewhere.open("shop")
    assert login.call("DELETE", "/sessions").status_code == 204
    assert refused(there.refresh()) == ENDED
    assert refused(elsewhere.call("GET", "/sessions")) == (401, "login_required")
    assert here.refresh().status_code == 200


def test_nobody_ends_another_users_session(stack: LocalStack, login: Login) -> None:
    stranger = Login.fresh(Person.registered(stack))
    shop: ApplicationSession = login.open("shop")
    answer = stranger.call("DELETE", f"/sessions/{shop.session_id}")
    assert refused(answer) == (404, "unknown_session")
    assert shop.refresh().status_code == 200
