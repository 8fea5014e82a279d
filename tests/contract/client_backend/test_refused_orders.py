"""Bad bodies get a 400 that names what is wrong, never a 500."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from orders_world.calls import BODY, Call, refused


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "JSON"),
        (b"{", "JSON"),
        (b"[]", "object"),
        (b'{"items":[{"item_id":"a","quantity":1,"price":NaN}]}', "JSON"),
        (b'{"items":[{"item_id":"a","quantity":1,"price":1e999999999999999999999}]}', "JSON"),
        (b"[" * 16_000, "JSON"),
        (b"\xff", "JSON"),
        ({}, "items"),
        ({"items": []}, "items"),
        ({"items": [{"item_id": "a", "quantity": 1}]}, "price"),
        ({"items": [{"item_id": "a", "quantity": True, "price": 1}]}, "quantity"),
        ({"items": [{"item_id": "a", "quantity": 1, "price": "1.00"}]}, "price"),
        ({"items": [{"item_id": "a", "quantity": 1, "price": 0.1 + 0.2}]}, "price"),
        ({**BODY, "amount": 20.28}, "amount"),
        ({**BODY, "currency": "eur"}, "currency"),
    ],
)
def test_bad_body_is_400_naming_what_is_wrong(caller: Call, body: object, field: str) -> None:
    refused(caller().post(body), 400, "invalid_request", naming=field)
    assert caller().get("/orders").json_body["orders"] == []


def test_large_body_is_413(caller: Call) -> None:
    refused(caller().post(b"{" + b" " * 16_384), 413, "payload_too_large")


def test_wrong_method_is_405(caller: Call, new_api: Call) -> None:
    answer = new_api().http.delete("/orders")
    refused(answer, 405, "method_not_allowed")
    assert answer.headers["Allow"] == "GET, POST"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
ITEM = st.fixed_dictionaries({}, optional={"item_id": JSON, "quantity": JSON, "price": JSON})
LIKELY = st.fixed_dictionaries(
    {"items": st.lists(ITEM | JSON, max_size=2)}, optional={"currency": JSON, "amount": JSON}
)


@given(body=LIKELY | JSON | st.binary(max_size=60), key=st.text(max_size=10))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_and_no_key_make_it_fail(caller: Call, body: object, key: str) -> None:
    assert caller().post(body, key).status_code in {201, 400, 409}
