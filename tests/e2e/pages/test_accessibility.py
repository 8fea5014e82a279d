"""axe-core finds nothing on any page, in light and in dark, on a desk and on a phone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from gallery.all_states import ALL_STATES, state_named
from gallery.axe import faint_texts, violations
from gallery.examination import Examination
from gallery.state import DESK, PageState, Size, opened
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


NOT_TO_BE_READ = """() => {
  const { backgroundColor } = getComputedStyle(document.querySelector('.pass__stub'));
  document.querySelector('.pass__name').style.setProperty('color', backgroundColor);
}"""
COVERED = """() => {
  const stub = document.querySelector('.pass__stub');
  const cover = document.createElement('div');
  cover.style.cssText = 'position: absolute; inset: 0 0 0 40%; background: white';
  stub.style.position = 'relative';
  stub.append(cover);
}"""


@pytest.mark.parametrize(
    ("size", "change"),
    [(DESK, "() => {}"), (Size(1280, 60), "() => {}"), (DESK, COVERED)],
    ids=["in sight", "out of sight", "mostly covered"],
)
def test_a_faint_text_is_found_on_a_gradient(
    stack: LocalStack, browser: Browser, size: Size, change: str
) -> None:
    with opened(state_named("sign-in"), browser, stack, size=size) as view:
        view.page.evaluate(change)
        assert faint_texts(view.page) == []
        view.page.evaluate(NOT_TO_BE_READ)
        (line,) = faint_texts(view.page)
    assert "1:1 contrast ratio" in line


def test_english_is_not_taken_for_another_language(stack: LocalStack, browser: Browser) -> None:
    unknown = replace(state_named("sign-in"), language="nl")
    with pytest.raises(AssertionError, match="speaks en, not nl"), opened(unknown, browser, stack):
        pass
