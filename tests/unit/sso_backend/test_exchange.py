"""One item goes and others get what was in it: all of that, or nothing."""

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from chalicelib.models.exchange import Addition
from chalicelib.models.expressions import Condition
from chalicelib.models.keys import Key
from chalicelib.models.table import Table
from sso_auth.http_errors import api_error_for
from sso_world.dynamodb import TABLE_NAME, stored_items

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

TAKEN, FIRST, SECOND = Key("taken", "x"), Key("first", "x"), Key("second", "x")
ADDITIONS = [
    Addition(key=FIRST, put={"a": 2}, put_once={"b": 2}, add={"c": frozenset({"2"})}),
    Addition(key=SECOND, put_once={"d": "new"}),
]


@pytest.fixture
def kept(table: Table) -> Table:
    table.put_new(TAKEN, {"version": b"1"})
    table.put_new(FIRST, {"a": 1, "b": 1, "c": frozenset({"1"}), "more": True})
    return table


def test_what_is_there_stays_unless_it_is_put(kept: Table) -> None:
    assert kept.exchange(TAKEN, Condition(equals={"version": b"1"}), ADDITIONS)
    assert kept.get(TAKEN) is None
    first, second = kept.get(FIRST) or {}, kept.get(SECOND) or {}
    assert {name: first[name] for name in ("a", "b", "c", "more")} == {
        "a": 2,
        "b": 1,
        "c": frozenset({"1", "2"}),
        "more": True,
    }
    assert second["d"] == "new"


@pytest.mark.parametrize("version", [b"2", b""])
def test_nothing_happens_to_another_item_than_was_read(
    kept: Table, dynamodb: "DynamoDBClient", version: bytes
) -> None:
    before = stored_items(dynamodb)
    assert not kept.exchange(TAKEN, Condition(equals={"version": version}), ADDITIONS)
    assert stored_items(dynamodb) == before


def test_nothing_happens_when_it_has_gone(kept: Table, dynamodb: "DynamoDBClient") -> None:
    kept.delete(TAKEN)
    before = stored_items(dynamodb)
    assert not kept.exchange(TAKEN, Condition(equals={"version": b"1"}), ADDITIONS)
    assert stored_items(dynamodb) == before


class CancellingClient:
    """Cancels every transaction for these reasons, as DynamoDB does."""

    def __init__(self, client: "DynamoDBClient", *reasons: str) -> None:
        self.exceptions = client.exceptions
        self._reasons = reasons

    def transact_write_items(self, **_: Any) -> None:
        answer: Any = {
            "Error": {"Code": "TransactionCanceledException", "Message": "cancelled"},
            "CancellationReasons": [{"Code": reason} for reason in self._reasons],
        }
        raise self.exceptions.TransactionCanceledException(answer, "TransactWriteItems")


def test_another_write_at_work_is_no_failure(dynamodb: "DynamoDBClient") -> None:
    client: Any = CancellingClient(dynamodb, "None", "TransactionConflict")
    busy = Table(client, name=TABLE_NAME)
    assert not busy.exchange(TAKEN, Condition(), ADDITIONS)


@pytest.mark.parametrize("reason", ["ThrottlingError", "ProvisionedThroughputExceeded"])
def test_throttling_is_a_reason_to_try_again(dynamodb: "DynamoDBClient", reason: str) -> None:
    client: Any = CancellingClient(dynamodb, "ConditionalCheckFailed", reason)
    busy = Table(client, name=TABLE_NAME)
    with pytest.raises(ClientError) as raised:
        busy.exchange(TAKEN, Condition(), ADDITIONS)
    assert api_error_for(raised.value).code == "temporarily_unavailable"
