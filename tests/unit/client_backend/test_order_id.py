"""Order ids are UUIDv7: valid, unique, and in text order of their time."""

from datetime import datetime
from uuid import RFC_4122, UUID

import pytest
from chalicelib.models.order import is_order_id, new_order_id, placed_at
from hypothesis import given
from hypothesis import strategies as st

NOW_NS = st.integers(min_value=0, max_value=2**47 * 10**6)
RANDOM = st.binary(min_size=8, max_size=8)


@given(now_ns=NOW_NS, random=RANDOM)
def test_is_a_version_7_uuid_that_carries_its_time(now_ns: int, random: bytes) -> None:
    text = new_order_id(now_ns, lambda size: random[:size])
    order_id = UUID(text)
    assert (order_id.version, order_id.variant) == (7, RFC_4122)
    assert order_id.int >> 80 == now_ns // 10**6
    assert is_order_id(text)


@given(now_ns=NOW_NS, gap_ns=st.integers(min_value=250, max_value=10**12), first=RANDOM, second=RANDOM)
def test_a_later_order_sorts_after_an_earlier_one(
    now_ns: int, gap_ns: int, first: bytes, second: bytes
) -> None:
    assert new_order_id(now_ns, lambda _: first) < new_order_id(now_ns + gap_ns, lambda _: second)


@given(now_ns=NOW_NS, first=RANDOM, second=RANDOM)
def test_randomness_separates_orders_of_one_instant(now_ns: int, first: bytes, second: bytes) -> None:
    same_62_bits = int.from_bytes(first, "big") % 2**62 == int.from_bytes(second, "big") % 2**62
    ids = {new_order_id(now_ns, lambda _: first), new_order_id(now_ns, lambda _: second)}
    assert len(ids) == (1 if same_62_bits else 2)


def test_rfc_9562_example() -> None:
    # Appendix A.6: 2022-02-22 19:22:22 UTC is 017f22e2-79b0-7….
    order_id = new_order_id(1645557742000 * 10**6, lambda _: bytes(8))
    assert order_id.startswith("017f22e2-79b0-7")
    assert placed_at(order_id) == "2022-02-22T19:22:22.000Z"


@given(milliseconds=st.integers(min_value=0, max_value=4 * 10**12))
def test_time_is_exact_to_the_millisecond(milliseconds: int) -> None:
    text = placed_at(new_order_id(milliseconds * 10**6, lambda _: bytes(8)))
    assert text.endswith(f".{milliseconds % 1000:03}Z")
    assert datetime.fromisoformat(text).timestamp() == pytest.approx(milliseconds / 1000, abs=1e-4)
