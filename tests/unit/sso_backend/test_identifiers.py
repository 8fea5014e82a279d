"""UUIDv7 as RFC 9562 §5.7 lays it out."""

from functools import partial
from uuid import RFC_4122

from chalicelib.services.identifiers import uuid7
from hypothesis import given
from hypothesis import strategies as st


def test_the_rfcs_own_example() -> None:
    """RFC 9562, appendix A.6."""
    random = (0xCC3 << 62 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    made = uuid7(lambda: 1645557742.0, lambda _count: random)
    assert str(made) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


@given(st.floats(0, 4_000_000_000), st.floats(0, 4_000_000_000), st.binary(min_size=10, max_size=10))
def test_later_ids_sort_later(one: float, other: float, random: bytes) -> None:
    first, second = (uuid7(partial(float, moment), lambda _count: random) for moment in sorted((one, other)))
    assert str(first) <= str(second)
    assert (first.version, first.variant) == (7, RFC_4122)
