"""Each call that an operator's act makes at AWS fails once: he is told, and a repetition finishes it."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from sso_world.checkpoint import Checkpoint, kinds_of_items
from sso_world.dynamodb import items_like
from sso_world.faults import NO_KEY, Fault, Faults, faults_of
from sso_world.moving import AT_OFFICE, CARLA
from sso_world.moving import BLOG as BLOG_RECORD
from sso_world.operator_world import BLOG, OperatorWorld
from sso_world.world import ALI, MARIA, World

Arguments = dict[str, Any]
MAILS = {"channel_id": "mails", "return_url": "https://mails.blog.example/success"}


def with_nothing(**arguments: Any) -> Callable[[OperatorWorld], Arguments]:
    return lambda _olga: arguments


def with_the_blog(**arguments: Any) -> Callable[[OperatorWorld], Arguments]:
    def prepare(olga: OperatorWorld) -> Arguments:
        olga.do("applications.add", **BLOG)
        olga.do("members.add", application_id="blog", user=ALI)
        return {"application_id": "blog"} | arguments

    return prepare


def with_two_channels(**arguments: Any) -> Callable[[OperatorWorld], Arguments]:
    def prepare(olga: OperatorWorld) -> Arguments:
        prepared = with_the_blog(**arguments)(olga)
        olga.do("channels.add", application_id="blog", **MAILS)
        return prepared

    return prepare


def with_maria_signed_in(**arguments: Any) -> Callable[[OperatorWorld], Arguments]:
    def prepare(olga: OperatorWorld) -> Arguments:
        olga.world.refresh_handle()
        olga.world.cognito.with_totp.add(MARIA)
        return {"user": MARIA} | arguments

    return prepare


def with_her_session(olga: OperatorWorld) -> Arguments:
    olga.world.refresh_handle()
    [session] = items_like(olga.world.dynamodb, "session-")
    return {"user": MARIA, "session_id": session["session_id"]["S"]}


def with_ali_disabled(olga: OperatorWorld) -> Arguments:
    olga.do("users.disable", user=ALI)
    return {"user": ALI}


def with_carla_waiting(**arguments: Any) -> Callable[[OperatorWorld], Arguments]:
    def prepare(olga: OperatorWorld) -> Arguments:
        olga.do("environment.import", records=[CARLA, AT_OFFICE])
        return {"user": CARLA["email"]} | arguments

    return prepare


def with_an_unconfirmed_user(olga: OperatorWorld) -> Arguments:
    """Who has only begun to sign up goes, and is invited."""
    olga.world.cognito.unconfirmed.add(ALI)
    return {"application_id": "office", "email": "ali@example.com"}


ACTS: Mapping[str, Callable[[OperatorWorld], Arguments]] = {
    "applications.list": with_the_blog(application_id=None),
    "applications.show": with_the_blog(),
    "applications.add": with_nothing(**BLOG),
    "applications.change": with_the_blog(name="News"),
    "applications.remove": with_the_blog(),
    "channels.list": with_the_blog(),
    "channels.add": with_the_blog(**MAILS),
    "channels.change": with_two_channels(**MAILS | {"return_url": "https://m.example/in"}),
    "channels.remove": with_two_channels(channel_id="mails"),
    "members.list": with_the_blog(),
    "members.add": with_the_blog(user=MARIA),
    "members.invite": with_nothing(application_id="office", email="new@example.com"),
    "members.invite of an unconfirmed user": with_an_unconfirmed_user,
    "members.remove": with_maria_signed_in(application_id="shop"),
    "members.remove of a waiting user": with_carla_waiting(application_id="office"),
    "users.find": with_nothing(query="m"),
    "users.show": with_maria_signed_in(),
    "users.show of a waiting user": with_carla_waiting(),
    "users.disable": with_maria_signed_in(),
    "users.enable": with_ali_disabled,
    "users.sign_out": with_maria_signed_in(),
    "users.delete": with_maria_signed_in(),
    "users.delete of a waiting user": with_carla_waiting(),
    "users.reset_second_factor": with_maria_signed_in(),
    "users.export": with_maria_signed_in(),
    "sessions.list": with_maria_signed_in(),
    "sessions.end": with_her_session,
    "environment.export": with_nothing(),
    "environment.import": with_nothing(records=[BLOG_RECORD, CARLA, AT_OFFICE]),
    "health": with_nothing(),
}
GONE = {"unknown_user", "unknown_application", "unknown_channel"}
"""What the repetition of a removal is told whose first attempt went all the way."""


class Scene:
    """A prepared act, which begins anew with each fault."""

    def __init__(self, olga: OperatorWorld, faults: Faults, name: str) -> None:
        self._olga, self._faults = olga, faults
        given = ACTS[name](olga)
        self._action = name.partition(" ")[0]
        self._arguments = {key: value for key, value in given.items() if value is not None}
        self._begin = Checkpoint(olga.world, olga.pool)

    def calls(self) -> list[tuple[int, str]]:
        """What is asked of AWS, with its number, when all goes well."""
        self._begin.restore()
        self._faults.rest()
        assert self.ask()["ok"]
        return list(enumerate(self._faults.asked, start=1))

    def struck(self, number: int, fault: Fault) -> dict[str, Any]:
        self._begin.restore()
        self._faults.strike(number, fault)
        return self.ask()

    def repeated(self) -> dict[str, Any]:
        self._faults.rest()
        return self.ask()

    def ask(self) -> dict[str, Any]:
        return self._olga.ask(self._action, **self._arguments)

    def outcome(self) -> tuple[object, ...]:
        """What has become of everything."""
        cognito, pool = self._olga.world.cognito, self._olga.pool
        addresses = sorted(user["email"] for user in cognito.users.values())
        return (
            kinds_of_items(),
            addresses,
            len(cognito.disabled),
            len(pool.app_clients),
            len(cognito.with_totp),
        )


@pytest.mark.parametrize("name", ACTS)
def test_each_call_fails_once(world: World, name: str) -> None:
    faults = Faults()
    olga = OperatorWorld(world, dynamodb=faults.over_dynamodb(world.dynamodb))
    faults.over_calls("cognito", olga.pool)
    faults.over_calls("sns", world.topic)
    scene = Scene(olga, faults, name)
    calls = scene.calls()
    assert calls
    wanted = scene.outcome()
    for number, call in calls:
        for fault in faults_of(call, number):
            answer = scene.struck(number, fault)
            if not answer["ok"]:
                code = "internal_error" if fault is NO_KEY else "temporarily_unavailable"
                assert answer["error"]["code"] == code, (call, str(fault))
                assert "injected" not in answer["error"]["message"]
                again = scene.repeated()
                assert again["ok"] or again["error"]["code"] in GONE, (call, str(fault), again)
            assert scene.outcome() == wanted, (call, str(fault))


def test_no_act_is_left_out(olga: OperatorWorld) -> None:
    assert {name.partition(" ")[0] for name in ACTS} == set(olga.operator._actions)
