"""No page breaks its own policy, complains, or asks anybody but the SSO; every answer has the headers."""

from collections.abc import Callable

import pytest
from gallery.all_states import ALL_STATES, state_named
from gallery.examination import Examination
from gallery.state import PageState, opened
from gallery.watch import Watch
from local_stack import LocalStack
from playwright.sync_api import Browser, BrowserContext, Error


@pytest.mark.parametrize("state", ALL_STATES, ids=str)
def test_the_page_keeps_to_its_policy(examined: Callable[[PageState], Examination], state: PageState) -> None:
    found = examined(state).policy
    assert not found, "\n".join(found)


BREACHES = {
    "img-src": "() => { new Image().src = 'https://elsewhere.example/pixel.png'; }",
    "style-src-attr": "() => document.body.setAttribute('style', 'color: red')",
    "require-trusted-types-for": "() => { try { document.body.innerHTML = 'x'; } catch {} }",
}


@pytest.mark.parametrize("directive", BREACHES)
def test_a_breach_is_noticed(stack: LocalStack, browser: Browser, directive: str) -> None:
    watches: list[Watch] = []

    def watch(context: BrowserContext) -> None:
        watches.append(Watch(context))

    with opened(state_named("sign-in"), browser, stack, prepare=watch) as view:
        (watched,) = watches
        assert watched.violations == []
        with view.page.expect_event("console", lambda message: message.type == "error"):
            view.page.evaluate(BREACHES[directive])
        view.page.evaluate("() => document.title")
        assert [report.split(" ")[0] for report in watched.violations] == [directive]
        assert watched.complaints(about_other_than=(), without=()) != []


def test_a_request_to_somebody_else_is_noticed(stack: LocalStack, browser: Browser) -> None:
    watches: list[Watch] = []

    def watch(context: BrowserContext) -> None:
        watches.append(Watch(context))

    home = stack.url("sso", "")
    with opened(state_named("sign-in"), browser, stack, prepare=watch, bypass_csp=True) as view:
        with pytest.raises(Error):
            view.page.add_script_tag(url="https://elsewhere.example/count.js")
        (watched,) = watches
        assert watched.requests_elsewhere({home}) == ["https://elsewhere.example/count.js"]
        assert watched.scripts_elsewhere(home) == ["https://elsewhere.example/count.js"]
