"""Values that programs stumble over, for targets to draw from."""

import json

from hypothesis import strategies as st

NUMBERS = st.sampled_from(
    [
        0,
        -0.0,
        -1,
        2**31,
        2**53 + 1,
        2**63,
        10**18,
        10**400,
        -(10**400),
        1e308,
        -1e-320,
        float("nan"),
        float("inf"),
    ]
)
CHARACTERS = (
    st.characters()
    | st.sampled_from("\ud800\udfff\x00")
    | st.sampled_from(
        "\x00\t\n\r\x1b\x7f\x85\xa0\xad\u0301\u061c\u200b\u200d\u202e\u2028\u2066\ufeff\uffff\U000e0041\ud800\udfff"
        "\u0660\u0967\uff0f\uff1a\u3002\u2044/\\:@?#%&<>\"'{}[]()`;=+-._~$!*|^ aZ0٣"
    )
)
TEXTS = st.text(CHARACTERS, max_size=60)
"""Also with lone surrogates, as JSON can spell them."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=10,
)

DEEP = b"[" * 3000
DEEP_OBJECTS = b'{"a":' * 3000

JSON_BYTES = (
    b"{}",
    b'{"a":1,"a":2}',
    b'{"a":NaN,"b":-Infinity,"c":1e999,"d":-0,"e":1E-400}',
    b'{"a":' + b"9" * 5000 + b"}",
    b'{"a":"\\ud800","b":"\\u0000","c":"\xf0\x9f\x98\x80"}',
    b"\xef\xbb\xbf{}",
    '{"a":1}'.encode("utf-16"),
    DEEP,
    DEEP_OBJECTS,
    b'{"a":' + DEEP + b"]" * len(DEEP) + b"}",
)
"""Documents that readers of JSON have been known to differ about."""


def written(value: object) -> bytes:
    """The value as JSON, as widely as Python writes it."""
    return json.dumps(value).encode()
