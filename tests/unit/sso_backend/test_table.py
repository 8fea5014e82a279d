"""The table's conditional writes and its typed attributes."""

from itertools import count
from typing import TYPE_CHECKING

import pytest
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.attributes import from_attributes, to_attributes
from chalicelib.models.expressions import AbsentOrEqual, Condition
from chalicelib.models.keys import Key
from chalicelib.models.table import Table
from hypothesis import given
from hypothesis import strategies as st
from sso_world.dynamodb import (
    INDEX_NAME,
    TABLE_NAME,
    ForgetfulClient,
    RecordingClient,
    RepeatingClient,
)

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEY = Key("user-1", "session-1")
SCALAR = st.text() | st.integers() | st.booleans() | st.binary() | st.frozensets(st.text(), min_size=1)
VALUE = st.recursive(SCALAR, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)


@given(st.dictionaries(st.text(), VALUE))
def test_values_come_back_as_they_were(item: dict[str, object]) -> None:
    assert from_attributes(to_attributes(item)) == item


def test_nothing_is_stored_for_none_and_floats_are_refused() -> None:
    assert to_attributes({"phone": None}) == {}
    with pytest.raises(TypeError, match="float"):
        to_attributes({"amount": 1.5})


def test_a_null_that_someone_else_stored_is_none() -> None:
    assert from_attributes({"phone": {"NULL": True}}) == {"phone": None}


def test_a_new_item_is_written_once(table: Table) -> None:
    assert table.put_new(KEY, {"name": "first"})
    assert not table.put_new(KEY, {"name": "second"})
    item = table.get(KEY)
    assert item is not None
    assert item["name"] == "first"


def test_an_update_happens_only_under_its_condition(table: Table) -> None:
    table.put_new(KEY, {"status": "pending", "expires_at": 100})
    for condition in (
        Condition(equals={"status": "active"}),
        Condition(equals={"status": "pending"}, above={"expires_at": 100}),
        Condition(equals={"missing": "x"}),
    ):
        assert not table.update(KEY, condition=condition, put={"status": "changed"})
    holds = Condition(equals={"status": "pending"}, above={"expires_at": 99})
    assert table.update(KEY, condition=holds, put={"status": "active"}, remove=("expires_at",))
    assert table.get(KEY) == {"PK": "user-1", "SK": "session-1", "status": "active"}


def test_conditions_that_a_missing_attribute_meets(table: Table) -> None:
    values = count()

    def holds(condition: Condition) -> bool:
        return table.update(KEY, condition=condition, put={"value": next(values)})

    table.put_new(KEY, {"status": "active", "until": 100})
    assert holds(Condition(absent_or_at_most={"until": 100}))
    assert not holds(Condition(absent_or_at_most={"until": 99}))
    assert holds(Condition(absent_or_at_most={"missing": 0}))
    assert holds(Condition(unlike={"status": "ended"}))
    assert not holds(Condition(unlike={"status": "active"}))
    assert holds(Condition(unlike={"missing": "ended"}))
    assert not holds(Condition(equals={"status": "ended"}, absent_or_at_most={"missing": 0}))


def test_an_item_that_may_be_new_is_made(table: Table) -> None:
    condition = Condition(may_be_new=True, absent_or_at_most={"until": 7})
    assert table.update(KEY, condition=condition, put={"until": 8, "by": "first"})
    assert not table.update(KEY, condition=condition, put={"until": 9, "by": "second"})


def test_a_conditional_update_makes_no_item(table: Table) -> None:
    assert not table.update(KEY, condition=Condition(), put={"status": "active"})
    assert table.get(KEY) is None


def test_a_conditional_delete_needs_its_condition(table: Table) -> None:
    table.put_new(KEY, {"status": "pending"})
    assert not table.delete_if(KEY, Condition(equals={"status": "active"}))
    assert table.delete_if(KEY, Condition(equals={"status": "pending"}))
    assert not table.delete_if(KEY, Condition())


def test_a_value_is_claimed_by_the_first(table: Table) -> None:
    for owner in ("first", "first", "second"):
        claimed = table.update(KEY, condition=AbsentOrEqual("owner", owner), put={"owner": owner})
        assert claimed is (owner == "first")
    assert table.get(KEY) == {"PK": "user-1", "SK": "session-1", "owner": "first"}


def test_a_set_grows_and_shrinks(table: Table) -> None:
    table.put_new(KEY, {"status": "pending"})
    for member in ("a", "b", "b"):
        table.update(KEY, condition=Condition(), add={"members": frozenset({member})})
    assert (table.get(KEY) or {})["members"] == {"a", "b"}
    for member in ("a", "c"):
        table.update(KEY, condition=Condition(), take={"members": frozenset({member})})
    assert (table.get(KEY) or {})["members"] == {"b"}


