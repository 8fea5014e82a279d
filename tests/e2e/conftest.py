"""One deployed local stack and one headless browser for all end-to-end tests."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

sys.path.insert(0, str(Path(__file__).parent))

from chromium import launched
from local_stack import LocalStack, Person, local_command

# Several functions may start at once on a small machine.
PATIENCE_MS = 20_000

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def stack() -> Iterator[LocalStack]:
    running = LocalStack.up()
    yield running
    local_command("down")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched() as headless:
        yield headless


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own, as a new person has."""
    fresh = browser.new_context()
    fresh.set_default_timeout(PATIENCE_MS)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def person(stack: LocalStack) -> Person:
    """A confirmed user, member of the shop."""
    return Person.registered(stack)
