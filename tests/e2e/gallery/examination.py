"""Every check of a state, over one load of its page."""

from dataclasses import dataclass, field
from pathlib import Path

from gallery.axe import faint_texts, violations
from gallery.headers import wrong_headers
from gallery.line import Line
from gallery.state import DESK, PHONE, SETTLE, PageState, Scheme, Size, opened
from gallery.watch import Watch
from local_stack import LocalStack
from playwright.sync_api import Browser, BrowserContext, Page

_HERE = Path(__file__).parent
_REFLOW = (_HERE / "reflow.js").read_text(encoding="utf-8")
_MOTION = (_HERE / "motion.js").read_text(encoding="utf-8")
_SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_LARGE_TEXT = Size(640, 800)
_TEXT_PX = 16


@dataclass
class Examination:
    """What was found wrong, a line each."""

    accessibility: list[str] = field(default_factory=list)
    policy: list[str] = field(default_factory=list)
    reflow: list[str] = field(default_factory=list)


def examine(state: PageState, browser: Browser, stack: LocalStack) -> Examination:
    """Load the state once and look at it in every size and scheme.

    Raises AssertionError where the state is not reached.
    """
    watches: list[Watch] = []

    def watch(context: BrowserContext) -> None:
        watches.append(Watch(context))

    found = Examination()
    with opened(state, browser, stack, prepare=watch) as view:
        (watched,) = watches
        for size in (DESK, PHONE):
            _resize(view.page, size)
            for scheme in _SCHEMES:
                view.page.emulate_media(color_scheme=scheme)
                view.page.evaluate(SETTLE)
                lines = violations(view.page)
                if size is DESK:
                    lines += faint_texts(view.page)
                found.accessibility += [f"[{size.width} px, {scheme}] {line}" for line in lines]
        found.reflow += [f"[320 px] {line}" for line in lost_on_the_page(view.page)]
        found.reflow += [f"[640 px, text of 200 %] {line}" for line in lost_in_large_text(view.page)]
        view.page.emulate_media(reduced_motion="reduce")
        view.page.evaluate(SETTLE)
        found.reflow += [f"[reduced motion] {line}" for line in moving_on_the_page(view.page)]
        found.policy += _policy(state, stack, watched, view.line) + _inline_scripts(view.page)
    return found


def lost_on_the_page(page: Page) -> list[str]:
    """What is cut off, sticks out or is too small to be hit, at the page's size of now."""
    found: list[str] = page.evaluate(_REFLOW)
    return found


def lost_in_large_text(page: Page) -> list[str]:
    """What is lost in text of twice the size, by the browser's own setting; or that it does not grow."""
    _resize(page, _LARGE_TEXT)
    session = page.context.new_cdp_session(page)

    def sizes(px: int) -> None:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": px, "fixed": px}})

    sizes(2 * _TEXT_PX)
    font_size = page.evaluate("() => getComputedStyle(document.documentElement).fontSize")
    found = lost_on_the_page(page)
    sizes(_TEXT_PX)
    return found if font_size == f"{2 * _TEXT_PX}px" else [*found, f"the text stays at {font_size}"]


def moving_on_the_page(page: Page) -> list[str]:
    """What moves, or would, for long enough to be noticed."""
    found: list[str] = page.evaluate(_MOTION)
    return found


def _resize(page: Page, size: Size) -> None:
    page.set_viewport_size({"width": size.width, "height": size.height})


def _policy(state: PageState, stack: LocalStack, watched: Watch, line: Line) -> list[str]:
    home = stack.url(state.site, "")
    called = _called(state.site, stack)
    return [
        *watched.violations,
        *watched.complaints(about_other_than=line.failed, without=state.complaints),
        *(f"asks {url}" for url in watched.requests_elsewhere({home, *called})),
        *(f"runs {url}" for url in watched.scripts_elsewhere(home)),
        *(
            f"{answer.url}: {wrong}"
            for answer in watched.documents(home)
            for wrong in wrong_headers(answer.headers, site=state.site, calls=called)
        ),
        *(
            f"{answer.url} may be sniffed"
            for answer in watched.files(home)
            if answer.headers.get("x-content-type-options") != "nosniff"
        ),
    ]


def _called(site: str, stack: LocalStack) -> list[str]:
    """Whom a site's pages call, beside the site itself."""
    cognito: str = stack.site("sso")["config"]["cognito_endpoint"]
    return {"sso": [cognito], "shop": [stack.url("sso", "")], "mailbox": []}[site]


def _inline_scripts(page: Page) -> list[str]:
    inline: list[str] = page.evaluate(
        "() => [...document.scripts].filter((script) => !script.src).map((script) => script.outerHTML)"
    )
    return [f"has {script}" for script in inline]
