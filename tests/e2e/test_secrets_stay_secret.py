"""A whole session, recorded: what the browser sent, got and kept, and what the functions logged."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from browser_user import BrowserUser
from local_stack import PASSWORD, LocalStack, claims_of
from playwright.sync_api import Browser, expect

# A JSON Web Token of any kind: Cognito's refresh tokens are one on the emulator, and an encrypted one on AWS.
TOKEN = re.compile(r"eyJ[\w-]{10,}(?:\.[\w-]*){2,4}")

KEPT = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


class Recorded:
    """The HAR file of a browser, and what was left in its storage at each site."""

    def __init__(self, har: Path, storage: dict[str, str]) -> None:
        self.entries: list[dict[str, Any]] = json.loads(har.read_text(encoding="utf-8"))["log"]["entries"]
        self.storage = storage

    def urls(self) -> list[str]:
        """Every address asked for, led to or referred from."""
        urls = []
        for entry in self.entries:
            headers = entry["request"]["headers"] + entry["response"]["headers"]
            urls.append(entry["request"]["url"])
            urls += [each["value"] for each in headers if each["name"].lower() in ("referer", "location")]
        return urls

    def text(self, *, without: tuple[str, ...] = ()) -> str:
        """All that went over the wire, but for the exchanges with these hosts."""
        kept = [each for each in self.entries if not any(host in each["request"]["url"] for host in without)]
        return json.dumps(kept)


@pytest.fixture(scope="module")
def recorded(stack: LocalStack, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Sign up, order, second application, refresh, sign out."""
    har = tmp_path_factory.mktemp("har") / "session.har"
    context = browser.new_context(record_har_path=har, record_har_content="embed")
    page = context.new_page()
    page.clock.install()
    user = BrowserUser.at(stack, page)
    user.register_at("shop")
    user.enter_code(stack.code_for(user.email))
    user.should_be_at("shop", "/orders")
    user.place_order_and_be_thanked()
    user.open("outlet")
    user.press("Sign in")
    user.press("Continue to Outlet")
    user.should_be_at("outlet", "/orders")
    expect(page.get_by_text("No orders yet")).to_be_visible()
    page.clock.fast_forward("59:30")
    with page.expect_response(lambda response: response.url.endswith("/api/refresh-session")):
        user.place_order()
    expect(page.get_by_text("Thank you.")).to_be_visible()
    user.open("sso", "/account")
    storage = {}
    for label in ("shop", "outlet", "sso"):
        page.goto(stack.url(label, "/no/such/page"))
        storage[label] = page.evaluate(
            "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
        )
    user.open("outlet", "/orders")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out of Outlet.")).to_be_visible()
    context.close()
    return Recorded(har, storage)


def test_no_address_carries_a_token(recorded: Recorded) -> None:
    assert len(recorded.urls()) > 50
    assert not [url for url in recorded.urls() if TOKEN.search(url) or "refresh_token" in url]


def test_no_refresh_token_of_cognito_reaches_an_application(recorded: Recorded, stack: LocalStack) -> None:
    """It comes to the browser once, in Cognito's own answer to the password, and the page drops it."""
    own_pages = recorded.text(without=(f"//localhost:{stack.port}",))
    tokens = set(TOKEN.findall(own_pages)) | set(TOKEN.findall("".join(recorded.storage.values())))
    assert tokens
    assert {claims_of(token)["token_use"] for token in tokens} <= {"id", "access"}


def test_nothing_of_it_is_kept(recorded: Recorded) -> None:
    assert not TOKEN.search(recorded.storage["sso"])
    assert "RefreshToken" not in "".join(recorded.storage.values())
    for label in ("shop", "outlet"):
        local, session, _cookies = json.loads(recorded.storage[label])
        assert local == {}
        assert [key for key in session if "tokens" in key]
    assert PASSWORD not in "".join(recorded.storage.values())


def test_the_functions_log_no_secret(recorded: Recorded, stack: LocalStack) -> None:
    logs = stack.client("logs")
    groups = [each["logGroupName"] for each in logs.describe_log_groups()["logGroups"]]
    lines = [
        event["message"] for group in groups for event in logs.filter_log_events(logGroupName=group)["events"]
    ]
    assert lines
    text = "\n".join(lines)
    handles = set(re.findall(r'refresh_token\\": ?\\"([\w-]{86})', recorded.text()))
    assert handles
    assert not TOKEN.search(text)
    assert not [handle for handle in handles if handle in text]
    assert PASSWORD not in text
    assert not re.search(r"[\w.]+@example\.com", text)
