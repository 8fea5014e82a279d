"""Each call that a request makes at AWS fails once, in each way: nothing lost, nobody let in, a way on."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from chalice.test import HTTPResponse
from sso_auth.key_cache import REFETCH_SECONDS
from sso_world.act import Prepare
from sso_world.acts import ACTS
from sso_world.checkpoint import Checkpoint, kept_records
from sso_world.faults import LOST, NO_KEY, Fault, Faults, faults_of
from sso_world.world import World, error_of

UNAVAILABLE = {(503, "temporarily_unavailable"), (429, "too_many_requests")}
_SECRET = re.compile(r"[\w-]{86}|eyJ[\w-]+\.")
"""A handle, or a token."""

WITHOUT_CALLS = {"GET /health"}

REMEMBERED = {"keys.jwks", "dynamodb.get_paginator"}
"""The pool's keys, and queries, as of the registered origins: a failure is kept for some seconds."""


class Scene:
    """A prepared act, which begins anew with each fault."""

    def __init__(self, world: World, faults: Faults, prepare: Prepare) -> None:
        self.world, self.faults = world, faults
        self.act = prepare(world)
        self._begin = Checkpoint(world)
        self._seen: list[object] = []
        self._kept: set[tuple[str, str]] = set()

    def calls(self) -> list[tuple[int, str]]:
        """What is asked of AWS, with its number, when all goes well; and that it goes well."""
        self._begin.restore()
        self.faults.rest()
        answer = self.act.request()
        assert self.act.has_succeeded(answer), answer.body
        asked = list(enumerate(self.faults.asked, start=1))
        self.act.proof(answer)
        self._kept = kept_records()
        return asked

    def struck(self, number: int, fault: Fault) -> HTTPResponse:
        """The answer when the call of this number has this fault."""
        self._begin.restore()
        self.faults.strike(number, fault)
        return self.act.request()

    def is_new(self, *, waits: bool) -> bool:
        """Whether nobody has gone on from here yet: what a fault leaves is all that tells it from others."""
        state = self._begin.state(), waits
        if state in self._seen:
            return False
        self._seen.append(state)
        return True

    def is_done(self, answer: HTTPResponse) -> None:
        """What succeeds in spite of a fault keeps its word."""
        self.faults.rest()
        self.act.proof(answer)
        assert kept_records() == self._kept

    def goes_on(self, *, waits: bool) -> None:
        """All is well again, and the user repeats what he did at once, or when he was told to."""
        self.faults.rest()
        if waits:
            self.world.clock.advance(REFETCH_SECONDS)
        answer = self.act.request()
        if answer.status_code == 429:
            self.world.clock.advance(int(answer.headers["Retry-After"]))
            answer = self.act.request()
        if answer.status_code == self.act.over:
            self.act.way_on()
        else:
            assert self.act.has_succeeded(answer), (self.faults.asked, answer.body)
            self.act.proof(answer)
        assert kept_records() == self._kept


@pytest.fixture
def scene_of(make_world: Callable[..., World], dynamodb: Any) -> Callable[[str], Scene]:
    faults = Faults()
    world = make_world(dynamodb=faults.over_dynamodb(dynamodb))
    faults.over_world(world)
    return lambda name: Scene(world, faults, ACTS[name])


def is_told(answer: HTTPResponse, fault: Fault, call: str) -> None:
    """It did not work, try again: no word of why, and nothing in hand that opens anything."""
    if fault is NO_KEY:
        assert error_of(answer) in {(500, "internal_error"), *UNAVAILABLE}
    else:
        assert error_of(answer) in UNAVAILABLE, (call, answer.body)
        assert int(answer.headers["Retry-After"]) > 0
    assert "Set-Cookie" not in answer.headers
    assert not _SECRET.search(answer.body.decode())
    assert b"injected" not in answer.body


@pytest.mark.usefixtures("answers_500")
@pytest.mark.parametrize("name", ACTS)
def test_each_call_fails_once(scene_of: Callable[[str], Scene], name: str) -> None:
    scene = scene_of(name)
    calls = scene.calls()
    assert bool(calls) is (name not in WITHOUT_CALLS)
    for number, call in calls:
        for fault in faults_of(call, number):
            answer = scene.struck(number, fault)
            if scene.act.has_succeeded(answer):
                scene.is_done(answer)
                continue
            if answer.status_code != scene.act.done:
                is_told(answer, fault, call)
            waits = fault is LOST or call in REMEMBERED
            if scene.is_new(waits=waits):
                scene.goes_on(waits=waits)


def test_no_call_of_the_api_is_left_out(world: World) -> None:
    routes = {f"{method} {path}" for path, methods in world.client._app.routes.items() for method in methods}
    assert {" ".join(name.split(" ")[:2]) for name in ACTS} == routes
