"""Each call that a request makes at AWS fails once, in each way: every order is there, and there once."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from orders_world.calls import BODY, Call, refused
from orders_world.dynamodb import TABLE_NAME

URL = "https://dynamodb.example"
CODES = ("ProvisionedThroughputExceededException", "InternalServerError")
FAULTS: list[Exception] = [
    *(ClientError({"Error": {"Code": code, "Message": "injected"}}, "Any") for code in CODES),
    ReadTimeoutError(endpoint_url=URL),
    EndpointConnectionError(endpoint_url=URL),
]
NO_KEY = ClientError({"Error": {"Code": "AccessDeniedException", "Message": "injected"}}, "Any")
"""DynamoDB's answer when the table's own KMS key is out of reach."""

# A class of conftest.py, which tests cannot import.
Caller = Any
Act = Callable[[Caller], Any]


def places(user: Caller) -> Any:
    return user.post(BODY, key="second")


def places_again(user: Caller) -> Any:
    return user.post(BODY, key="first")


def lists(user: Caller) -> Any:
    return user.get("/orders")


def lists_paid_ones(user: Caller) -> Any:
    return user.get("/orders?status=paid")


def reads_one(user: Caller) -> Any:
    """Which is not there; it takes the same call."""
    return user.get("/orders/0192f0c1-2d3e-7000-8000-000000000000")


ACTS: dict[str, Act] = {
    "POST /orders": places,
    "POST /orders again": places_again,
    "GET /orders": lists,
    "GET /orders of a status": lists_paid_ones,
    "GET /orders/{order_id}": reads_one,
}


class Scene:
    """A user with one order each time, the n-th call of whose next act may fail."""

    def __init__(self, caller: Call, dynamodb: Any) -> None:
        self._caller, self._dynamodb = caller, dynamodb
        self._numbers = count()

    def begins(self) -> str:
        self.rests()
        user_id = f"user-{next(self._numbers)}"
        assert self.at_a_new_process(user_id, places_again).status_code == 201
        self.rests()
        return user_id

    def at_a_new_process(self, user_id: str, act: Act) -> Any:
        return act(self._caller(user_id))

    def strikes(self, number: int, error: Exception, *, is_late: bool) -> None:
        calls = count(1)

        def strike(_name: str, _arguments: object) -> None:
            if next(calls) == number:
                raise error

        self._dynamodb.before, self._dynamodb.after = (ignore, strike) if is_late else (strike, ignore)

    def rests(self) -> None:
        self._dynamodb.before = self._dynamodb.after = ignore
        self._dynamodb.calls.clear()

    def orders_of(self, user_id: str) -> int:
        answer = self._dynamodb.query(
            TableName=TABLE_NAME,
            KeyConditionExpression="PK = :user AND begins_with(SK, :order)",
            ExpressionAttributeValues={":user": {"S": f"user-{user_id}"}, ":order": {"S": "order-"}},
        )
        return len(answer["Items"])


def ignore(_name: str, _arguments: object) -> None:
    """Nothing happens."""


def told(answer: Any, error: Exception) -> None:
    assert b"injected" not in answer.body
    if error is NO_KEY:
        refused(answer, 500, "internal_error")
        return
    refused(answer, 503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.usefixtures("answers_500")
@pytest.mark.parametrize("is_late", [False, True], ids=["does not happen", "answer lost"])
@pytest.mark.parametrize("name", ACTS)
def test_each_call_fails_once(caller: Call, dynamodb: Any, name: str, is_late: bool) -> None:
    scene, act = Scene(caller, dynamodb), ACTS[name]
    user_id = scene.begins()
    wanted = scene.at_a_new_process(user_id, act).status_code
    calls, orders = len(dynamodb.calls), scene.orders_of(user_id)
    assert calls
    for number in range(1, calls + 1):
        for error in (*FAULTS, NO_KEY):
            user_id = scene.begins()
            scene.strikes(number, error, is_late=is_late)
            answer = scene.at_a_new_process(user_id, act)
            scene.rests()
            if answer.status_code != wanted:
                told(answer, error)
                answer = scene.at_a_new_process(user_id, act)
            assert answer.status_code == wanted, (number, error)
            assert scene.orders_of(user_id) == orders, (number, error)


def test_no_call_of_the_api_is_left_out(new_api: Callable[..., Any]) -> None:
    routes = {f"{method} {path}" for path, methods in new_api()._app.routes.items() for method in methods}
    assert {" ".join(name.split(" ")[:2]) for name in ACTS} == routes - {"GET /health"}


def test_a_late_answer_of_the_keys_lets_nobody_in(new_api: Callable[..., Any], token: Call) -> None:
    def slow(_url: str) -> bytes:
        raise TimeoutError

    answer = new_api(fetch=slow).http.get("/orders", headers={"Authorization": f"Bearer {token()}"})
    refused(answer, 503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0
