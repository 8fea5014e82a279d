"""Addresses: what is registered leads where it says, also to a browser; everything else leads nowhere."""

import json
from pathlib import Path
from typing import Any

from chalice.app import Request
from chalicelib.errors import ForbiddenOrigin
from chalicelib.operator.channel_fields import channel_of
from chalicelib.routes.sso_cookie import cookie_credentials, credentials, is_same_origin, read_cookie
from chalicelib.services.origins import RegisteredOrigins, origin_of
from chalicelib.services.registration import InvalidRegistration, read_application, read_channel
from cognito_sso.settings.application import ChannelSettings
from cognito_sso.settings.checks import SettingsError, require_origin
from fuzzed import any_values
from hypothesis import strategies as st
from sso_auth import TokenError
from sso_auth.http_errors import ApiError
from sso_world.time_and_chance import ManualClock
from strange import JSON, TEXTS
from whatwg import browser

REDIRECTS = Path(__file__).parents[2] / "vectors" / "redirects.json"
PAYLOADS = [one["payload"] for one in json.loads(REDIRECTS.read_text("utf-8"))]
PIECES = st.sampled_from(
    [
        *[
            "https://",
            "http://",
            "https:",
            "HTTPS://",
            "javascript:",
            "//",
            "/",
            "\\",
            "@",
            ":",
            ".",
            "..",
            "%2f",
        ],
        *[
            "shop.example",
            "evil.example",
            "localhost",
            ".localhost",
            "127.0.0.1",
            "[::1]",
            "0x7f.1",
            "bücher.example",
        ],
        *[
            "%5c",
            "%00",
            "%2e",
            "。",
            "\uff0f",
            "\uff20",
            ":443",
            ":0443",
            ":80",
            ":0",
            ":99999",
            ":٣",
            "/success",
            "?",
            "#",
        ],
        *[
            "xn--bcher-kva.example",
            "a..b",
            "a_b.example",
            "-a.example",
            "1.2",
            "ß.example",
            "user:pass@",
            "\x00",
            "\t",
        ],
    ]
)
URLS = st.lists(PIECES | TEXTS, max_size=6).map("".join) | st.sampled_from(PAYLOADS)


def accepted(read: Any, *arguments: Any) -> Any:
    try:
        return read(*arguments)
    except (InvalidRegistration, SettingsError, ApiError):
        return None


def leads_where_it_says(url: str) -> None:
    """To a browser it has the origin that CORS is granted to, and nothing that the hand-off would add to."""
    seen = browser().read(url)
    # Which names in Punycode there are is not looked up: to a wrong one no browser goes.
    assert seen == [origin_of(url), "", ""] or (seen is None and "xn--" in url.lower()), url
    assert url.isprintable()
    assert (
        origin_of(url).startswith(("https://", "http://localhost", "http://127.0.0.1")) or ".localhost" in url
    )


@any_values(url=URLS)
def test_any_registered_url(url: str) -> None:
    channel = accepted(read_channel, {"channel_id": "web", "return_url": url, "logout_url": url})
    if channel is not None:
        assert (channel.return_url, channel.logout_url) == (url, url)
        leads_where_it_says(url)


@any_values(url=URLS, logout_url=st.none() | URLS)
def test_any_url_of_an_operator(url: str, logout_url: str | None) -> None:
    declared = {"channel_id": "web", "return_url": url, "logout_url": logout_url}
    channel = accepted(channel_of, declared)
    if channel is not None:
        leads_where_it_says(channel.return_url)
        leads_where_it_says(channel.logout_url)


@any_values(url=URLS)
def test_what_the_settings_take_can_be_registered(url: str) -> None:
    """A deployment would fail half way through otherwise."""
    if accepted(lambda: ChannelSettings(id="web", return_url=url, logout_url=url)) is None:
        return
    leads_where_it_says(url)
    assert accepted(read_channel, {"channel_id": "web", "return_url": url, "logout_url": url}) is not None


@any_values(origin=URLS, plain_http=st.booleans())
def test_any_origin_in_the_settings(origin: str, plain_http: bool) -> None:
    try:
        require_origin("api_origins[0]", origin, plain_http=plain_http)
    except SettingsError:
        return
    read = browser().read(origin)
    assert read is not None or "xn--" in origin
    assert read is None or read[0] in (origin, origin.removesuffix(":443"), origin.removesuffix(":80"))


DECLARATIONS = st.dictionaries(
    st.sampled_from(["ApplicationId", "Name", "Enrolment", "UserPoolClientId", "Branding"]) | TEXTS,
    JSON | st.sampled_from(["shop", "open", "invite", "client"]),
)
CHANNELS = st.lists(
    st.fixed_dictionaries({"channel_id": st.just("web") | TEXTS, "return_url": URLS, "logout_url": URLS})
    | JSON,
    max_size=3,
)


@any_values(declared=DECLARATIONS, channels=CHANNELS | JSON)
def test_any_declaration_of_a_stack(declared: dict[str, object], channels: object) -> None:
    application = accepted(read_application, {**declared, "Channels": channels})
    for channel in application.channels if application else ():
        leads_where_it_says(channel.return_url)


class Registered:
    """Stands for the table."""

    def return_urls(self) -> list[str]:
        return [
            "https://shop.example/success",
            "http://shop.localhost:4566/success",
            "https://a.example:8443/",
        ]


ORIGINS = {"https://shop.example", "http://shop.localhost:4566", "https://a.example:8443"}


@any_values(origin=URLS | st.sampled_from(sorted(ORIGINS)))
def test_any_origin(origin: str) -> None:
    registered: Any = Registered()
    assert RegisteredOrigins(registered, clock=ManualClock()).include(origin) == (origin in ORIGINS)


SSO = "https://sso.example"
NAMES = ["origin", "sec-fetch-site", "cookie", "authorization", "x-site-host"]
VALUES = (
    TEXTS
    | URLS
    | st.sampled_from(
        [SSO, "same-origin", "cross-site", "none", "null", "__Host-sso=a", "__Host-sso=a; __Host-sso=b"]
    )
    | st.lists(st.sampled_from(["__Host-sso=", "a", ";", " ", "=", '"', "x=y"]), max_size=8).map("".join)
)


class Asked:
    def __init__(self, method: str, headers: dict[str, str]) -> None:
        self.method, self.headers = method, headers


@any_values(
    method=st.sampled_from(["GET", "POST"]),
    headers=st.dictionaries(st.sampled_from(NAMES), VALUES),
    sso_origin=st.sampled_from([SSO, ""]),
)
def test_any_cookie_and_origin(method: str, headers: dict[str, str], sso_origin: str) -> None:
    """A cookie counts only where the browser says that a page of the SSO's own site sent it."""
    request: Request = Asked(method, headers)  # type: ignore[assignment]  # a stand-in
    own = sso_origin or f"https://{headers.get('x-site-host', '')}"
    cookie = read_cookie(request)
    assert cookie is None or headers["cookie"].count("__Host-sso=") >= 1
    silent = "origin" not in headers and "sec-fetch-site" not in headers
    said_so = (
        headers.get("origin", own) == own and headers.get("sec-fetch-site", "same-origin") == "same-origin"
    )
    assert is_same_origin(request, sso_origin) == (method == "GET" if silent else said_so)
    for read in (cookie_credentials, credentials):
        try:
            found = read(request, sso_origin)
        except (ForbiddenOrigin, TokenError):
            continue
        assert found.cookie is None or (found.cookie == cookie and is_same_origin(request, sso_origin))
