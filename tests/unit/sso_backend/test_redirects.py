"""Addresses that were made to mislead: what is registered leads to browsers where it does to us.

tests/vectors/redirects.json holds them, each with the origin that the WHATWG's rules find in it
(frontend/sso_sdk/tests/open_redirects.test.ts holds the file to that).
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from chalicelib.operator.channel_fields import channel_of
from chalicelib.services.origins import origin_of
from chalicelib.services.registration import InvalidRegistration, read_channel
from sso_auth.http_errors import ApiError

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "vectors" / "redirects.json").read_text("utf-8")
)
KINDS = sorted({vector["kind"] for vector in VECTORS})


def registered(url: str) -> str | None:
    """The return URL as it would be stored, or None if it is refused."""
    declared = {"channel_id": "web", "return_url": url, "logout_url": url}
    try:
        return read_channel(declared).return_url
    except InvalidRegistration:
        return None


@pytest.mark.parametrize("kind", KINDS)
def test_a_registered_address_has_the_origin_that_browsers_find_in_it(kind: str) -> None:
    for vector in VECTORS:
        url = vector["payload"]
        if vector["kind"] == kind and registered(url) is not None:
            assert registered(url) == url
            # Which names in Punycode there are is not looked up: to a wrong one no browser goes.
            assert vector["origin"] == origin_of(url) or "xn--" in url, url
            assert url.isprintable()


@pytest.mark.parametrize("kind", KINDS)
def test_an_operator_registers_nothing_else(kind: str) -> None:
    for vector in VECTORS:
        if vector["kind"] == kind:
            declared = {"channel_id": "web", "return_url": vector["payload"]}
            with suppress(ApiError):
                channel = channel_of(declared)
                assert registered(channel.return_url) == vector["payload"]
                assert registered(channel.logout_url) == channel.logout_url


def test_what_leads_nowhere_else_is_still_taken() -> None:
    taken = {vector["payload"] for vector in VECTORS if registered(vector["payload"]) is not None}
    assert {
        "https://evil.example/",
        "https://1.2.3.4/",
        "http://127.0.0.1:4566/",
        "https://localhost/",
    } <= taken
    assert len(taken) < len(VECTORS) // 6
