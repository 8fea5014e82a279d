"""A session's older handles: the previous one is as good for a minute, any other ends the session."""

import base64

from sso_world.dynamodb import items_like
from sso_world.world import World, error_of, refresh_handle

ENDED = (401, "session_ended")


def session(world: World) -> dict[str, dict[str, str]]:
    [item] = items_like(world.dynamodb, "session-")
    return item


def status(world: World) -> str:
    return session(world)["status"]["S"]


def forged(handle: str) -> str:
    """The same session with a guessed secret."""
    raw = base64.urlsafe_b64decode(handle + "==")
    return base64.urlsafe_b64encode(raw[:32] + bytes(32)).rstrip(b"=").decode()


def test_a_lost_answer_is_given_again_within_the_grace(world: World) -> None:
    first = world.refresh_handle()
    answer = world.refresh(first)
    world.clock.advance(59)
    again = world.refresh(first)
    assert again.json_body["token_set"] == answer.json_body["token_set"] | {"expires_in": 3541}
    assert len(world.cognito.refreshed) == 1
    assert refresh_handle(world.refresh(refresh_handle(again)))


def test_a_superseded_handle_outside_the_grace_ends_the_session(world: World) -> None:
    first = world.refresh_handle()
    second = refresh_handle(world.refresh(first))
    world.clock.advance(60)
    assert error_of(world.refresh(first)) == ENDED
    assert status(world) == "ended"
    assert not {"token_set", "next_secret"} & session(world).keys()
    assert error_of(world.refresh(second)) == ENDED


def test_a_handle_two_generations_old_ends_the_session_at_once(world: World) -> None:
    first = world.refresh_handle()
    third = refresh_handle(world.refresh(refresh_handle(world.refresh(first))))
    assert error_of(world.refresh(first)) == ENDED
    assert error_of(world.refresh(third)) == ENDED


def test_the_handle_from_the_url_ends_the_session_it_opened(world: World) -> None:
    from_the_url = world.handle()
    handle = refresh_handle(world.get_session(from_the_url))
    assert error_of(world.refresh(from_the_url)) == ENDED
    assert error_of(world.refresh(handle)) == ENDED


def test_a_superseded_handle_ends_the_session_at_get_session_too(world: World) -> None:
    first = world.refresh_handle()
    second = refresh_handle(world.refresh(first))
    assert error_of(world.get_session(first)) == (400, "invalid_session")
    assert status(world) == "active"  # within the grace it is no sign of a leak
    world.clock.advance(60)
    assert error_of(world.get_session(first)) == (400, "invalid_session")
    assert error_of(world.refresh(second)) == ENDED


def test_a_hand_off_that_waits_for_its_redemption_cannot_be_refreshed(world: World) -> None:
    handle = world.handle()
    assert error_of(world.refresh(handle)) == ENDED
    assert world.get_session(handle).status_code == 200


def test_a_wrong_guess_ends_nothing(world: World) -> None:
    handle = world.refresh_handle()
    for wrong in (forged(handle), handle[:-1], "x", "é" * 86, "\x00" * 86, handle + "\n"):
        assert error_of(world.refresh(wrong)) == ENDED
    assert error_of(world.refresh(handle, application_id="office")) == ENDED
    assert error_of(world.refresh(handle, application_id="nowhere")) == ENDED
    assert world.refresh(handle).status_code == 200