def test_a_repeated_write_is_known_as_ones_own(dynamodb: "DynamoDBClient", table: Table) -> None:
    repeating = Table(RepeatingClient(dynamodb), name=TABLE_NAME)  # type: ignore[arg-type]  # a stand-in
    new = {"secret": b"1", "status": "pending", "expires_at": 7, "is_new": True, "phone": None}
    assert repeating.put_new(KEY, new)
    pending = Condition(equals={"status": "pending"})
    redeemed = {"secret": b"2", "status": "active"}
    assert repeating.update(KEY, condition=pending, put=redeemed, remove=("expires_at",))
    assert not table.put_new(KEY, new)


@pytest.mark.parametrize(
    "other",
    [
        {"secret": b"other", "status": "active"},
        {"secret": b"2", "status": "ended"},
        {"secret": b"2", "status": "active", "expires_at": 7},
        {"status": "active"},
    ],
)
def test_someone_elses_write_is_never_ones_own(table: Table, other: dict[str, object]) -> None:
    table.put_new(KEY, other)
    pending = Condition(equals={"status": "pending"})
    redeemed = {"secret": b"2", "status": "active"}
    assert not table.update(KEY, condition=pending, put=redeemed, remove=("expires_at",))
    assert not table.put_new(KEY, redeemed)
    assert table.get(KEY) == {"PK": "user-1", "SK": "session-1", **other}


def test_a_refused_update_of_nothing_but_sets_is_refused(table: Table) -> None:
    table.put_new(KEY, {"status": "active"})
    pending = Condition(equals={"status": "pending"})
    assert not table.update(KEY, condition=pending, take={"members": frozenset({"a"})})


def test_a_deletion_needs_nothing_to_delete(table: Table) -> None:
    table.put_new(KEY, {"status": "active"})
    for _ in range(2):
        table.delete(KEY)
        assert table.get(KEY) is None


def test_many_items_are_read_at_once(table: Table) -> None:
    other = Key("application-shop", "application")
    for key in (KEY, other):
        table.put_new(key, {"name": key.sort})
    found = table.get_many([KEY, other, Key("user-1", "missing")])
    assert {key: item["name"] for key, item in found.items()} == {KEY: "session-1", other: "application"}


def test_keys_left_unprocessed_are_asked_for_again_after_a_pause(dynamodb: "DynamoDBClient") -> None:
    client, pauses = ForgetfulClient(dynamodb), list[float]()
    table = Table(client, name=TABLE_NAME, wait=pauses.append)  # type: ignore[arg-type]  # a stand-in
    table.put_new(KEY, {"status": "active"})
    client.forgets = 3
    assert KEY in table.get_many([KEY])
    assert pauses == sorted(pauses)
    assert len(pauses) == 3
    client.forgets = 4
    with pytest.raises(dynamodb.exceptions.ProvisionedThroughputExceededException):
        table.get_many([KEY])


def test_a_partition_is_read_by_prefix_in_order(table: Table) -> None:
    for sort in ("session-2", "session-1", "sso-session-1", "session", "user"):
        table.put_new(Key("user-1", sort), {})
    table.put_new(Key("user-2", "session-3"), {})

    def found(prefix: str = "", sort_from: str = "") -> list[str]:
        return [item["SK"] for item in table.query("user-1", prefix=prefix, sort_from=sort_from)]

    assert found("session-") == ["session-1", "session-2"]
    assert found("session-", "session-11") == ["session-2"]
    assert found() == ["session", "session-1", "session-2", "sso-session-1", "user"]


def test_a_partition_is_read_to_its_last_page(table: Table) -> None:
    padding = "x" * 300_000  # a page of a query is 1 MB
    for number in range(8):
        table.put_new(Key("user-1", f"session-{number}"), {"padding": padding})
    assert len(list(table.query("user-1", prefix="session-"))) == 8


def test_the_inverted_index_answers_all_pages(table: Table, dynamodb: "DynamoDBClient") -> None:
    padding = "x" * 300_000  # a page of a query is 1 MB
    for number in range(8):
        table.put_new(Key(f"application-{number}", "application"), {"channels": [{"padding": padding}]})
    table.put_new(Key("application-1", "user-1"), {"channels": []})
    assert len(list(table.query_sort_key(INDEX_NAME, "application"))) == 8


def test_reads_see_the_last_write(dynamodb: "DynamoDBClient") -> None:
    """An eventually consistent read could miss the session that the redirect is about."""
    client = RecordingClient(dynamodb)
    table = Table(client, name=TABLE_NAME)  # type: ignore[arg-type]  # a stand-in
    table.get(KEY)
    table.get_many([KEY])
    list(table.query("user-1"))
    [(_, get), (_, batch), (_, query)] = client.calls
    assert get["ConsistentRead"] is batch["RequestItems"][TABLE_NAME]["ConsistentRead"] is True
    assert query["ConsistentRead"] is True


@pytest.mark.parametrize("text", ["", "x" * 65, "shop/1", "-shop", "shöp", "shop\n"])
def test_a_text_that_can_be_no_id_is_not_looked_up(dynamodb: "DynamoDBClient", text: str) -> None:
    client = RecordingClient(dynamodb)
    assert ApplicationRepository(Table(client, name=TABLE_NAME)).get(text) is None  # type: ignore[arg-type]  # a stand-in
    assert not client.calls
