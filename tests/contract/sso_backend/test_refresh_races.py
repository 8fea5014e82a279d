"""Refreshes, logouts and redemptions at the same time: one live handle at most, and nothing comes back."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from chalice.test import HTTPResponse
from chalicelib.routes.api import build_api
from sso_world.dynamodb import AtomicClient, HookedClient, items_like
from sso_world.world import World, error_of, refresh_handle

TABS = 50
ENDED = (401, "session_ended")


class Crowd(AtomicClient):
    """Tells whoever waits for a refresh that something was written."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self._written = threading.Condition()

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        answer = super()._call(name, method, arguments)
        if name == "update_item":
            with self._written:
                self._written.notify_all()
        return answer

    def wait(self, _seconds: float) -> None:
        with self._written:
            self._written.wait(timeout=1)


def in_tabs(crowded: World, act: Callable[[World], HTTPResponse]) -> list[HTTPResponse]:
    """The answers that fifty tabs get at once."""
    barrier = threading.Barrier(TABS)

    def one(_number: int) -> HTTPResponse:
        # An app each, as each Lambda environment has its own.
        tab = World.__new__(World)
        tab.client = crowded.connect(build_api(lambda: crowded.services))
        barrier.wait()
        return act(tab)

    with ThreadPoolExecutor(TABS) as pool:
        return list(pool.map(one, range(TABS)))


@pytest.fixture
def crowded(make_world: Callable[..., World], world: World) -> World:
    crowd = Crowd(world.dynamodb)
    return make_world(dynamodb=crowd, wait=crowd.wait)


def test_fifty_refreshes_at_once_are_one(crowded: World) -> None:
    handle = crowded.refresh_handle()
    answers = in_tabs(crowded, lambda tab: tab.refresh(handle))
    assert [answer.status_code for answer in answers] == [200] * TABS
    assert len({answer.body for answer in answers}) == 1
    assert len(crowded.cognito.refreshed) == 1
    assert crowded.refresh(refresh_handle(answers[0])).status_code == 200


def test_fifty_refreshes_of_which_the_first_fails_at_cognito(crowded: World) -> None:
    """Its lease is given back, and the next one goes on."""
    handle = crowded.refresh_handle()
    refresh, failures = crowded.cognito.admin_initiate_auth, ["TooManyRequestsException"]

    def fail_once(**arguments: Any) -> dict[str, Any]:
        if failures:
            raise crowded.cognito.error(failures.pop(), "AdminInitiateAuth")
        return refresh(**arguments)

    crowded.cognito.admin_initiate_auth = fail_once  # type: ignore[method-assign]  # a stand-in
    statuses = sorted(answer.status_code for answer in in_tabs(crowded, lambda tab: tab.refresh(handle)))
    assert statuses == [200] * (TABS - 1) + [429]
    assert len(crowded.cognito.refreshed) == 1


def test_fifty_replays_of_an_old_handle_end_the_session_once_and_for_all(crowded: World) -> None:
    first = crowded.refresh_handle()
    second = refresh_handle(crowded.refresh(first))
    crowded.clock.advance(60)
    answers = in_tabs(crowded, lambda tab: tab.refresh(first))
    assert {error_of(answer) for answer in answers} == {ENDED}
    assert error_of(crowded.refresh(second)) == ENDED


class Race:
    """One request, and another one that happens just before one of its calls to the table."""

    def __init__(self, make_world: Callable[..., World], world: World) -> None:
        self._client = HookedClient(world.dynamodb)
        self.world = make_world(dynamodb=self._client)

    def run(
        self, request: Callable[[], HTTPResponse], before: int, other: Callable[[], HTTPResponse]
    ) -> tuple[HTTPResponse, HTTPResponse | None]:
        """Both answers; no other one if the request makes fewer calls."""
        calls, others = 0, list[HTTPResponse]()

        def interfere(_name: str, _arguments: dict[str, Any]) -> None:
            nonlocal calls
            calls += 1
            if calls == before and not others:
                self._client.before = lambda *_: None
                others.append(other())

        self._client.before = interfere
        answer = request()
        self._client.before = lambda *_: None
        return answer, others[0] if others else None


