"""POST /send-code: one rule and one answer for every address."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from chalice.test import HTTPResponse
from chalicelib.errors import TooSoon
from sso_world.dynamodb import AtomicClient, FailingClient, stored_items
from sso_world.world import ALI, MARIA, World, error_of

EMAIL = "maria@example.com"
PURPOSES = ["sign_up", "recovery"]


def ask(world: World, email: object = EMAIL, purpose: object = "recovery", **body: object) -> HTTPResponse:
    return world.request("POST", "/send-code", body={"email": email, "purpose": purpose} | body)


def test_a_user_is_sent_a_code_for_his_new_password(world: World) -> None:
    answer = ask(world, application_id="shop")
    assert (answer.status_code, answer.json_body) == (200, {"retry_after": 30})
    assert world.cognito.mails == [("recovery", EMAIL, "shop")]


@pytest.mark.parametrize("body", [{}, {"application_id": None}])
def test_a_new_user_is_sent_his_code_again(world: World, body: dict[str, object]) -> None:
    world.cognito.unconfirmed.add(MARIA)
    assert ask(world, purpose="sign_up", **body).json_body == {"retry_after": 30}
    assert world.cognito.mails == [("sign_up", EMAIL, None)]


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("language", ["de", "de-AT", "zh-Hant-TW", "xx"])
def test_the_mail_is_asked_for_in_the_pages_language(world: World, purpose: str, language: str) -> None:
    if purpose == "sign_up":
        world.cognito.unconfirmed.add(MARIA)
    assert ask(world, purpose=purpose, application_id="shop", language=language).status_code == 200
    assert world.cognito.mail_metadata == [{"application_id": "shop", "language": language}]


def test_without_a_language_cognito_is_told_none(world: World) -> None:
    ask(world, language=None)
    assert world.cognito.mail_metadata == [{}]


@pytest.mark.parametrize("purpose", PURPOSES)
def test_nobody_learns_from_any_answer_who_has_an_account(world: World, purpose: str) -> None:
    world.cognito.unconfirmed.add("unconfirmed")
    world.cognito.disabled |= {"disabled", "both"}
    world.cognito.unconfirmed.add("both")
    for name in ("unconfirmed", "disabled", "both"):
        world.cognito.users[name] = {"email": f"{name}@example.com"}
    answers: dict[str, list[Any]] = {}
    for name in ("maria", "unconfirmed", "disabled", "both", "unknown"):
        answers[name] = []
        for _ in range(2):
            answer = ask(world, f"{name}@example.com", purpose)
            body = {key: value for key, value in answer.json_body.items() if key != "request_id"}
            answers[name].append((answer.status_code, dict(answer.headers), body))
    assert answers["maria"][0][0] == 200
    assert answers["maria"][1][0] == 429
    assert all(answer == answers["maria"] for answer in answers.values())
    assert [mail[1] for mail in world.cognito.mails] == [
        "maria@example.com" if purpose == "recovery" else "unconfirmed@example.com"
    ]


def test_a_mail_that_cannot_be_delivered_answers_like_any_other(world: World) -> None:
    world.cognito.failing["ForgotPassword"] = "CodeDeliveryFailureException"
    assert ask(world).json_body == {"retry_after": 30}


def test_every_code_takes_longer_to_come_by_than_the_one_before(world: World) -> None:
    waits = []
    for _ in range(7):
        waits.append(ask(world).json_body["retry_after"])
        world.clock.advance(waits[-1] - 1)
        early = ask(world)
        assert error_of(early) == (429, "too_many_requests")
        assert early.headers["Retry-After"] == "1"
        world.clock.advance(1)
    assert waits == [30, 60, 120, 300, 900, 900, 900]
    assert len(world.cognito.mails) == 7


def test_asking_too_early_does_not_prolong_the_wait(world: World) -> None:
    ask(world)
    for left in ("30", "20", "10"):
        assert ask(world).headers["Retry-After"] == left
        world.clock.advance(10)
    assert ask(world).status_code == 200


def test_a_day_later_all_is_forgotten(world: World) -> None:
    for _ in range(3):
        world.clock.advance(ask(world).json_body["retry_after"])
    world.clock.advance(86_400)
    assert ask(world).json_body == {"retry_after": 30}


def test_purposes_and_addresses_wait_each_for_itself(world: World) -> None:
    for email, purpose in ((EMAIL, "recovery"), (EMAIL, "sign_up"), ("ali@example.com", "recovery")):
        assert ask(world, email, purpose).status_code == 200


def test_capital_letters_make_no_other_address(world: World) -> None:
    assert ask(world).status_code == 200
    assert ask(world, "MARIA@Example.com").status_code == 429


class ReadsTogether(AtomicClient):
    """Holds every reader until all have read, so that all of them write on the same ground."""

    all_have_read: Barrier | None = None

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        answer = super()._call(name, method, arguments)
        if name == "get_item" and self.all_have_read is not None:
            self.all_have_read.wait(timeout=60)
        return answer


@pytest.mark.parametrize("sent_before", [0, 1])
def test_of_a_hundred_at_once_one_is_sent(
    make_world: Callable[..., World], world: World, sent_before: int
) -> None:
    client = ReadsTogether(world.dynamodb)
    busy = make_world(dynamodb=client)
    for _ in range(sent_before):
        busy.clock.advance(ask(busy).json_body["retry_after"])
    client.all_have_read = Barrier(100)

    def send(_: int) -> int | None:
        try:
            return busy.services.account.codes.send(EMAIL, "recovery", application_id=None)
        except TooSoon:
            return None

    with ThreadPoolExecutor(max_workers=100) as pool:
        answers = list(pool.map(send, range(100)))
    assert [answer for answer in answers if answer] == [(30, 60)[sent_before]]
    assert len(busy.cognito.mails) == sent_before + 1


def test_cognitos_own_limit_is_a_long_wait(world: World) -> None:
    world.cognito.failing["ForgotPassword"] = "LimitExceededException"
    assert ask(world).json_body == {"retry_after": 900}
    world.cognito.failing.clear()
    world.clock.advance(899)
    assert ask(world).headers["Retry-After"] == "1"
    world.clock.advance(1)
    assert ask(world).json_body == {"retry_after": 60}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("TooManyRequestsException", (429, "too_many_requests")),
        ("InternalErrorException", (503, "temporarily_unavailable")),
        ("UserLambdaValidationException", (503, "temporarily_unavailable")),
    ],
)
def test_a_busy_cognito_costs_no_wait(world: World, code: str, expected: tuple[int, str]) -> None:
    ask(world)
    world.clock.advance(30)
    world.cognito.fail_with = code
    answer = ask(world)
    assert error_of(answer) == expected
    assert answer.headers["Retry-After"] == "2"
    world.cognito.fail_with = None
    assert ask(world).json_body == {"retry_after": 60}


@pytest.mark.parametrize("failing", ["get_item", "put_item", "update_item"])
def test_without_the_table_there_is_no_mail(
    make_world: Callable[..., World], world: World, failing: str
) -> None:
    client = FailingClient(world.dynamodb, code="ThrottlingException", fails=lambda name, _: name == failing)
    troubled = make_world(dynamodb=client)
    if failing == "update_item":
        world.clock.advance(-60)
        ask(world)
        troubled.clock.advance(60)
    answer = ask(troubled)
    assert error_of(answer) == (503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
    assert troubled.cognito.mails == []


WRONG: dict[str, list[object]] = {
    "email": [
        None,
        "",
        7,
        ["a@b"],
        "maria",
        "@",
        "a@",
        "@b",
        "a b@c",
        "a@b@c",
        "a@b\x00",
        "a@b\n",
        "\ud800@b",
    ],
    "purpose": [None, "", "delete", "Recovery", ["recovery"], 1],
    "application_id": ["", 7, "x" * 300, "shop\x00", ["shop"]],
    "language": ["", 7, ["de"], {"de": 1}, "de_AT", "de-", "-de", "de\n", "d", "de" + "-aaaaaaaa" * 4, "дe"],
}
WRONG["email"] += [f"{'a' * 127}@b", "a\u2028@b"]


@pytest.mark.parametrize("field", WRONG)
def test_wrong_input_is_named_and_sends_nothing(world: World, field: str) -> None:
    for value in WRONG[field]:
        body = {"email": EMAIL, "purpose": "recovery", field: value}
        answer = world.request("POST", "/send-code", body=body)
        assert error_of(answer) == (400, "invalid_request")
        assert field in answer.json_body["message"]
    assert world.cognito.mails == []
    assert not [item for item in stored_items(world.dynamodb) if item["PK"]["S"].startswith("email-")]


def test_the_table_learns_no_address_and_the_log_neither(
    world: World, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    ask(world)
    world.cognito.unconfirmed.add(ALI)
    ask(world, "ali@example.com")
    ask(world)
    [mine, _] = [item for item in stored_items(world.dynamodb) if item["PK"]["S"].startswith("email-")]
    assert mine["SK"] == {"S": "codes-recovery"}
    keys = {item["PK"]["S"] for item in stored_items(world.dynamodb)}
    assert f"email-{hashlib.sha256(EMAIL.encode()).hexdigest()}" in keys
    assert "example.com" not in json.dumps(mine, default=str)
    printed = "".join([*capfd.readouterr(), caplog.text, *world.log.written])
    assert "InvalidParameterException" in printed
    assert "example.com" not in printed
    assert "maria" not in printed
