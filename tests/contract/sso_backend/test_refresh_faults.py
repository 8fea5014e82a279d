"""Refreshes on a bad day: a 503 or 429, the old handle stays good, and nobody is signed out."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ReadTimeoutError
from sso_world.dynamodb import (
    FailingClient,
    ForgetfulClient,
    HookedClient,
    RepeatingClient,
    no_call,
    nth_write,
    stored_items,
)
from sso_world.world import MARIA, World, error_of, refresh_handle

BUSY = (503, "temporarily_unavailable")


class Killed(BaseException):
    """The process is gone; nothing of it runs any more."""


@pytest.fixture
def client(world: World) -> FailingClient:
    return FailingClient(world.dynamodb, code="ThrottlingException", fails=no_call)


@pytest.fixture
def failing(make_world: Callable[..., World], client: FailingClient) -> World:
    return make_world(dynamodb=client)


# The writes of a refresh: lease, touch of the login, rotation.
@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_write_of_a_refresh_may_fail(failing: World, client: FailingClient, number: int) -> None:
    handle = failing.refresh_handle()
    failing.clock.advance(120)
    client.fails = nth_write(number)
    answer = failing.refresh(handle)
    assert error_of(answer) == BUSY
    assert int(answer.headers["Retry-After"]) > 0
    client.fails = no_call
    started = failing.clock.now
    again = failing.refresh(handle)
    assert again.status_code == 200
    assert failing.clock.now == started  # it waited for nobody: the lease was given back
    assert failing.refresh(refresh_handle(again)).status_code == 200


@pytest.mark.parametrize("operation", ["get_item", "batch_get_item"])
def test_an_unreadable_table_ends_no_session(failing: World, client: FailingClient, operation: str) -> None:
    handle = failing.refresh_handle()
    client.fails = lambda name, _: name == operation
    assert error_of(failing.refresh(handle)) == BUSY
    client.fails = no_call
    assert failing.refresh(handle).status_code == 200


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("TooManyRequestsException", (429, "too_many_requests")),
        ("LimitExceededException", (429, "too_many_requests")),
        ("InternalErrorException", BUSY),
        ("UnexpectedLambdaException", BUSY),
        ("UserLambdaValidationException", BUSY),
        ("InvalidLambdaResponseException", BUSY),
    ],
)
def test_a_busy_cognito_ends_no_session(world: World, code: str, expected: tuple[int, str]) -> None:
    handle = world.refresh_handle()
    world.cognito.fail_with = code
    answer = world.refresh(handle)
    assert error_of(answer) == expected
    assert int(answer.headers["Retry-After"]) > 0
    world.cognito.fail_with = None
    started = world.clock.now
    assert world.refresh(handle).status_code == 200
    assert world.clock.now == started


@pytest.mark.parametrize(
    "code",
    [
        "NotAuthorizedException",
        "UserNotFoundException",
        "UserNotConfirmedException",
        "PasswordResetRequiredException",
    ],
)
def test_a_refusal_of_cognito_ends_the_session(world: World, code: str) -> None:
    handle = world.refresh_handle()
    world.cognito.fail_with = code
    assert error_of(world.refresh(handle)) == (401, "session_ended")
    world.cognito.fail_with = None
    assert error_of(world.refresh(handle)) == (401, "session_ended")


def test_a_lost_answer_of_the_rotation_is_made_up_for_within_the_grace(
    make_world: Callable[..., World], world: World
) -> None:
    client = HookedClient(world.dynamodb)
    unsure = make_world(dynamodb=client)
    handle = unsure.refresh_handle()

    def lose(_name: str, arguments: dict[str, Any]) -> None:
        if "#next_secret" in arguments.get("ExpressionAttributeNames", {}):
            raise ReadTimeoutError(endpoint_url="https://dynamodb.example")

    client.after = lose
    assert error_of(unsure.refresh(handle)) == BUSY
    again = unsure.refresh(handle)
    assert again.status_code == 200
    client.after = lambda *_: None
    assert unsure.refresh(refresh_handle(again)).status_code == 200


def test_a_refresh_survives_that_every_answer_of_the_table_is_lost_once(
    make_world: Callable[..., World], world: World
) -> None:
    unlucky = make_world(dynamodb=RepeatingClient(world.dynamodb))
    handle = unlucky.refresh_handle()
    unlucky.clock.advance(120)
    for _ in range(3):
        handle = refresh_handle(unlucky.refresh(handle))
    assert len(unlucky.cognito.refreshed) == 3


def test_killed_between_cognito_and_the_table_the_old_handle_goes_on(world: World) -> None:
    handle = world.refresh_handle()
    refresh = world.cognito.admin_initiate_auth

    def killed(**arguments: Any) -> dict[str, Any]:
        refresh(**arguments)
        raise Killed

    world.cognito.admin_initiate_auth = killed  # type: ignore[method-assign]  # a stand-in
    with pytest.raises(Killed):
        world.refresh(handle)
    world.cognito.admin_initiate_auth = refresh  # type: ignore[method-assign]  # back again
    assert error_of(world.refresh(handle)) == BUSY  # until the lease of the dead has run out
    assert world.refresh(handle).status_code == 200


def test_killed_between_minting_and_storing_nothing_is_left_and_the_login_can_go_on(
    make_world: Callable[..., World], world: World
) -> None:
    client = HookedClient(world.dynamodb)
    killed = make_world(dynamodb=client)
    cookie = killed.logged_in()
    before = stored_items(world.dynamodb)

    def kill(name: str, arguments: dict[str, Any]) -> None:
        if name == "put_item" and arguments["Item"]["SK"]["S"].startswith("session-"):
            raise Killed

    client.before = kill
    with pytest.raises(Killed):
        killed.init_session(cookie)
    assert stored_items(world.dynamodb) == before
    client.before = lambda *_: None
    assert killed.refresh_handle(cookie)


def test_killed_after_the_redemption_was_written_the_user_signs_in_again_without_a_form(
    make_world: Callable[..., World], world: World
) -> None:
    client = HookedClient(world.dynamodb)
    killed = make_world(dynamodb=client)
    cookie = killed.logged_in()
    handle = killed.init_session(cookie).json_body["session_id"]

    def kill(name: str, _arguments: dict[str, Any]) -> None:
        if name == "update_item":
            raise Killed

    client.after = kill
    with pytest.raises(Killed):
        killed.get_session(handle)
    client.after = lambda *_: None
    assert error_of(killed.get_session(handle)) == (400, "invalid_session")
    assert killed.refresh_handle(cookie)


def test_keys_that_dynamodb_left_unprocessed_are_asked_for_again(
    make_world: Callable[..., World], world: World
) -> None:
    client = ForgetfulClient(world.dynamodb)
    forgetful = make_world(dynamodb=client)
    handle = forgetful.refresh_handle()
    client.forgets = 4
    assert error_of(forgetful.refresh(handle)) == BUSY
    client.forgets = 3
    assert forgetful.refresh(handle).status_code == 200


def test_nothing_secret_is_logged(
    world: World, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    first = world.refresh_handle()
    answer = world.refresh(first)
    second = refresh_handle(answer)
    world.cognito.fail_with = "InternalErrorException"
    world.refresh(second)
    world.clock.advance(60)
    world.refresh(first)
    world.log_out(refresh_token=second)
    world.log_out(refresh_token=second, scope=first)
    printed = "".join([*capfd.readouterr(), *(record.getMessage() for record in caplog.records)])
    printed += "".join(world.log.written)
    assert "session_ended" in printed
    tokens = answer.json_body["token_set"]
    for secret in (first[43:], second[43:], tokens["id_token"][-40:], tokens["access_token"][-40:], MARIA):
        assert secret not in printed
