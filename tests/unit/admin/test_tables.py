"""Tables for people: they fit, nothing is cut off, and no name can command the terminal."""

from datetime import timedelta, timezone

import pytest
from cognito_sso.admin.tables import Column, table
from cognito_sso.admin.texts import masked, with_iso_times
from deployed_world import ADA, World

COLUMNS = (Column("id", "id"), Column("what it is", "inner.name"), Column("since", "since_at"))
ROW = {"id": "a1", "inner": {"name": "first"}, "since_at": "2026-11-23T04:09:11Z"}
ZONE = timezone(timedelta(hours=-5), "EST")


def shown(*rows: object, wide: int | None = None) -> str:
    return table(COLUMNS, rows, zone=ZONE, columns_wide=wide)


def test_columns_are_aligned_and_times_are_local() -> None:
    assert shown(ROW, {"id": "b", "inner": None}).splitlines() == [
        "ID  WHAT IT IS  SINCE",
        "a1  first       2026-11-22 23:09 EST",
        "b   -           -",
    ]


def test_a_table_that_does_not_fit_becomes_blocks_and_loses_nothing() -> None:
    narrow = shown(ROW, ROW, wide=30)
    assert narrow.splitlines()[:4] == [
        "id          a1",
        "what it is  first",
        "since       2026-11-22 23:09 EST",
        "",
    ]
    assert shown(ROW, wide=36) == shown(ROW)
    assert shown(ROW, wide=35) != shown(ROW)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"),
        (False, "no"),
        (None, "-"),
        ([], "-"),
        (["a", "b"], "a, b"),
        (0, "0"),
        ("\x1b[31mred\u202e", "\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_values(value: object, text: str) -> None:
    row = {"id": value, "inner": {"name": "x"}, "since_at": "soon"}
    assert shown(row).splitlines()[1].split("  ")[0] == text


def test_wide_letters_take_two_columns() -> None:
    lines = shown({**ROW, "id": "日本"}, ROW).splitlines()
    assert lines[1].index("first") == 4
    assert lines[2].index("first") == 6


def test_moments_inside_become_iso() -> None:
    told = {"a": [{"seen_at": 0}], "expires_at": "2026-11-23", "is_at": True, "count": 0}
    assert with_iso_times(told) == {**told, "a": [{"seen_at": "1970-01-01T00:00:00Z"}]}


@pytest.mark.parametrize(
    ("email", "shown_as"), [("ada@example.com", "a***@example.com"), ("", "***"), ("ada", "a***")]
)
def test_an_address_is_recognisable_but_not_readable(email: str, shown_as: str) -> None:
    assert masked(email) == shown_as


def test_the_terminals_width_counts(world: World) -> None:
    world.operator.answers["users.find"] = {"users": [ADA]}
    world.width = 60
    assert max(map(len, world.run("users", "find", "ada").stdout.splitlines())) <= 60
