"""Demo orders: as many as asked for, the same ones every time."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError
from chalicelib.composition import seed_orders_from_environment
from chalicelib.models.order_table import OrderTable
from chalicelib.services.order_seed import OrderSeed
from chalicelib.services.order_service import OrderService
from chalicelib.triggers.seed_orders import SeedOrders
from sso_auth.event_lines import EventLines, user_hash

Stored = Callable[[str], list[dict[str, Any]]]
# A class of conftest.py, which tests cannot import.
RecordingClient = Any

USER = "7235f4a4-4041-70aa-e6b2-2f7f0a8e3b11"
OTHER = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"


@pytest.fixture
def lines() -> list[str]:
    """What was written."""
    return []


@pytest.fixture
def seed(table: OrderTable, lines: list[str]) -> SeedOrders:
    return SeedOrders(OrderSeed(table), EventLines(lines.append, metrics_namespace=None, now=lambda: 0))


def asked(**changed: object) -> dict[str, object]:
    return {"user_id": USER, "count": 5, "actor": "olga"} | changed


@pytest.mark.parametrize("count", [1, 200])
def test_the_user_sees_as_many_orders_as_were_asked_for(
    seed: SeedOrders, service: OrderService, count: int
) -> None:
    answer = seed(asked(count=count))
    assert answer == {"ok": True, "result": {"user_id": USER, "count": count, "written": count}}
    orders = service.list_orders(USER, limit=200, cursor=None, status=None).orders
    assert len(orders) == len({order.order_id for order in orders}) == count
    assert all(order.details.amount > 0 for order in orders)
    assert service.list_orders(OTHER, limit=1, cursor=None, status=None).orders == ()


def test_they_differ_in_status_and_content(seed: SeedOrders, service: OrderService) -> None:
    seed(asked(count=40))
    orders = service.list_orders(USER, limit=100, cursor=None, status=None).orders
    assert len({order.status for order in orders}) == 4
    assert len({order.details for order in orders}) > 10
    assert [order.created_at for order in orders] == sorted(
        (order.created_at for order in orders), reverse=True
    )


def test_a_repetition_writes_nothing_twice(seed: SeedOrders, stored: Stored) -> None:
    seed(asked(count=5))
    before = stored("")
    again: Any = seed(asked(count=5))
    assert (again["result"]["written"], stored("")) == (0, before)
    more: Any = seed(asked(count=8))
    assert (more["result"]["written"], len(stored("order-"))) == (3, 8)


def test_users_have_orders_of_their_own(seed: SeedOrders, stored: Stored) -> None:
    for user_id in (USER, OTHER):
        seed(asked(user_id=user_id))
    assert len({item["order_id"]["S"] for item in stored("order-")}) == 10


@pytest.mark.parametrize(
    ("event", "named"),
    [
        (None, "user_id"),
        ([], "user_id"),
        (asked(user_id=None), "user_id"),
        (asked(user_id=""), "user_id"),
        (asked(user_id=USER.upper()), "user_id"),
        (asked(user_id=f"{USER}\n"), "user_id"),
        (asked(user_id=[USER]), "user_id"),
        (asked(count=0), "count"),
        (asked(count=201), "count"),
        (asked(count=10**9), "count"),
        (asked(count=True), "count"),
        (asked(count="5"), "count"),
        (asked(count=5.0), "count"),
        (asked(count=None), "count"),
        (asked(table="other"), "user_id, count and actor"),
    ],
)
def test_a_wrong_event_is_refused_by_a_sentence(
    seed: SeedOrders, stored: Stored, event: object, named: str
) -> None:
    answer: Any = seed(event)
    assert (answer["ok"], answer["error"]["code"]) == (False, "invalid_request")
    assert named in answer["error"]["message"]
    assert stored("") == []


def test_who_asked_is_in_the_trail_and_the_user_is_not(seed: SeedOrders, lines: list[str]) -> None:
    seed(asked())
    seed(asked(count=0, actor="o\n" + "x" * 500))
    seed({})
    done, refused, nobody = [json.loads(line) for line in lines]
    assert done == {
        "kind": "audit",
        "event": "operator.orders_seed",
        "outcome": "ok",
        "user": user_hash(USER),
        "count": 5,
        "actor": "olga",
    }
    assert (refused["outcome"], refused["actor"]) == ("invalid_request", "o?" + "x" * 198)
    assert nobody["actor"] == "unknown"
    assert USER not in "".join(lines)


def test_a_table_that_fails_half_way_is_finished_by_a_repetition(
    seed: SeedOrders, dynamodb: RecordingClient, stored: Stored
) -> None:
    calls = iter(range(5))

    def throttle(name: str, _: dict[str, Any]) -> None:
        if next(calls) == 2:
            raise ClientError({"Error": {"Code": "ThrottlingException"}}, name)

    dynamodb.before = throttle
    with pytest.raises(ClientError):
        seed(asked())
    dynamodb.before = lambda name, arguments: None
    answer: Any = seed(asked())
    assert (answer["result"]["written"], len(stored("order-"))) == (3, 5)


def test_the_function_finds_its_table(
    dynamodb: RecordingClient, stored: Stored, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.setenv("TABLE_NAME", "orders-test")
    seed_orders_from_environment.cache_clear()
    answer = seed_orders_from_environment()(asked())
    seed_orders_from_environment.cache_clear()
    assert answer["ok"] is True
    assert len(stored("order-")) == 5
