"""Sites' files come compressed, as from CloudFront; the emulator sends them as they are.

So a site is as fast here as its size allows. Only gzip: browsers take Brotli by HTTPS only. What is below
`/api/` is not compressed on AWS either, where the policy CachingDisabled switches that off: an answer that
holds a secret beside what a stranger chose would tell of it by its length (BREACH).
https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html
"""

import gzip
from dataclasses import replace

from cognito_sso.local import asgi
from cognito_sso.local.asgi import App, Receive, Scope, Send

_SITE_SUFFIX = ".cloudfront.localhost"
_API_PATH = "/api/"
_STATUSES = (200, 403, 404)
_SIZES = range(1_000, 10_000_001)
_TYPES = frozenset(
    {
        "application/javascript",
        "application/json",
        "application/wasm",
        "application/xml",
        "font/otf",
        "font/ttf",
        "image/svg+xml",
        "text/css",
        "text/html",
        "text/javascript",
        "text/plain",
        "text/xml",
    }
)
"""Those of CloudFront's list that a site has."""


class SiteCompression:
    """ASGI app before the emulator, behind what gives a site's request the host of its distribution."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _may_be_compressed(scope):
            answer = await asgi.call(self._app, scope, await asgi.read_body(receive))
            await _compressed(answer).send(send)
        else:
            await self._app(scope, receive, send)


def _may_be_compressed(scope: Scope) -> bool:
    name = asgi.header(scope, b"host").rsplit(":", 1)[0].lower()
    if scope["method"] != "GET" or not name.endswith(_SITE_SUFFIX) or scope["path"].startswith(_API_PATH):
        return False
    codings = (each.partition(";") for each in asgi.header(scope, b"accept-encoding").lower().split(","))
    return any(name.strip() == "gzip" and not _is_zero(weight) for name, _, weight in codings)


def _is_zero(weight: str) -> bool:
    """Whether this is `q=0`, which refuses a coding (RFC 9110, 12.4.2)."""
    return weight.replace(" ", "").rstrip("0.") == "q="


def _compressed(answer: asgi.Response) -> asgi.Response:
    headers = {name.lower(): value for name, value in answer.headers}
    content_type = headers.get(b"content-type", b"").partition(b";")[0].decode("latin-1").strip().lower()
    if answer.status not in _STATUSES or len(answer.body) not in _SIZES or content_type not in _TYPES:
        return answer
    if b"content-encoding" in headers:
        return answer
    body = gzip.compress(answer.body, compresslevel=6, mtime=0)
    changed = {b"content-encoding": b"gzip", b"content-length": str(len(body)).encode()}
    if headers.get(b"etag", b"").startswith(b'"'):
        # The same file, but not the same bytes (RFC 9110, 8.8.1).
        changed[b"etag"] = b"W/" + headers[b"etag"]
    kept = [(name, value) for name, value in answer.headers if name.lower() not in changed]
    return replace(answer, headers=(*kept, *changed.items(), (b"vary", b"accept-encoding")), body=body)
