"""The subscriber of deleted accounts: what SNS brings, and what becomes of it."""

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError
from chalicelib.composition import account_deleted_from_environment
from chalicelib.models.order import OrderDetails, OrderItem
from chalicelib.services.order_removal import OrderRemoval
from chalicelib.services.order_service import OrderService
from chalicelib.triggers.account_deleted import AccountDeleted
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sso_auth.event_lines import EventLines, user_hash

Stored = Callable[[str], list[dict[str, Any]]]
Removal = Callable[..., OrderRemoval]
Subscriber = Callable[..., AccountDeleted]
# A class of conftest.py, which tests cannot import.
RecordingClient = Any

EVENT = json.loads((Path(__file__).parents[2] / "events" / "sns_account_deleted.json").read_text("utf-8"))
USER = json.loads(EVENT["Records"][0]["Sns"]["Message"])["user_id"]
OTHER = "7235f4a4-4041-70aa-e6b2-2f7f0a8e3b11"
DETAILS = OrderDetails("EUR", (OrderItem("book", 3, Decimal("0.10")),))


@pytest.fixture
def lines() -> list[str]:
    """What was written."""
    return []


@pytest.fixture
def subscriber(removal: Removal, lines: list[str]) -> Callable[..., AccountDeleted]:
    written = EventLines(lines.append, metrics_namespace=None, now=lambda: 0)
    return lambda treatment="anonymise": AccountDeleted(removal(treatment), written)


def event_of(*messages: str) -> dict[str, Any]:
    return {"Records": [{"EventSource": "aws:sns", "Sns": {"Message": message}} for message in messages]}


def test_the_users_orders_lose_their_owner(
    service: OrderService, subscriber: Subscriber, stored: Stored
) -> None:
    service.place_order(USER, DETAILS, "key-1")
    subscriber()(EVENT)
    assert len(stored("order-")) == 1
    assert USER not in json.dumps(stored(""))


def test_each_record_counts(service: OrderService, subscriber: Subscriber, stored: Stored) -> None:
    for user_id in (USER, OTHER):
        service.place_order(user_id, DETAILS, "key-1")
    messages = [json.dumps({"user_id": user_id, "more": 1}) for user_id in (USER, OTHER)]
    subscriber("delete")(event_of(*messages))
    assert stored("") == []


@pytest.mark.parametrize("treatment", ["anonymise", "delete"])
def test_a_removal_leaves_one_line_without_the_users_id(
    service: OrderService, subscriber: Subscriber, lines: list[str], treatment: str
) -> None:
    for key in ("key-1", "key-2"):
        service.place_order(USER, DETAILS, key)
    subscriber(treatment)(EVENT)
    [line] = lines
    told = {"kind": "audit", "event": "orders_removed", "outcome": "ok", "user": user_hash(USER), "count": 2}
    assert json.loads(line) == told
    assert USER not in line


BAD_MESSAGES = [
    "",
    USER,
    "{}",
    "[]",
    "{",
    '{"user_id":null}',
    '{"user_id":5}',
    '{"user_id":""}',
    '{"user_id":"alice"}',
    json.dumps({"user_id": USER.upper()}),
    json.dumps({"user_id": f"{{{USER}}}"}),
    json.dumps({"user_id": [USER]}),
    json.dumps({"User_id": USER}),
    f'{{"user_id":"{USER}","user_id":"{USER}"}}',
    "\ud800",
]


@pytest.mark.parametrize("message", BAD_MESSAGES)
def test_a_bad_message_is_told_by_type_and_dropped(
    service: OrderService,
    subscriber: Subscriber,
    stored: Stored,
    lines: list[str],
    message: str,
) -> None:
    for user_id in (USER, OTHER):
        service.place_order(user_id, DETAILS, "key-1")
    subscriber("delete")(event_of(message, json.dumps({"user_id": OTHER})))
    assert {item["PK"]["S"] for item in stored("")} == {f"user-{USER}"}
    dropped, removed = lines
    logged = json.loads(dropped)
    assert (logged["trigger"], logged["outcome"]) == ("account_deleted", "failed")
    assert logged["exception"].endswith("Error")
    assert USER.upper() not in dropped.upper()
    assert json.loads(removed)["count"] == 1


json_values = st.none() | st.booleans() | st.integers() | st.text(max_size=40) | st.lists(st.text(max_size=4))


@given(message=st.text(max_size=60) | st.dictionaries(st.just("user_id"), json_values).map(json.dumps))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_message_makes_it_fail(subscriber: Subscriber, message: str) -> None:
    subscriber()(event_of(message))


def test_a_table_that_fails_is_raised_for_a_repetition(
    service: OrderService, subscriber: Subscriber, dynamodb: RecordingClient, stored: Stored
) -> None:
    def throttle(name: str, _: dict[str, Any]) -> None:
        raise ClientError({"Error": {"Code": "ProvisionedThroughputExceededException"}}, name)

    service.place_order(USER, DETAILS, "key-1")
    dynamodb.before = throttle
    with pytest.raises(ClientError):
        subscriber("delete")(EVENT)
    dynamodb.before = lambda name, arguments: None
    subscriber("delete")(EVENT)
    assert stored("") == []


@pytest.mark.parametrize(("treatment", "orders"), [("anonymise", 1), ("delete", 0)])
def test_the_environment_decides(
    service: OrderService, stored: Stored, monkeypatch: pytest.MonkeyPatch, treatment: str, orders: int
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("TABLE_NAME", "orders-test")
    monkeypatch.setenv("ORDERS_OF_DELETED_USERS", treatment)
    service.place_order(USER, DETAILS, "key-1")
    account_deleted_from_environment.cache_clear()
    account_deleted_from_environment()(EVENT)
    account_deleted_from_environment.cache_clear()
    assert len(stored("order-")) == orders
    assert USER not in json.dumps(stored(""))
