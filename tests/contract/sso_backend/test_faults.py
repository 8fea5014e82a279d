"""Throttled or failing AWS: a 503 or 429 with Retry-After, and never a half-made session."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from sso_auth import KeysUnavailable
from sso_world.dynamodb import FailingClient, RepeatingClient, UnsureClient, items_like
from sso_world.world import MARIA, SHOP_ORIGIN, World, error_of


def writes_of(prefix: str) -> Callable[[str, dict[str, Any]], bool]:
    def fails(name: str, arguments: dict[str, Any]) -> bool:
        address = arguments.get("Item") or arguments.get("Key") or {"SK": {"S": ""}}
        return name in ("put_item", "update_item") and address["SK"]["S"].startswith(prefix)

    return fails


@pytest.mark.parametrize("code", ["ThrottlingException", "ProvisionedThroughputExceededException"])
@pytest.mark.parametrize("prefix", ["session-", "sso-session-", "ticket-"])
def test_a_session_that_cannot_be_stored_is_not_redirected_to(
    make_world: Callable[..., World], world: World, prefix: str, code: str
) -> None:
    failing = make_world(dynamodb=FailingClient(world.dynamodb, code=code, fails=writes_of(prefix)))
    answer = failing.init_session(failing.bearer())
    assert error_of(answer) == (503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert "return_url" not in answer.body.decode()
    assert "Set-Cookie" not in answer.headers


def test_a_redemption_that_cannot_be_written_can_be_tried_again(
    make_world: Callable[..., World], world: World
) -> None:
    client = FailingClient(world.dynamodb, code="InternalServerError", fails=writes_of("session-"))
    client.fails = lambda *_: False
    failing = make_world(dynamodb=client)
    handle = failing.handle()
    client.fails = writes_of("session-")
    assert error_of(failing.get_session(handle)) == (503, "temporarily_unavailable")
    client.fails = lambda *_: False
    assert failing.get_session(handle).status_code == 200


def test_a_sign_in_survives_that_every_answer_of_the_table_is_lost_once(
    make_world: Callable[..., World], world: World
) -> None:
    unlucky = make_world(dynamodb=RepeatingClient(world.dynamodb))
    answer = unlucky.init_session(unlucky.bearer())
    assert answer.status_code == 201
    redeemed = unlucky.get_session(answer.json_body["session_id"])
    assert redeemed.status_code == 200
    [item] = items_like(world.dynamodb, "session-")
    assert item["status"]["S"] == "active"


def test_a_write_that_may_have_happened_is_no_success(make_world: Callable[..., World], world: World) -> None:
    unsure = make_world(dynamodb=UnsureClient(world.dynamodb))
    assert error_of(unsure.init_session(unsure.bearer())) == (503, "temporarily_unavailable")


@pytest.mark.parametrize("path", ["/authorize", "/check-app-user"])
def test_an_unreadable_table_is_no_missing_application(
    make_world: Callable[..., World], world: World, path: str
) -> None:
    failing = make_world(dynamodb=FailingClient(world.dynamodb, code="ThrottlingException"))
    answer = (
        failing.authorize()
        if path == "/authorize"
        else failing.request("GET", f"{path}?application_id=shop", headers=failing.bearer())
    )
    assert error_of(answer) == (503, "temporarily_unavailable")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("TooManyRequestsException", (429, "too_many_requests")),
        ("InternalErrorException", (503, "temporarily_unavailable")),
        ("UnexpectedLambdaException", (503, "temporarily_unavailable")),
        ("UserLambdaValidationException", (503, "temporarily_unavailable")),
        ("InvalidLambdaResponseException", (503, "temporarily_unavailable")),
    ],
)
def test_a_busy_cognito_is_never_a_wrong_login(world: World, code: str, expected: tuple[int, str]) -> None:
    world.cognito.fail_with = code
    answer = world.init_session(world.bearer())
    assert error_of(answer) == expected
    assert int(answer.headers["Retry-After"]) > 0
    assert not items_like(world.dynamodb, "session-") + items_like(world.dynamodb, "sso-session-")


def test_a_ticket_that_does_not_arrive_mints_nothing(world: World) -> None:
    trigger = world.cognito.trigger

    def tampering(event: dict[str, Any]) -> dict[str, Any]:
        if "challengeAnswer" in event["request"]:
            event["request"]["challengeAnswer"] = event["request"]["challengeAnswer"][:-1] + "!"
        answer: dict[str, Any] = trigger(event)
        return answer

    world.cognito.trigger = tampering
    assert error_of(world.init_session(world.bearer())) == (401, "login_required")
    assert not items_like(world.dynamodb, "session-")


def test_without_the_pools_keys_nobody_is_called_a_liar(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = world.bearer()

    class NoKeys:
        def jwks(self) -> bytes:
            raise OSError("unreachable")

    monkeypatch.setattr(world, "key", NoKeys())
    assert error_of(world.init_session(headers)) == (503, "temporarily_unavailable")
    assert KeysUnavailable.code == "keys_unavailable"


def test_nothing_secret_is_logged(
    world: World, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    token = world.bearer()["authorization"].removeprefix("Bearer ")
    handle = world.handle()
    for _ in range(2):
        world.get_session(handle)
    world.cognito.fail_with = "InternalErrorException"
    world.init_session(world.bearer())
    world.init_session({"authorization": f"Bearer {token}x"})
    world.request("POST", "/get-session", headers={"origin": SHOP_ORIGIN}, body=handle.encode())
    printed = "".join([*capfd.readouterr(), *(record.getMessage() for record in caplog.records)])
    printed += "".join(world.log.written)
    assert "invalid_session" in printed
    for secret in (token[:40], handle, handle[43:], "maria@example.com", world.cognito.answers[0], MARIA):
        assert secret not in printed
