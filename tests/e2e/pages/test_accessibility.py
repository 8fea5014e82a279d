"""axe-core finds nothing on any page, in light and in dark, on a desk and on a phone."""

from collections.abc import Callable

import pytest
from gallery.all_states import ALL_STATES, state_named
from gallery.axe import faint_texts, violations
from gallery.examination import Examination
from gallery.state import PageState, opened
from local_stack import LocalStack
from playwright.sync_api import Browser


@pytest.mark.parametrize("state", ALL_STATES, ids=str)
def test_axe_finds_nothing(examined: Callable[[PageState], Examination], state: PageState) -> None:
    found = examined(state).accessibility
    assert not found, "\n".join(found)


def test_axe_finds_what_is_wrong(stack: LocalStack, browser: Browser) -> None:
    """A policy that kept axe from running would let every page pass."""
    with opened(state_named("sign-in"), browser, stack) as view:
        view.page.evaluate("() => document.querySelector('label').remove()")
        rules = {line.split(" ")[0] for line in violations(view.page)}
    assert "label" in rules


def test_a_faint_text_is_found_on_a_gradient(stack: LocalStack, browser: Browser) -> None:
    with opened(state_named("sign-in"), browser, stack) as view:
        assert faint_texts(view.page) == []
        view.page.evaluate("() => document.querySelector('h1').style.setProperty('color', '#bbb')")
        (line,) = faint_texts(view.page)
    assert "foreground color: #bbbbbb, background color: #ffffff" in line
