"""Requests of any shape to the local runner: no page of another origin reaches the emulator."""

import json
from typing import Any

from asgi_calls import answered, request
from cognito_sso.local import asgi
from cognito_sso.local.browser_guard import BrowserGuard
from cognito_sso.local.host_routing import HostRouting
from cognito_sso.local.site_compression import SiteCompression
from cognito_sso.local.site_hosts import SiteHost
from cognito_sso.local.trigger_bridge import TriggerBridge
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from strange import DEEP, JSON_BYTES, TEXTS

HOSTS = st.sampled_from(
    [
        *[
            "localhost",
            "127.0.0.1:4566",
            "[::1]:4566",
            "shop.localhost:4566",
            "sso.localhost:4566",
            "evil.example",
        ],
        *[
            "localhost.evil.example",
            "evil.example:localhost",
            "d1.cloudfront.localhost:4566",
            "mailbox.localhost",
            "",
        ],
        *["evil.example#.localhost", "LOCALHOST", "x.amazonaws.com.evil.example"],
    ]
) | TEXTS.map(lambda text: text.encode("latin-1", "replace").decode("latin-1"))
ORIGINS = st.sampled_from(
    ["http://sso.localhost:4566", "http://shop.localhost:4566", "https://evil.example", "null"]
)
OPERATIONS = st.sampled_from(
    ["InitiateAuth", "SignUp", "AdminGetUser", "Admin", "", "Initiate Auth", "ListUsers"]
)


def headers_of(values: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode("latin-1")) for name, value in values.items()]


REQUESTS = st.fixed_dictionaries(
    {"host": HOSTS},
    optional={
        "origin": ORIGINS,
        "sec-fetch-site": st.sampled_from(["cross-site", "same-origin", "none", "same-site", "x"]),
        "sec-fetch-mode": st.sampled_from(["navigate", "cors", "no-cors"]),
        "x-amz-target": OPERATIONS.map(lambda name: f"AWSCognitoIdentityProviderService.{name}"),
        "accept": st.just("text/html"),
        "accept-encoding": st.sampled_from(["gzip", "gzip;q=0", "br", "*"]),
    },
)
TARGETS = st.sampled_from(
    [b"/", b"/_sites/shop/x", b"/_sites/shop", b"/_aws/execute-api/a/b", b"/2015-03-31/functions"]
)
RAW = TARGETS | st.lists(
    st.sampled_from([b"/", b"%2f", b"%00", b"%ff", b"_sites", b"shop", b"..", b"?", b"a"])
).map(lambda parts: b"/" + b"".join(parts))


async def emulator(scope: asgi.Scope, _: asgi.Receive, send: asgi.Send) -> None:
    await asgi.Response(200, (), b"reached").send(send)


class Sites:
    def by_label(self) -> dict[str, SiteHost]:
        return {"shop": SiteHost(distribution_domain="d1.cloudfront.net", is_sso=False)}


@any_values(headers=REQUESTS, raw_path=RAW, method=st.sampled_from(["GET", "POST", "OPTIONS"]))
def test_any_request(headers: dict[str, str], raw_path: bytes, method: str) -> None:
    sites: Any = Sites()
    guarded = BrowserGuard(SiteCompression(emulator), port=4566, cognito_labels=lambda: ["sso"])
    app = HostRouting(guarded, mailbox=emulator, sites=sites, port=4566)
    scope = request(
        headers=headers_of(headers), raw_path=raw_path, path=raw_path.decode("ascii"), method=method
    )
    answer = answered(app, scope)
    assert answer.status in (200, 403, 404)
    reached = answered(guarded, scope).body == b"reached"
    is_api = scope["path"].startswith("/_aws/execute-api/") or headers["host"].lower().rsplit(":", 1)[
        0
    ].endswith((".cloudfront.localhost", ".cloudfront.net"))
    if reached and not is_api and headers.get("origin") in ("https://evil.example", "null"):
        raise AssertionError("a page of another origin reached the emulator")
    if "evil.example" in headers["host"].lower() and not headers["host"].lower().endswith(".localhost"):
        assert not reached


class Called:
    operations = frozenset({"InitiateAuth"})

    def run(self, operation: str, request: dict[str, object]) -> None:
        json.dumps(request)


@any_bytes(b'{"AuthFlow":"USER_PASSWORD_AUTH"}', *JSON_BYTES, DEEP)
def test_any_body_to_cognito(body: bytes) -> None:
    app = TriggerBridge(emulator, before=[Called()], after=[Called()])
    target = [(b"x-amz-target", b"AWSCognitoIdentityProviderService.InitiateAuth")]
    assert answered(app, request(method="POST", headers=target), body).status == 200
