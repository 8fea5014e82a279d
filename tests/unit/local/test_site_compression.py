"""What a site sends is compressed as CloudFront would, and what must not be is not."""

import gzip
from collections.abc import Callable
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.site_compression import SiteCompression

Ask = Callable[..., asgi.Response]

SITE = "d1abc.cloudfront.localhost:4566"
SCRIPT = b"export const answer = 42;\n" * 100


def answered(content_type: str, body: bytes = SCRIPT, status: int = 200, **more: str) -> asgi.Response:
    headers = {"content-type": content_type, "content-length": str(len(body)), **more}
    named = ((name.replace("_", "-").encode(), value.encode()) for name, value in headers.items())
    return asgi.Response(status, tuple(named), body)


@pytest.fixture
def asked(emulator_app: Any, ask: Ask) -> Ask:
    """Asks the site for a file as a browser does, unless the test says otherwise."""

    def send_request(answer: asgi.Response, path: str = "/assets/a.js", **request: Any) -> asgi.Response:
        emulator_app.response = answer
        asked_for = {"host": SITE, "headers": {"accept-encoding": "gzip, deflate, br, zstd"}, **request}
        return ask(SiteCompression(emulator_app), path, **asked_for)

    return send_request


@pytest.mark.parametrize(
    "content_type",
    ["text/html; charset=utf-8", "text/css", "Text/JavaScript", "application/json", "image/svg+xml"],
)
@pytest.mark.parametrize("status", [200, 403, 404])
def test_a_file_of_text_comes_compressed(asked: Ask, content_type: str, status: int) -> None:
    answer = asked(answered(content_type, status=status, cache_control="no-cache"))
    headers = dict(answer.headers)
    assert (answer.status, gzip.decompress(answer.body)) == (status, SCRIPT)
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"content-length"] == str(len(answer.body)).encode()
    assert headers[b"vary"] == b"accept-encoding"
    assert headers[b"content-type"] == content_type.encode()
    assert headers[b"cache-control"] == b"no-cache"
    assert len(answer.headers) == len(headers), "each header once"


@pytest.mark.parametrize(("given", "sent"), [('"abc"', b'W/"abc"'), ('W/"abc"', b'W/"abc"')])
def test_a_compressed_files_tag_is_weak(asked: Ask, given: str, sent: bytes) -> None:
    assert dict(asked(answered("text/css", etag=given)).headers)[b"etag"] == sent


@pytest.mark.parametrize(
    "accepted", ["", "br", "identity", "gzip;q=0", "gzip; q=0.000, br", "x-gzip", "deflate"]
)
def test_who_does_not_take_gzip_gets_the_file_as_it_is(asked: Ask, accepted: str) -> None:
    answer = answered("text/css", etag='"abc"')
    assert asked(answer, headers={"accept-encoding": accepted}) == answer


@pytest.mark.parametrize("accepted", ["gzip", "br, GZIP", "gzip;q=0.5", "gzip; q=1.0, *;q=0"])
def test_who_takes_gzip_gets_it(asked: Ask, accepted: str) -> None:
    answer = asked(answered("text/css"), headers={"accept-encoding": accepted})
    assert gzip.decompress(answer.body) == SCRIPT


@pytest.mark.parametrize("path", ["/api/me", "/api/", "/%61pi/me"])
def test_an_apis_answer_is_never_compressed(asked: Ask, path: str) -> None:
    answer = answered("application/json")
    assert asked(answer, path) == answer


@pytest.mark.parametrize(
    "request_",
    [
        {"host": "localhost:4566"},
        {"host": "some-bucket.localhost:4566"},
        {"host": "cloudfront.localhost.example:4566"},
        {"method": "POST"},
        {"method": "HEAD"},
    ],
)
def test_only_files_that_a_site_is_asked_for_are_compressed(asked: Ask, request_: dict[str, str]) -> None:
    answer = answered("text/css")
    assert asked(answer, **request_) == answer


@pytest.mark.parametrize(
    "answer",
    [
        answered("image/png"),
        answered("font/woff2"),
        answered("application/octet-stream"),
        answered("text/css", content_encoding="br"),
        answered("text/css", status=206),
        answered("text/css", status=500),
        answered("text/css", b"", status=304),
        asgi.Response(200, (), SCRIPT),
    ],
)
def test_what_cloudfront_leaves_alone_stays_as_it_is(asked: Ask, answer: asgi.Response) -> None:
    assert asked(answer) == answer


@pytest.mark.parametrize(
    ("size", "compressed"), [(999, False), (1_000, True), (10_000_000, True), (10_000_001, False)]
)
def test_small_and_very_large_files_stay_as_they_are(asked: Ask, size: int, *, compressed: bool) -> None:
    answer = asked(answered("text/plain", b"a" * size))
    assert (b"content-encoding" in dict(answer.headers)) is compressed
    assert (len(answer.body) < size) is compressed
