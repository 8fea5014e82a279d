"""Every page and state, each loaded once for all checks."""

from collections.abc import Callable, Iterator

import pytest
from gallery.examination import Examination, examine
from gallery.stand import gallery_stack
from gallery.state import PageState
from local_stack import LocalStack
from playwright.sync_api import Browser, Error

Examine = Callable[[PageState], Examination]


@pytest.fixture(scope="session")
def stack() -> Iterator[LocalStack]:
    """Of its own, so that these tests run beside the others."""
    with gallery_stack() as running:
        yield running


@pytest.fixture(scope="session")
def examined(browser: Browser, stack: LocalStack) -> Examine:
    """What was found in a state; looked at when the first test asks."""
    known: dict[str, Examination | Exception] = {}

    def look(state: PageState) -> Examination:
        if state.name not in known:
            try:
                known[state.name] = examine(state, browser, stack)
            # Kept too, lest the other tests wait for a page that does not come.
            except (AssertionError, Error) as error:
                known[state.name] = error
        found = known[state.name]
        if isinstance(found, Exception):
            raise AssertionError(f"the state is not reached: {found}")
        return found

    return look
