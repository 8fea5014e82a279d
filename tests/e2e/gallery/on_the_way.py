"""The SSO site's pages as an application leads to them, and what people do there."""

from collections.abc import Callable
from typing import Any

from gallery import answers
from gallery.answers import EMAIL, PASSWORD
from gallery.replies import Replies
from gallery.state import ENGLISH, Act, PageState
from local_stack import LocalStack
from playwright.sync_api import Page

QUERY = (
    "application_id=shop&channel_id=web&state=gallery"
    f"&code_challenge={'A' * 43}&code_challenge_method=S256&return_path=%2Forders"
)


def on_the_way(replies: Replies | None = None, **visit: Any) -> Callable[[LocalStack], Replies]:
    """The replies to a visit from the shop, and others; `visit` changes what `answers.visit` has."""

    def answered(stack: LocalStack) -> Replies:
        opened = answers.visit(return_url=stack.url("shop", "/success"), **visit)
        return {"GET /api/authorize": opened} | (replies or {})

    return answered


def form(
    name: str,
    shows: str,
    replies: Replies | None = None,
    act: Act | None = None,
    *,
    path: str = "/authorize",
    slow: str = "",
    language: str = ENGLISH,
    complaints: tuple[str, ...] = (),
    **visit: Any,
) -> PageState:
    """A state of a page that an application leads to."""
    return PageState(
        name,
        "sso",
        f"{path}?{QUERY}",
        shows,
        on_the_way(replies, **visit),
        act,
        slow=slow,
        language=language,
        complaints=complaints,
    )


def submit(page: Page) -> None:
    """Send the page's one form off, as Enter in it does."""
    page.locator("main form input:visible").last.press("Enter")


def sign_in(page: Page) -> None:
    page.locator("input[type=email]").fill(EMAIL)
    page.locator("input[autocomplete=current-password]").fill(PASSWORD)
    submit(page)


def enter_code(page: Page) -> None:
    page.locator("input[autocomplete=one-time-code]").fill("000000")
    submit(page)
