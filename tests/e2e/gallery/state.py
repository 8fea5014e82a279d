"""One page in one state, and how a fresh browser gets there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from gallery.answers import MOMENT
from gallery.line import Line
from gallery.replies import Replies
from local_stack import LocalStack
from playwright.sync_api import Browser, BrowserContext, Page, expect

PATIENCE_MS = 15_000
LOCALE = "en-GB"
ENGLISH = "en"
TIME_ZONE = "Europe/Vienna"

Scheme = Literal["light", "dark"]

SETTLE = """() => document.getAnimations().forEach((animation) => {
  if (Number.isFinite(animation.effect.getComputedTiming().activeDuration)) animation.finish();
})"""
"""Ends what moves for a while, such as colours on their way from one scheme to the other."""

Act = Callable[[Page], None]
"""What somebody does on the page until it is in the state."""


@dataclass(frozen=True)
class PageState:
    """One page in one state: what it is opened by, and the text that tells that it is there.

    `answers` gets the stack, whose addresses some answers name.
    """

    name: str
    site: str
    path: str
    shows: str
    answers: Callable[[LocalStack], Replies] = lambda _: {}
    act: Act | None = None
    scripted: bool = True
    """False where the browser runs no scripts while the page loads."""
    slow: str = ""
    """What the page says before it has waited for ten seconds."""
    language: str = ENGLISH
    """What the page is asked to speak, and must."""
    complaints: tuple[str, ...] = ()
    """Parts of what the browser says in the console, since the state is about that."""

    @property
    def address(self) -> str:
        """The path; it asks for a language where that is not the browser's own."""
        if self.language == ENGLISH:
            return self.path
        return f"{self.path}{'&' if '?' in self.path else '?'}ui_locales={self.language}"

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class View:
    """A page that is in its state, and the line it talks over."""

    page: Page
    line: Line


@dataclass(frozen=True)
class Size:
    """A viewport, in CSS pixels."""

    width: int
    height: int


DESK = Size(1280, 800)
PHONE = Size(320, 640)


@contextmanager
def opened(
    state: PageState,
    browser: Browser,
    stack: LocalStack,
    *,
    size: Size = DESK,
    color_scheme: Scheme = "light",
    prepare: Callable[[BrowserContext], None] | None = None,
    **context_options: Any,
) -> Iterator[View]:
    """The page in its state, in a browser context of its own; `prepare` gets that before anything runs.

    Raises AssertionError where the state is not reached.
    """
    context = browser.new_context(
        viewport={"width": size.width, "height": size.height},
        color_scheme=color_scheme,
        locale=LOCALE,
        timezone_id=TIME_ZONE,
        **context_options,
    )
    context.set_default_timeout(PATIENCE_MS)
    if prepare:
        prepare(context)
    line = Line(context, stack.url(state.site, ""), state.answers(stack))
    try:
        page = context.new_page()
        _reach(state, page, stack.url(state.site, state.address))
        _assert_language(state, page)
        assert line.unanswered == [], f"no reply is thought of for {line.unanswered}"
        yield View(page, line)
    finally:
        line.hang_up()
        context.close()


def _reach(state: PageState, page: Page, url: str) -> None:
    if state.slow:
        page.clock.install(time=MOMENT)
    else:
        page.clock.set_fixed_time(MOMENT)
    if not state.scripted:
        _load_without_scripts(page, url)
        assert state.shows in page.locator("body").inner_text()
        return
    page.goto(url)
    if state.act:
        state.act(page)
    if state.slow:
        page.get_by_text(state.slow).first.wait_for(state="attached")
        page.clock.fast_forward(10_000)
    expect(page.get_by_text(state.shows).locator("visible=true").first).to_be_visible(timeout=PATIENCE_MS)


def _assert_language(state: PageState, page: Page) -> None:
    spoken = page.locator("html").get_attribute("lang")
    assert spoken == state.language, f"the page speaks {spoken}, not {state.language}"


def _load_without_scripts(page: Page, url: str) -> None:
    """Scripts run again afterwards, for those who examine the page; what they would hide stays."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(url)
    page.evaluate(
        "() => document.querySelectorAll('noscript').forEach((each) => each.replaceWith(...each.childNodes))"
    )
    session.send("Emulation.setScriptExecutionDisabled", {"value": False})
