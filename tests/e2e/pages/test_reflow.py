"""Nothing is lost on a narrow page or in large text, and nothing moves for who wants it still."""

from collections.abc import Callable

import pytest
from gallery.all_states import ALL_STATES, state_named
from gallery.examination import Examination, lost_in_large_text, lost_on_the_page, moving_on_the_page
from gallery.state import PHONE, SETTLE, PageState, opened
from local_stack import LocalStack
from playwright.sync_api import Browser


@pytest.mark.parametrize("state", ALL_STATES, ids=str)
def test_nothing_is_lost(examined: Callable[[PageState], Examination], state: PageState) -> None:
    found = examined(state).reflow
    assert not found, "\n".join(found)


LOSSES = {
    "the page is": "h1.style.width = '400px'",
    "runs out of the page": "h1.style.cssText = 'white-space: nowrap; font-size: 120px'",
    "runs out of its box": "h1.style.cssText = 'white-space: nowrap; width: 20px'",
    "is cut off or scrolls": "h1.style.cssText = 'white-space: nowrap; width: 20px; overflow: hidden'",
    "is cut off below": "h1.style.cssText = 'height: 10px; overflow: hidden'",
    "is a target of": "document.querySelector('[type=submit]').style.cssText = 'min-height: 0; height: 20px'",
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_loss_is_found(stack: LocalStack, browser: Browser, loss: str) -> None:
    with opened(state_named("sign-in"), browser, stack, size=PHONE) as view:
        before = lost_on_the_page(view.page)
        view.page.evaluate(f"() => {{ const h1 = document.querySelector('h1'); {LOSSES[loss]}; }}")
        new = [line for line in lost_on_the_page(view.page) if line not in before]
    assert any(loss in line for line in new)


@pytest.mark.parametrize(
    "motion",
    [
        "h1.animate([{ opacity: 0 }, { opacity: 1 }], 1000)",
        "h1.style.setProperty('transition', 'color 1s', 'important')",
    ],
)
def test_a_motion_is_found(stack: LocalStack, browser: Browser, motion: str) -> None:
    with opened(state_named("sign-in"), browser, stack, reduced_motion="reduce") as view:
        assert moving_on_the_page(view.page) == []
        view.page.evaluate(f"() => {{ const h1 = document.querySelector('h1'); {motion}; }}")
        assert len(moving_on_the_page(view.page)) == 1


@pytest.mark.parametrize("selector", ["h1", "h1::before"])
def test_a_motion_is_found_that_is_over(stack: LocalStack, browser: Browser, selector: str) -> None:
    rules = (
        "@keyframes pulse { from { opacity: 0 } }",
        f"{selector} {{ content: ''; animation: 50ms pulse, 1s pulse !important }}",
    )
    add = "(rules) => rules.forEach((rule) => document.styleSheets[0].insertRule(rule))"
    with opened(state_named("sign-in"), browser, stack, reduced_motion="reduce") as view:
        view.page.evaluate(add, rules)
        view.page.evaluate(SETTLE)
        (found,) = moving_on_the_page(view.page)
    assert found.endswith("has an animation of 0.05s, 1s")


def test_text_that_stays_small_is_found(stack: LocalStack, browser: Browser) -> None:
    with opened(state_named("sign-in"), browser, stack) as view:
        assert lost_in_large_text(view.page) == []
        view.page.evaluate("() => document.documentElement.style.setProperty('font-size', '16px')")
        assert lost_in_large_text(view.page) == ["the text stays at 16px"]