@pytest.fixture
def race(make_world: Callable[..., World], world: World) -> Race:
    return Race(make_world, world)


CALLS = range(1, 9)
"""As many calls as a refresh, a redemption and a logout make at most."""


def live_handles(world: World, answers: list[HTTPResponse | None]) -> set[str]:
    """The different handles that were given out and still open the session."""
    given = {refresh_handle(answer) for answer in answers if answer is not None and answer.status_code == 200}
    return {handle for handle in given if world.refresh(handle).status_code == 200}


@pytest.mark.parametrize("before", CALLS)
def test_refresh_against_refresh(race: Race, before: int) -> None:
    world = race.world
    handle = world.refresh_handle()
    answer, other = race.run(lambda: world.refresh(handle), before, lambda: world.refresh(handle))
    given = {refresh_handle(one) for one in (answer, other) if one is not None and one.status_code == 200}
    assert len(given) == 1
    assert answer.status_code in (200, 503)
    assert world.refresh(given.pop()).status_code == 200


@pytest.mark.parametrize("before", CALLS)
def test_refresh_against_logout(race: Race, before: int) -> None:
    world = race.world
    cookie = world.logged_in()
    handle = world.refresh_handle(cookie)
    answer, other = race.run(
        lambda: world.refresh(handle), before, lambda: world.log_out(refresh_token=handle)
    )
    if other is None:
        other = world.log_out(refresh_token=handle)
    assert other.status_code == 204
    assert not live_handles(world, [answer])
    assert world.refresh(handle).status_code == 401
    assert world.init_session(cookie).status_code == 401
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "session-")} == {"ended"}


@pytest.mark.parametrize("before", CALLS)
def test_logout_against_refresh(race: Race, before: int) -> None:
    world = race.world
    handle = world.refresh_handle()
    answer, other = race.run(
        lambda: world.log_out(refresh_token=handle), before, lambda: world.refresh(handle)
    )
    assert answer.status_code == 204
    assert not live_handles(world, [other])
    assert [item["status"]["S"] for item in items_like(world.dynamodb, "session-")] == ["ended"]


@pytest.mark.parametrize("before", CALLS)
def test_redemption_against_logout(race: Race, before: int) -> None:
    world = race.world
    cookie = world.logged_in()
    handle = world.handle_of(cookie)
    answer, other = race.run(lambda: world.get_session(handle), before, lambda: world.log_out(cookie))
    if other is None:
        other = world.log_out(cookie)
    assert other.status_code == 204
    assert not live_handles(world, [answer])
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "session-")} == {"ended"}


@pytest.mark.parametrize("before", CALLS)
def test_logout_against_a_new_session(race: Race, before: int) -> None:
    """A session that is stored while its login ends is worth nothing."""
    world = race.world
    cookie = world.logged_in()
    answer, other = race.run(lambda: world.log_out(cookie), before, lambda: world.init_session(cookie))
    assert answer.status_code == 204
    if other is not None and other.status_code == 201:
        redeemed = world.get_session(other.json_body["session_id"])
        assert error_of(redeemed) == (400, "invalid_session")


@pytest.mark.parametrize("before", CALLS)
def test_refresh_against_replay(race: Race, before: int) -> None:
    world = race.world
    first = world.refresh_handle()
    second = refresh_handle(world.refresh(first))
    world.clock.advance(60)
    answer, other = race.run(lambda: world.refresh(second), before, lambda: world.refresh(first))
    if other is None:
        other = world.refresh(first)
    assert error_of(other) == ENDED
    assert not live_handles(world, [answer])


@pytest.mark.parametrize("before", CALLS)
def test_a_use_of_the_login_against_its_end(race: Race, before: int) -> None:
    world = race.world
    cookie = world.logged_in()
    world.clock.advance(120)
    race.run(lambda: world.authorize(cookie), before, lambda: world.log_out(cookie))
    world.log_out(cookie)
    assert world.authorize(cookie).json_body["user"] is None
