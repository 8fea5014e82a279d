"""The table's conditional writes and its typed attributes."""

from typing import TYPE_CHECKING

import pytest
from chalicelib.models.application import ApplicationRepository
from chalicelib.models.attributes import from_attributes, to_attributes
from chalicelib.models.keys import Key
from chalicelib.models.table import Condition, Table
from hypothesis import given
from hypothesis import strategies as st
from sso_world.dynamodb import INDEX_NAME, TABLE_NAME, RecordingClient

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

KEY = Key("user-1", "session-1")
SCALAR = st.text() | st.integers() | st.booleans() | st.binary()
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


def test_the_inverted_index_answers_all_pages(table: Table, dynamodb: "DynamoDBClient") -> None:
    padding = "x" * 300_000  # a page of a query is 1 MB
    for number in range(8):
        table.put_new(Key(f"application-{number}", "application"), {"channels": [{"padding": padding}]})
    table.put_new(Key("application-1", "user-1"), {"channels": []})
    assert len(list(table.query_sort_key(INDEX_NAME, "application"))) == 8


def test_reads_see_the_last_write(dynamodb: "DynamoDBClient") -> None:
    """An eventually consistent read could miss the session that the redirect is about."""
    client = RecordingClient(dynamodb)
    Table(client, name=TABLE_NAME).get(KEY)  # type: ignore[arg-type]
    assert [arguments["ConsistentRead"] for _, arguments in client.calls] == [True]


@pytest.mark.parametrize("text", ["", "x" * 65, "shop/1", "-shop", "shöp", "shop\n"])
def test_a_text_that_can_be_no_id_is_not_looked_up(dynamodb: "DynamoDBClient", text: str) -> None:
    client = RecordingClient(dynamodb)
    assert ApplicationRepository(Table(client, name=TABLE_NAME)).get(text) is None  # type: ignore[arg-type]
    assert not client.calls
