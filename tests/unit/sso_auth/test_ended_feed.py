"""The feed's answer is taken as it should be to the letter, or not at all."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from session_feed import SessionFeed, outcome
from token_pool import START, Pool, to_json

ENTRY = {"origin_jti": "session-1", "ended_at": START}
# One pool serves all examples of a test: none of them changes it.
fuzz = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


def outcome_after(pool: Pool, document: bytes, session: str = "session-1") -> str:
    feed = SessionFeed(pool)
    feed.document = document
    return outcome(feed.verifier(), feed.token(session))


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"<html>",
        b'{"ended":[]}',
        b'{"now":1800000000}',
        b'{"ended":{},"now":1800000000}',
        b'{"ended":null,"now":1800000000}',
        b'{"ended":[],"ended":[],"now":1800000000}',
        b'{"ended":[],"now":"1800000000"}',
        b'{"ended":[],"now":1800000000.0}',
        b'{"ended":[],"now":true}',
        b'{"ended":[],"now":-1}',
        b'{"ended":[],"now":253402300800}',
        b'{"ended":[],"now":NaN}',
        b'{"ended":[],"now":1e400}',
        b'{"ended":[],"now":1800000000} x',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_anything_else_is_an_outage(pool: Pool, document: bytes) -> None:
    assert outcome_after(pool, document) == "sessions_unavailable"


@pytest.mark.parametrize(
    "entry",
    [
        None,
        "session-1",
        {},
        {"origin_jti": "session-2"},
        {"ended_at": START},
        {**ENTRY, "ended_at": str(START)},
        {**ENTRY, "ended_at": START + 0.5},
        {**ENTRY, "ended_at": True},
        {**ENTRY, "ended_at": -1},
        {**ENTRY, "ended_at": None},
        {**ENTRY, "origin_jti": ""},
        {**ENTRY, "origin_jti": 5},
        {**ENTRY, "origin_jti": "x" * 257},
    ],
)
def test_no_entry_is_skipped(pool: Pool, entry: object) -> None:
    document = to_json({"ended": [ENTRY, entry], "now": START})
    assert outcome_after(pool, document, "session-3") == "sessions_unavailable"


def test_more_than_was_asked_for_is_no_fault(pool: Pool) -> None:
    document = to_json({"ended": [{**ENTRY, "why": "signed out"}, ENTRY], "now": START, "next": None})
    assert outcome_after(pool, document) == "invalid_token"
    assert outcome_after(pool, document, "session-2") == "accepted"


@fuzz
@given(document=st.binary(max_size=200) | st.builds(to_json, json_values))
def test_any_bytes_are_an_outage(pool: Pool, document: bytes) -> None:
    assert outcome_after(pool, document) == "sessions_unavailable"


@fuzz
@given(
    ended=st.lists(st.fixed_dictionaries({}, optional={"origin_jti": json_values, "ended_at": json_values}))
    | json_values,
    now=json_values | st.integers(0, 2 * START),
)
def test_any_answer_of_the_right_form_leaves_no_other_outcome(pool: Pool, ended: Any, now: Any) -> None:
    result = outcome_after(pool, to_json({"ended": ended, "now": now}))
    assert result in {"sessions_unavailable", "accepted"}


@fuzz
@given(answer=st.none() | st.integers() | st.text(max_size=20) | st.lists(st.integers(), max_size=3))
def test_a_transport_that_answers_no_bytes_is_an_outage(pool: Pool, answer: Any) -> None:
    feed = SessionFeed(pool)
    assert outcome(feed.verifier(fetch=lambda _: answer), feed.token()) == "sessions_unavailable"
