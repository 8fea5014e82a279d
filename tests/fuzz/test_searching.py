"""A search that finds nothing must be one that could: it sees what is planted, and keeps the way to it."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cases_page import rows
from fuzzed import any_bytes, any_values, run_of, seeds_of
from hypothesis import strategies as st
from plan import Outcome
from searching import Search, blind


class PlantedError(Exception):
    """The bug."""


@any_bytes(b"0123456789")
def target_of_bytes(content: bytes) -> None:
    if content.startswith(b"0123") and b"6789" not in content:
        raise PlantedError
    if len(content) > 400:
        raise ValueError("another one, elsewhere")


@any_values(number=st.integers(0, 300), text=st.text(max_size=3))
def target_of_values(number: int, text: str) -> None:
    if number > 250:
        raise PlantedError


@pytest.mark.parametrize("target", [target_of_bytes, target_of_values])
def test_the_few_cases_of_a_test_run_see_it(target: Callable[[], None]) -> None:
    with pytest.raises(PlantedError):
        target()


@pytest.mark.parametrize(("target", "bugs"), [(target_of_bytes, 2), (target_of_values, 1)])
def test_a_search_keeps_an_input_for_each_bug(target: Callable[[], None], bugs: int, tmp_path: Path) -> None:
    search = Search(run_of(target), tmp_path, ends_at=3_000, monotonic=itertools.count().__next__)
    blind(search, [*seeds_of(target)] or [bytes(range(256)) * 4], seed=1)
    found = json.loads(search.result())
    assert found["cases"] > 500
    assert len(found["crashes"]) == bugs
    for place, file in found["crashes"].items():
        kind = PlantedError if place.startswith("PlantedError at ") else ValueError
        with pytest.raises(kind):
            run_of(target)(Path(file).read_bytes())


def test_the_table_adds_up_the_targets_of_a_file() -> None:
    outcomes = [
        Outcome("a/x::one", 1_000),
        Outcome("a/x::two", 5, {"Error at y.py:1": "again"}),
        Outcome("b", 1),
    ]
    assert rows(outcomes)[2:] == [
        "| `a/x` | 2 | 1,005 | 1 |",
        "| `b` | 1 | 1 | 0 |",
        "| **all** | 3 | 1,006 | 1 |",
    ]
