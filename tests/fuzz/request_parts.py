"""What whole requests to an API are drawn from."""

from collections.abc import Iterable
from urllib.parse import quote

from hypothesis import strategies as st
from strange import JSON, JSON_BYTES, TEXTS, written

METHODS = st.sampled_from(["GET", "POST", "PATCH", "DELETE", "OPTIONS", "PUT", "HEAD"])
LATIN = TEXTS.map(lambda text: text.encode("latin-1", "replace").decode("latin-1"))
"""Values of headers."""


def paths(known: Iterable[str], *, below: str) -> st.SearchStrategy[str]:
    """The known ones, and any segment below one of them."""
    segments = TEXTS.map(lambda text: quote(text, safe="", errors="replace"))
    return st.sampled_from([*known]) | segments.map(lambda segment: f"{below}/{segment}")


def queries(names: st.SearchStrategy[str], values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Some parameters, repeated ones among them."""
    pairs = st.lists(st.tuples(names, values), max_size=5)
    return pairs.map(
        lambda pairs: "&".join(
            f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in pairs
        )
    )


def bodies(*expected: st.SearchStrategy[object]) -> st.SearchStrategy[bytes]:
    """Of the expected form, of any other, and of none."""
    return st.one_of(
        *(each.map(written) for each in expected),
        JSON.map(written),
        st.binary(max_size=40),
        st.sampled_from(JSON_BYTES),
    )
