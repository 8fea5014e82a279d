"""Friendly host names reach their distribution; everything else reaches the emulator untouched."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cognito_sso.local import asgi
from cognito_sso.local.host_routing import HostRouting
from cognito_sso.local.site_hosts import SiteHosts, write_site_hosts
from cognito_sso.local.site_outputs import Site

Ask = Callable[..., asgi.Response]

PORT = 4566
BROWSER = {"accept": "text/html,application/xhtml+xml"}
NO_BUCKET = asgi.Response(404, (), b"<Error><Code>NoSuchBucket</Code></Error>")


def _site(label: str, domain: str, **config: object) -> Site:
    return Site(label=label, bucket="b", distribution_domain=domain, dist="dist", config=config)


@pytest.fixture
def sites_file(tmp_path: Path) -> Path:
    path = tmp_path / "site_hosts.json"
    shop = _site("shop", "d2def.cloudfront.net", application_id="shop")
    write_site_hosts(path, [_site("sso", "d1abc.cloudfront.net"), shop])
    return path


@pytest.fixture
def routing(emulator_app: Any, sites_file: Path) -> HostRouting:
    async def mailbox(_scope: Any, _receive: Any, send: Any) -> None:
        await asgi.page(200, "text/plain", "the mailbox").send(send)

    return HostRouting(emulator_app, mailbox=mailbox, sites=SiteHosts(sites_file), port=PORT)


def _seen(emulator_app: Any, name: bytes) -> str:
    return asgi.header(emulator_app.scopes[-1], name)


@pytest.mark.parametrize("host", ["shop.localhost:4566", "SHOP.localhost:4566", "shop.localhost"])
def test_a_site_reaches_its_distribution(
    routing: HostRouting, emulator_app: Any, ask: Ask, host: str
) -> None:
    ask(routing, "/orders", host=host)
    assert _seen(emulator_app, b"host") == "d2def.cloudfront.localhost:4566"
    assert emulator_app.scopes[-1]["path"] == "/orders"


def test_a_site_is_asked_as_over_https_whatever_the_client_claims(
    routing: HostRouting, emulator_app: Any, ask: Ask
) -> None:
    ask(routing, host="sso.localhost:4566", headers={"x-forwarded-proto": "http"})
    assert _seen(emulator_app, b"x-forwarded-proto") == "https"


def test_method_body_and_other_headers_of_a_site_are_preserved(
    routing: HostRouting, emulator_app: Any, ask: Ask
) -> None:
    headers = {"cookie": "__Host-sso=1", "authorization": "Bearer t", "origin": "http://shop.localhost:4566"}
    ask(routing, "/api/x", host="sso.localhost:4566", method="POST", headers=headers, body=b'{"a":1}')
    assert emulator_app.bodies == [b'{"a":1}']
    assert emulator_app.scopes[-1]["method"] == "POST"
    assert {name: _seen(emulator_app, name.encode()) for name in headers} == headers


@pytest.mark.parametrize(
    "host",
    [
        "localhost:4566",
        "127.0.0.1:4566",
        "some-bucket.localhost:4566",
        "d2def.cloudfront.localhost:4566",
        "abcd1234.execute-api.localhost:4566",
        "shop.s3.localhost:4566",
        "shop.example.com",
        "shop",
    ],
)
def test_the_emulators_own_hosts_stay_as_they_are(
    routing: HostRouting, emulator_app: Any, ask: Ask, host: str
) -> None:
    ask(routing, "/key", host=host)
    assert _seen(emulator_app, b"host") == host
    assert _seen(emulator_app, b"x-forwarded-proto") == ""


@pytest.mark.parametrize("host", ["localhost:4566", "127.0.0.1:4566", "localhost"])
def test_programs_reach_a_site_below_the_bare_address(
    routing: HostRouting, emulator_app: Any, ask: Ask, host: str
) -> None:
    headers = {"x-api-key": "k", "cookie": "a=1"}
    ask(
        routing,
        "/_sites/sso/api/x%2Fy%20z",
        host=host,
        method="POST",
        headers=headers,
        body=b"{}",
        query=b"a=%26",
    )
    scope = emulator_app.scopes[-1]
    assert _seen(emulator_app, b"host") == "d1abc.cloudfront.localhost:4566"
    assert _seen(emulator_app, b"x-forwarded-proto") == "https"
    assert (scope["raw_path"], scope["path"]) == (b"/api/x%2Fy%20z", "/api/x/y z")
    assert (scope["method"], scope["query_string"]) == ("POST", b"a=%26")
    assert {name: _seen(emulator_app, name.encode()) for name in headers} == headers
    assert emulator_app.bodies == [b"{}"]


@pytest.mark.parametrize("path", ["/_sites/sso", "/_sites/sso/"])
def test_a_sites_bare_path_is_its_first_page(
    routing: HostRouting, emulator_app: Any, ask: Ask, path: str
) -> None:
    ask(routing, path)
    assert emulator_app.scopes[-1]["path"] == "/"


def test_the_mailbox_is_a_site_for_programs_too(routing: HostRouting, ask: Ask) -> None:
    assert ask(routing, "/_sites/mailbox/messages.json").body == b"the mailbox"


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("shop.localhost:4566", "/_sites/sso/api/health"),
        ("some-bucket.localhost:4566", "/_sites/sso/api/health"),
        ("localhost:4566", "/_sites"),
        ("localhost:4566", "/_sites/"),
        ("localhost:4566", "/_sites/a.b/"),
        ("localhost:4566", "/_sites/sso.localhost:1/"),
        ("localhost:4566", "/bucket/_sites/sso/"),
    ],
)
def test_nothing_else_is_taken_for_a_site(
    routing: HostRouting, emulator_app: Any, ask: Ask, host: str, path: str
) -> None:
    ask(routing, path, host=host)
    assert emulator_app.scopes[-1]["path"] == path


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "none"}, {"sec-fetch-site": "cross-site"}, {"origin": "http://localhost:1"}],
)
@pytest.mark.parametrize("path", ["/_sites/sso/", "/_sites/mailbox/messages.json"])
def test_a_browser_does_not_get_all_sites_as_pages_of_one_origin(
    routing: HostRouting, emulator_app: Any, ask: Ask, headers: dict[str, str], path: str
) -> None:
    assert ask(routing, path, headers=headers).body != b"the mailbox"
    assert emulator_app.scopes[-1]["path"] == path


def test_the_mailbox_has_its_own_host(routing: HostRouting, emulator_app: Any, ask: Ask) -> None:
    assert ask(routing, host="mailbox.localhost:4566").body == b"the mailbox"
    assert emulator_app.scopes == []


def test_a_mistyped_host_shows_the_known_sites(routing: HostRouting, emulator_app: Any, ask: Ask) -> None:
    emulator_app.response = NO_BUCKET
    answer = ask(routing, host="shpo.localhost:4566", headers=BROWSER)
    assert answer.status == 404
    for label in ("sso", "shop", "mailbox"):
        assert f'href="http://{label}.localhost:4566/"'.encode() in answer.body
    assert b"NoSuchBucket" not in answer.body


def test_the_page_for_a_mistyped_host_escapes_it(routing: HostRouting, emulator_app: Any, ask: Ask) -> None:
    emulator_app.response = NO_BUCKET
    answer = ask(routing, host="<script>alert(1)<.localhost:4566", headers=BROWSER)
    assert b"<script" not in answer.body


def test_the_bare_address_shows_the_known_sites_to_a_browser(routing: HostRouting, ask: Ask) -> None:
    assert b"http://shop.localhost:4566/" in ask(routing, host="localhost:4566", headers=BROWSER).body


def test_a_bucket_that_a_browser_visits_stays_readable(
    routing: HostRouting, emulator_app: Any, ask: Ask
) -> None:
    emulator_app.response = asgi.Response(200, (), b"hello")
    assert ask(routing, "/key", host="some-bucket.localhost:4566", headers=BROWSER).body == b"hello"


def test_an_sdk_gets_the_emulators_own_error(routing: HostRouting, emulator_app: Any, ask: Ask) -> None:
    emulator_app.response = NO_BUCKET
    signed = {**BROWSER, "authorization": "AWS4-HMAC-SHA256 …"}
    assert ask(routing, host="gone.localhost:4566").body == NO_BUCKET.body
    assert ask(routing, host="gone.localhost:4566", headers=signed).body == NO_BUCKET.body


def test_sites_that_are_deployed_later_are_found(
    routing: HostRouting, emulator_app: Any, ask: Ask, sites_file: Path
) -> None:
    ask(routing, host="outlet.localhost:4566")
    assert _seen(emulator_app, b"host") == "outlet.localhost:4566"
    write_site_hosts(sites_file, [_site("outlet", "d3.cloudfront.net")])
    os.utime(sites_file, ns=(0, 0))
    ask(routing, host="outlet.localhost:4566")
    assert _seen(emulator_app, b"host") == "d3.cloudfront.localhost:4566"


def test_no_sites_before_the_first_deployment(tmp_path: Path) -> None:
    assert SiteHosts(tmp_path / "absent.json").by_label() == {}


def test_the_sites_that_people_sign_in_at_are_told_from_applications(sites_file: Path) -> None:
    assert SiteHosts(sites_file).sso_labels() == ["sso"]
