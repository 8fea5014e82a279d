"""What may be ordered: every field's bounds, and that nothing but 400 comes of bad ones."""

import json
from decimal import Decimal

import pytest
from chalicelib.models.order import OrderDetails, OrderItem
from chalicelib.routes.order_body import order_details
from hypothesis import example, given
from hypothesis import strategies as st
from sso_auth.http_errors import ApiError

GOOD_ITEM: dict[str, object] = {"item_id": "book", "quantity": 2, "price": Decimal("1.50")}


def refused(body: dict[str, object]) -> str:
    with pytest.raises(ApiError) as refusal:
        order_details(body)
    assert (refusal.value.status, refusal.value.code) == (400, "invalid_request")
    return refusal.value.message


def test_both_shapes_mean_the_same_and_the_currency_is_euro() -> None:
    expected = OrderDetails("EUR", (OrderItem("book", 2, Decimal("1.50")),))
    assert order_details({"items": [GOOD_ITEM]}) == expected
    assert order_details({"order_details": {"items": [GOOD_ITEM], "currency": "EUR"}}) == expected


def test_unknown_fields_are_ignored() -> None:
    item = {**GOOD_ITEM, "colour": "red"}
    assert (
        order_details({"items": [item], "note": 1, "status": "paid", "user_id": "bob"}).items[0].quantity == 2
    )


@pytest.mark.parametrize("items", [None, "x", {}, [], [GOOD_ITEM] * 101])
def test_items_must_be_a_list_of_1_to_100(items: object) -> None:
    assert "items" in refused({"items": items})
    assert "items" in refused({"order_details": {"items": items}})


def test_a_hundred_items_are_fine() -> None:
    assert len(order_details({"items": [GOOD_ITEM] * 100}).items) == 100


@pytest.mark.parametrize("nested", [None, [], "x", 3, True])
def test_order_details_must_be_an_object(nested: object) -> None:
    assert "order_details" in refused({"order_details": nested})


def test_items_in_both_places_are_refused() -> None:
    assert "once" in refused({"items": [GOOD_ITEM], "order_details": {"items": [GOOD_ITEM]}})


@pytest.mark.parametrize("item", [None, [], "book", 3])
def test_item_must_be_an_object(item: object) -> None:
    assert "items[1]" in refused({"items": [GOOD_ITEM, item]})


BAD_VALUES: dict[str, tuple[object, ...]] = {
    "item_id": (None, "", 3, True, [], "x" * 129, "a\nb", "\x00", "\ud800"),
    "quantity": (None, 0, -1, 1001, True, "2", Decimal("2.0"), Decimal("1.5"), 10**30),
    "price": (
        *(None, -1, True, "1.50", [], 1_000_001, 10**30),
        *(Decimal(text) for text in ("-0.01", "0.001", "1000000.01", "1E+999999", "1E-999999")),
    ),
}


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, values in BAD_VALUES.items() for value in values]
)
def test_bad_field_is_refused_by_its_full_name(field: str, value: object) -> None:
    assert f"items[1].{field}" in refused({"items": [GOOD_ITEM, {**GOOD_ITEM, field: value}]})


@pytest.mark.parametrize("field", ["item_id", "quantity", "price"])
def test_missing_field_is_refused_by_its_full_name(field: str) -> None:
    item = {name: value for name, value in GOOD_ITEM.items() if name != field}
    assert f"items[0].{field}" in refused({"items": [item]})


PRICES: list[tuple[object, str]] = [
    (0, "0.00"),
    (5, "5.00"),
    (Decimal("0.1"), "0.10"),
    (Decimal("1.500"), "1.50"),
    (Decimal("-0.0"), "0.00"),
    (Decimal("1E+3"), "1000.00"),
    (1_000_000, "1000000.00"),
    (Decimal("999999.99"), "999999.99"),
]


@pytest.mark.parametrize(("price", "stored"), PRICES)
def test_price_is_kept_exactly_with_two_decimals(price: object, stored: str) -> None:
    assert str(order_details({"items": [{**GOOD_ITEM, "price": price}]}).items[0].price) == stored


@pytest.mark.parametrize("currency", [None, "", "eur", "EU", "EURO", "E1R", 3, "EUR\n", "ÄÖÜ"])
def test_currency_must_be_three_capitals(currency: object) -> None:
    assert "currency" in refused({"items": [GOOD_ITEM], "currency": currency})


@pytest.mark.parametrize("amount", [3, Decimal("3.0"), Decimal("3.00")])
def test_amount_may_repeat_the_sum(amount: object) -> None:
    assert order_details({"items": [GOOD_ITEM], "amount": amount}).amount == Decimal("3.00")


@pytest.mark.parametrize("amount", [None, 0, 2, Decimal("3.01"), "3.00", True, Decimal("1E+999999")])
def test_amount_that_is_not_the_sum_is_refused(amount: object) -> None:
    assert "amount" in refused({"items": [GOOD_ITEM], "amount": amount})


def test_largest_order_is_exact_as_a_json_number() -> None:
    details = order_details({"items": [{**GOOD_ITEM, "quantity": 1000, "price": Decimal("999999.99")}] * 100})
    assert details.amount == Decimal("99999999000.00")
    assert Decimal(json.dumps(float(details.amount))) == details.amount


ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
LIKELY_ITEM = st.fixed_dictionaries(
    {}, optional={"item_id": ANY_JSON, "quantity": ANY_JSON | st.integers(0, 3), "price": ANY_JSON}
)
LIKELY_BODY = st.fixed_dictionaries(
    {},
    optional={
        "items": ANY_JSON | st.lists(LIKELY_ITEM | ANY_JSON, max_size=3),
        "currency": ANY_JSON,
        "amount": ANY_JSON,
        "order_details": ANY_JSON | st.fixed_dictionaries({"items": st.lists(LIKELY_ITEM, max_size=3)}),
    },
)


@given(body=LIKELY_BODY)
@example(body={"items": [{"item_id": "x", "quantity": 1, "price": Decimal("0E+999999")}]})
@example(body={"items": [{"item_id": "x", "quantity": 1, "price": Decimal("0E-999999")}]})
def test_any_json_is_an_order_within_bounds_or_400(body: dict[str, object]) -> None:
    outcome = order_or_refusal(body)
    if isinstance(outcome, ApiError):
        assert outcome.status == 400
        return
    assert 1 <= len(outcome.items) <= 100
    assert all(0 <= line.price <= 1_000_000 and 1 <= line.quantity <= 1000 for line in outcome.items)
    assert outcome.amount == sum(line.price * line.quantity for line in outcome.items)


def order_or_refusal(body: dict[str, object]) -> OrderDetails | ApiError:
    try:
        return order_details(body)
    except ApiError as refusal:
        return refusal
