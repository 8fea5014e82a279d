"""Requests made from a good one by putting something odd in one place of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

from described_api import odd_bodies, odd_lines
from described_api.gateway import ApiGateway, Headers

JSON_HEADER = ("content-type", "application/json")
_READ_HEADERS = ("origin", "sec-fetch-site", "x-site-host", "user-agent", "accept", "content-type")
_OPTIONAL_MEMBERS = (
    "headers",
    "multiValueHeaders",
    "queryStringParameters",
    "multiValueQueryStringParameters",
    "stageVariables",
    "body",
    "isBase64Encoded",
)


@dataclass(frozen=True)
class GoodRequest:
    """What a call looks like when all is well; `body` is JSON."""

    method: str
    path: str
    query: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, object] | None = None
    headers: Headers = ()

    def with_headers(self, *headers: tuple[str, str]) -> "GoodRequest":
        """The same, with these in place of its own of these names."""
        names = {name for name, _ in headers}
        return replace(self, headers=(*(one for one in self.headers if one[0] not in names), *headers))

    def event(self, gateway: ApiGateway, **changed: Any) -> dict[str, Any]:
        """As API Gateway hands it over, in part replaced."""
        raw = None if self.body is None else odd_bodies.encoded(self.body)
        headers = self.headers if self.body is None else (JSON_HEADER, *self.headers)
        sent = {"path": self.path, "query": urlencode(self.query), "headers": headers, "body": raw} | changed
        return gateway.event(self.method, sent.pop("path"), **sent)


@dataclass(frozen=True)
class Attempt:
    """A request that is not good any more; `members` and `without` are of the event that it becomes."""

    good: GoodRequest
    changed: Mapping[str, Any] = field(default_factory=dict)
    members: Mapping[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def event(self, gateway: ApiGateway) -> dict[str, Any]:
        """As API Gateway hands it over, or whoever else calls the function."""
        event = self.good.event(gateway, **self.changed) | dict(self.members)
        return {name: value for name, value in event.items() if name not in self.without}


def on_bodies(good: GoodRequest) -> Iterator[Attempt]:
    """Whole bodies, also where none is expected, as text and in base64."""
    headers = (JSON_HEADER, *good.headers)
    for body in odd_bodies.BODIES:
        yield Attempt(good, {"body": body, "headers": headers})
    for body in (b"{}", b"\xff", b"[" * 16_000):
        yield Attempt(good, {"headers": headers}, odd_bodies.in_base64(body))
    for text in (None, "é", "=", "YQ", "e30=\x00", "\ud800"):
        yield Attempt(good, {"headers": headers}, {"body": text, "isBase64Encoded": True})
    yield Attempt(good, {"headers": headers}, {"body": "\ud800", "isBase64Encoded": False})
    for content_type in odd_lines.CONTENT_TYPES:
        yield Attempt(good, {"headers": (("content-type", content_type), *good.headers)})


def on_fields(good: GoodRequest) -> Iterator[Attempt]:
    """Single fields of the body."""
    for body in odd_bodies.with_each_value(good.body or {}):
        yield Attempt(good, {"body": body})


def on_queries(good: GoodRequest) -> Iterator[Attempt]:
    """Single parameters, repeated ones and such as nobody asked for."""
    whole = urlencode(good.query)
    for name in (*good.query, "other"):
        rest = urlencode({other: value for other, value in good.query.items() if other != name})
        for value in odd_lines.QUERY_VALUES:
            yield Attempt(good, {"query": f"{rest}&{name}={value}"})
            yield Attempt(good, {"query": f"{whole}&{name}={value}"})
        yield Attempt(good, {"query": rest})
        yield Attempt(good, {"query": f"{rest}&{name}[]=a&{name}%00=b"})
    yield Attempt(good, {"query": f"{whole}&{'&'.join(f'p{number}=v' for number in range(1_000))}"})
    yield Attempt(good, {"query": f"{whole}&" * 1_000})
    for values in (["\ud800"], []):
        yield Attempt(good, {}, {"multiValueQueryStringParameters": dict.fromkeys(good.query, values)})


def on_paths(good: GoodRequest) -> Iterator[Attempt]:
    """Other last segments, and paths and methods that there are not."""
    for segment in odd_lines.SEGMENTS:
        yield Attempt(good, {"path": f"{good.path.rpartition('/')[0]}/{segment}"})
    for path in (*odd_lines.PATHS, f"{good.path}/", f"/{good.path}", f"{good.path}/{good.path}"):
        yield Attempt(good, {"path": path})
    for method in odd_lines.METHODS:
        yield Attempt(replace(good, method=method))


def on_headers(good: GoodRequest, *also: str) -> Iterator[Attempt]:
    """Headers that the application reads, with whatever value, and many of those that it does not."""
    for name in (*_READ_HEADERS, *also):
        for value in odd_lines.HEADER_VALUES:
            yield Attempt(good.with_headers((name, value)))
    for value in (*odd_lines.HEADER_VALUES, *odd_lines.AUTHORIZATIONS):
        yield Attempt(good.with_headers(("authorization", value)))
        yield Attempt(good.with_headers(("authorization", value), ("Authorization", value)))
    yield Attempt(good.with_headers(*odd_lines.FLOOD))
    yield Attempt(good.with_headers(*odd_lines.FLOOD[:1] * 1_000))
    yield Attempt(good.with_headers(("x" * 64 * odd_lines.KIB, "v"), ("", ""), ("é", "é")))


def on_cookies(good: GoodRequest) -> Iterator[Attempt]:
    """The SSO cookie in every shape, alone and before or after the good one."""
    own = dict(good.headers).get("cookie", "theme=dark")
    for cookie in (*odd_lines.COOKIES, *odd_lines.HEADER_VALUES):
        for value in (cookie, f"{cookie}; {own}", f"{own}; {cookie}"):
            yield Attempt(good.with_headers(("cookie", value)))


def on_events(good: GoodRequest) -> Iterator[Attempt]:
    """Members of the event that are null or not there, as other callers of the function leave them."""
    for name in _OPTIONAL_MEMBERS:
        yield Attempt(good, {}, {name: None})
        yield Attempt(good, without=(name,))
    yield Attempt(good, without=_OPTIONAL_MEMBERS)
