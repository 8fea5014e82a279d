"""The table's conditional writes and its typed attributes."""

from typing import TYPE_CHECKING

import pytest
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.attributes import from_attributes, to_attributes
from chalicelib.models.expressions import AbsentOrEqual, Condition
from chalicelib.models.keys import Key
from chalicelib.models.table import Table
from hypothesis import given
from hypothesis import strategies as st
from sso_world.dynamodb import INDEX_NAME, TABLE_NAME, RecordingClient, RepeatingClient

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


def test_the_inverted_index_answers_all_pages(table: Table, dynamodb: "DynamoDBClient") -> None:
    padding = "x" * 300_000  # a page of a query is 1 MB
    for number in range(8):
        table.put_new(Key(f"application-{number}", "application"), {"channels": [{"padding": padding}]})
    table.put_new(Key("application-1", "user-1"), {"channels": []})
    assert len(list(table.query_sort_key(INDEX_NAME, "application"))) == 8


def test_reads_see_the_last_write(dynamodb: "DynamoDBClient") -> None:
    """An eventually consistent read could miss the session that the redirect is about."""
    client = RecordingClient(dynamodb)
    Table(client, name=TABLE_NAME).get(KEY)  # type: ignore[arg-type]  # a stand-in
    assert [arguments["ConsistentRead"] for _, arguments in client.calls] == [True]


@pytest.mark.parametrize("text", ["", "x" * 65, "shop/1", "-shop", "shöp", "shop\n"])
def test_a_text_that_can_be_no_id_is_not_looked_up(dynamodb: "DynamoDBClient", text: str) -> None:
    client = RecordingClient(dynamodb)
    assert ApplicationRepository(Table(client, name=TABLE_NAME)).get(text) is None  # type: ignore[arg-type]  # a stand-in
    assert not client.calls
