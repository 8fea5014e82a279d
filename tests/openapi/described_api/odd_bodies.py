"""Bodies that are sent to an API to break it, and single values inside of them."""

import base64
import json
from collections.abc import Iterator, Mapping

DEEP = 100_000
KIB = 1024

BODIES: tuple[bytes | None, ...] = (
    None,
    b"",
    b" ",
    b"\x00",
    b"null",
    b"true",
    b"0",
    b'"text"',
    b"[]",
    b"{}",
    b"[{}]",
    b"{",
    b"{} {}",
    b"{}\x00",
    b"[" * DEEP,
    b"[" * 16_000,
    b'{"a":' * 3_000,
    b'{"a":' + b"[" * 5_000 + b"]" * 5_000 + b"}",
    b"NaN",
    b"-Infinity",
    b'{"a":NaN}',
    b'{"a":Infinity}',
    b'{"a":1e400}',
    b'{"a":-1e-400}',
    b'{"a":1e99999999999999999999}',
    b'{"a":' + b"9" * 16_000 + b"}",
    b'{"a":' + b"9" * 100_000 + b"}",
    b'{"a":1,"a":2}',
    b'{"a":{"b":1,"b":1}}',
    b'{"\\ud800":"\\udfff"}',
    b'{"a":"\\ud83d"}',
    b'{"a":"\\u0000"}',
    b'{"a":"\\x"}',
    b'{"a":"\x01"}',
    b'{"__proto__":{"a":1},"constructor":null}',
    b"\xef\xbb\xbf{}",
    '{"a":1}'.encode("utf-16"),
    '{"a":1}'.encode("utf-32-le"),
    b"\xff\xfe",
    b'{"a":"\xc3"}',
    b'{"a":"\xed\xa0\x80"}',
    b'{"a":"\xf4\x90\x80\x80"}',
    b'{"' + b"n" * KIB**2 + b'":1}',
    b'{"' + b"n" * 15_000 + b'":1}',
    b'{"a":"' + b"v" * KIB**2 + b'"}',
    b"application_id=shop&channel_id=web",
    b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
    b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x--",
)
"""Bodies as bytes on the wire."""

JSON_VALUES: tuple[str, ...] = (
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e400",
    "-1e-400",
    "1e99999999999999999999",
    "0." + "1" * 4_000,
    "9" * 4_000,
    "9" * 5_000,
    "NaN",
    "[]",
    "{}",
    '[["a"]]',
    '{"S":"shop"}',
    "[" * 4_000 + "]" * 4_000,
    '""',
    '" "',
    '"\\u0000"',
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"a\\ud800@example.com"',
    '"a\\u0000@example.com"',
    '"\\ufeff"',
    '"\\u202e"',
    '"\\uffff"',
    '"\\u0085"',
    '"\\u0661"',
    '"a\\nb"',
    '"../../etc/passwd"',
    '"%00"',
    '"${jndi:ldap://x}"',
    '"\' OR 1=1 --"',
    '"user-1"',
    '"' + "x" * 12_000 + '"',
    '"' + "x" * 32 * KIB + '"',
    '"' + "é" * 5_000 + '"',
)
"""JSON values as text: some of them no serialiser would write."""


def with_each_value(good: Mapping[str, object]) -> Iterator[bytes]:
    """The good body with each of its fields replaced by each value, left out, and given twice."""
    for name in good:
        rest = {other: value for other, value in good.items() if other != name}
        yield encoded(rest)
        members = json.dumps(rest)[1:-1]
        for value in JSON_VALUES:
            yield f'{{{members}{", " if members else ""}"{name}": {value}}}'.encode()
        yield f'{json.dumps(good)[:-1]}, "{name}": {json.dumps(good[name])}}}'.encode()


def encoded(body: Mapping[str, object]) -> bytes:
    """As a good client writes it."""
    return json.dumps(body).encode()


def in_base64(body: bytes) -> dict[str, object]:
    """The members of an event that hold a body which API Gateway was told to take for binary."""
    return {"body": base64.b64encode(body).decode(), "isBase64Encoded": True}
