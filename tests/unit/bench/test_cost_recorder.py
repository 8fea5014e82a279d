"""What a browser asks for is sorted into files, calls and preflights, and none is lost or counted twice."""

from collections.abc import Callable
from typing import Any

import pytest
from recorder import Recorder

SSO = "http://sso.localhost:4566"


class Browser:
    """Chromium's side of the protocol."""

    def __init__(self) -> None:
        self._listeners: dict[str, Callable[[Any], None]] = {}
        self._count = 0

    def on(self, event: str, f: Callable[[Any], None]) -> None:
        self._listeners[event] = f

    def send(self, method: str) -> None:
        assert method == "Network.enable"

    def asks(
        self, url: str, method: str = "GET", *, size: int = 100, cached: str = "", **headers: str
    ) -> None:
        self._count += 1
        event: dict[str, Any] = {"requestId": str(self._count)}
        self._tell(
            "requestWillBeSent", event | {"request": {"url": url, "method": method, "headers": headers}}
        )
        if cached == "memory":
            self._tell("requestServedFromCache", event)
        self._tell("responseReceived", event | {"response": {"fromDiskCache": cached == "disk"}})
        self._tell("loadingFinished", event | {"encodedDataLength": size})

    def _tell(self, event: str, content: dict[str, Any]) -> None:
        self._listeners[f"Network.{event}"](content)


@pytest.fixture
def browser() -> Browser:
    return Browser()


@pytest.fixture
def recorder(browser: Browser) -> Recorder:
    return Recorder(browser)


def test_files_calls_and_cognito_are_told_apart(browser: Browser, recorder: Recorder) -> None:
    browser.asks(f"{SSO}/authorize?application_id=shop", size=500)
    browser.asks(f"{SSO}/api/authorize?application_id=shop", size=40)
    cognito = {"X-Amz-Target": "AWSCognitoIdentityProviderService.InitiateAuth"}
    browser.asks("http://localhost:4566/", "POST", size=9_000, **cognito)
    browser.asks(f"{SSO}/api/init-session", "POST", size=60)
    assert recorder.take(last="sso POST /init-session") == {
        "files": 1,
        "bytes": 600,
        "calls": ["sso GET /authorize", "cognito InitiateAuth", "sso POST /init-session"],
        "preflights": [],
    }


@pytest.mark.parametrize("cache", ["memory", "disk"])
def test_what_the_browser_has_already_costs_nothing(browser: Browser, recorder: Recorder, cache: str) -> None:
    browser.asks(f"{SSO}/assets/index.js", cached=cache)
    browser.asks(f"{SSO}/api/authorize", size=40)
    taken = recorder.take(last="sso GET /authorize")
    assert (taken["files"], taken["bytes"]) == (0, 40)


def test_a_preflight_counts_though_it_is_told_late_and_what_follows_does_not(
    browser: Browser, recorder: Recorder
) -> None:
    browser.asks(f"{SSO}/api/get-session", "POST", size=40)
    browser.asks(f"{SSO}/api/get-session", "OPTIONS", size=5)
    browser.asks("http://shop.localhost:4566/api/orders", size=700)
    taken = recorder.take(last="sso POST /get-session")
    assert taken["calls"] == ["sso POST /get-session"]
    assert taken["preflights"] == ["sso OPTIONS /get-session"]
    assert taken["bytes"] == 45


def test_a_flow_begins_where_the_one_before_ended(browser: Browser, recorder: Recorder) -> None:
    browser.asks(f"{SSO}/api/authorize")
    recorder.take(last="sso GET /authorize")
    browser.asks(f"{SSO}/api/channel")
    assert recorder.take(last="sso GET /channel")["calls"] == ["sso GET /channel"]


def test_a_call_that_never_came_ends_the_recording(browser: Browser, recorder: Recorder) -> None:
    browser.asks(f"{SSO}/api/authorize")
    with pytest.raises(SystemExit, match="did not call sso POST /get-session"):
        recorder.take(last="sso POST /get-session")
