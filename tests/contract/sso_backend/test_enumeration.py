"""Nobody learns from text, headers or work done what is there that is not his.

Work is counted in calls of the table, which take the time of an answer: a clock would say the same, and not
each time. How long Cognito takes to send a mail, or not to, is Cognito's.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from sso_world.dynamodb import RecordingClient
from sso_world.world import ALI, MARIA, VERIFIER, World

if TYPE_CHECKING:
    from chalice.test import HTTPResponse

MakeWorld = Callable[..., World]
WHO = ("maria", "unconfirmed", "disabled", "unknown")


def told(answer: "HTTPResponse") -> tuple[int, dict[str, Any], dict[str, Any]]:
    """All that a caller sees, but for the id of his own request."""
    body = {name: value for name, value in (answer.json_body or {}).items() if name != "request_id"}
    return answer.status_code, dict(answer.headers), body


def work(client: RecordingClient) -> list[tuple[str, str]]:
    """Each call to the table with what it is about, in order; forgets them."""
    done = [(name, ",".join(sorted(arguments))) for name, arguments in client.calls]
    client.calls.clear()
    return done


@pytest.mark.parametrize("purpose", ["sign_up", "recovery"])
def test_a_code_costs_the_same_work_for_every_address(
    make_world: MakeWorld, world: World, purpose: str
) -> None:
    client = RecordingClient(world.dynamodb)
    watched = make_world(dynamodb=client)
    for name in ("unconfirmed", "disabled"):
        watched.cognito.users[name] = {"email": f"{name}@example.com"}
        getattr(watched.cognito, name).add(name)
    seen = []
    for name in WHO:
        client.calls.clear()
        asked = {"email": f"{name}@example.com", "purpose": purpose}
        answers = [told(watched.request("POST", "/send-code", body=asked)) for _ in range(2)]
        seen.append((answers, work(client)))
    assert [len(calls) for _, calls in seen] == [3, 3, 3, 3], "read and claim, then read"
    assert all(one == seen[0] for one in seen)


def test_every_wrong_hand_off_gets_the_same_answer(world: World) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    late = world.handle()
    world.clock.advance(60)
    used, ended = world.handle(), world.handle()
    world.get_session(used)
    world.log_out(refresh_token=ended, scope="application")
    good = world.handle()
    not_mine = world.handle(ALI)
    answers = [
        world.get_session("x"),
        world.get_session("A" * 86),
        world.get_session(late),
        world.get_session(used),
        world.get_session(ended),
        world.get_session(good, application_id="office"),
        world.get_session(good, application_id="nowhere"),
        world.get_session(good, code_verifier="x" * 43),
        world.get_session(good, code_verifier="x"),
        world.get_session(good[:43] + not_mine[43:]),
        world.get_session(world.logged_in()["cookie"][-86:]),
    ]
    assert [told(answer) for answer in answers] == [told(answers[0])] * len(answers)
    assert world.get_session(good, code_verifier=VERIFIER).status_code == 200


def test_every_wrong_handle_gets_the_same_answer(world: World) -> None:
    first = world.refresh_handle()
    second = world.refresh(first).json_body["token_set"]["refresh_token"]
    ended = world.refresh_handle()
    world.log_out(refresh_token=ended, scope="application")
    pending = world.handle()
    answers = [
        world.refresh("x"),
        world.refresh("A" * 86),
        world.refresh(ended),
        world.refresh(pending),
        world.refresh(second, application_id="office"),
        world.refresh(second, application_id="nowhere"),
        world.refresh(second[:-1] + ("A" if second[-1] != "A" else "Q")),
    ]
    world.clock.advance(61)
    answers.append(world.refresh(first))
    assert [told(answer) for answer in answers] == [told(answers[0])] * len(answers)


def test_another_users_session_is_as_unknown_as_one_that_never_was(
    make_world: MakeWorld, world: World
) -> None:
    world.memberships.add("shop", ALI, created_at="2026-11-23T04:00:00Z")
    client = RecordingClient(world.dynamodb)
    watched = make_world(dynamodb=client)
    maria, ali = watched.logged_in(), watched.logged_in(ALI)
    listed = watched.request("GET", "/sessions", headers=ali).json_body["sessions"]
    never_was = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"
    seen = []
    for session_id in (listed[0]["id"], never_was):
        client.calls.clear()
        answer = watched.request("DELETE", f"/sessions/{session_id}", headers=maria)
        seen.append((told(answer), work(client)))
    assert seen[0] == seen[1]
    assert seen[0][0][0] == 404
    assert watched.request("GET", "/sessions", headers=ali).json_body["sessions"] == listed


def test_a_closed_application_says_no_more_than_that(world: World) -> None:
    """By invitation: whoever asks learns of himself alone, and joining tells nobody who is in."""
    world.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    asked = "/check-app-user?application_id=office"
    answers = [world.request("GET", asked, headers=world.bearer(who)).json_body for who in (MARIA, ALI)]
    assert [answer["member"] for answer in answers] == [True, False]
    for pollution in ("&user_id=", "&sub=", "&email="):
        answer = world.request("GET", f"{asked}{pollution}{MARIA}", headers=world.bearer(ALI))
        assert answer.json_body == answers[1]
