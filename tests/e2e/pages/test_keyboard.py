"""Everything by keyboard: in reading order, with the focus in sight, and never lost."""

from itertools import pairwise

import pytest
from gallery.all_states import state_named
from gallery.keyboard import Stop, places, reached_from_here, round_trip
from gallery.state import opened
from local_stack import LocalStack
from playwright.sync_api import Browser, expect

FORMS = [
    "sign-in",
    "sign-in branded pale",
    "register",
    "confirm",
    "recover",
    "recover code",
    "second factor",
    "second factor set-up",
    "own password",
    "join",
    "refused",
    "problem network",
    "sign-out",
    "account sign-in",
    "account profile unsaved",
    "account devices",
    "account applications",
    "account security",
    "account delete",
    "shop home",
    "shop orders with more",
    "shop order",
    "shop new order chosen",
    "shop signed out: not_a_member",
    "mailbox",
]


@pytest.mark.parametrize("name", FORMS)
def test_tab_goes_everywhere_in_reading_order(stack: LocalStack, browser: Browser, name: str) -> None:
    with opened(state_named(name), browser, stack) as view:
        expected = places(view.page)
        stops = round_trip(view.page)
    assert [stop.place for stop in stops] == expected
    assert [stop.place for stop in stops if not stop.outlined] == []
    assert [stop.place for stop in stops if stop.hidden] == []
    assert _jumps_back(stops) == []


def _jumps_back(stops: list[Stop]) -> list[tuple[str, str]]:
    """Steps to something wholly above what was left, but for those to the next column."""
    content = [stop for stop in stops if stop.in_content]
    return [
        (before.place, after.place)
        for before, after in pairwise(content)
        if after.bottom <= before.top and after.left < before.right
    ]


REFUSED_FORMS = [
    "sign-in empty form sent",
    "sign-in wrong password",
    "register empty form sent",
    "register refused",
    "confirm wrong code",
    "recover empty form sent",
    "recover wrong code",
    "second factor wrong code",
    "own password errors",
    "account sign-in wrong password",
    "account profile name missing",
    "account profile phone wrong",
    "account security empty password form sent",
    "account delete mismatch",
    "shop new order empty form sent",
    "shop new order wrong quantity",
]
FAILED_CALLS = [
    "sign-in too many requests",
    "sign-in service unavailable",
    "sign-in offline",
    "recover service unavailable",
    "account profile save failed",
    "sign-out failed",
]


@pytest.mark.parametrize("name", REFUSED_FORMS)
def test_what_is_wrong_has_the_focus(stack: LocalStack, browser: Browser, name: str) -> None:
    """The first wrong field, described by what is wrong with it, or the summary that says that."""
    with opened(state_named(name), browser, stack) as view:
        wrong = view.page.locator("[aria-invalid=true]:visible").first
        descriptions = (wrong.get_attribute("aria-describedby") or "").split()
        told = [view.page.locator(f"[id='{each}']").inner_text().strip() for each in descriptions]
        at_field = wrong.evaluate("(element) => element === document.activeElement")
        summary = view.page.locator(":focus").inner_text()
    told = [sentence for sentence in told if sentence]
    assert told
    assert at_field or any(sentence in summary for sentence in told)


@pytest.mark.parametrize("name", FAILED_CALLS)
def test_the_message_has_the_focus(stack: LocalStack, browser: Browser, name: str) -> None:
    state = state_named(name)
    with opened(state, browser, stack) as view:
        focused = view.page.locator(":focus")
        expect(focused).to_contain_text(state.shows)
        assert focused.evaluate("(element) => !['BODY', 'MAIN'].includes(element.tagName)")


# What has the focus once it is closed: what opened it, or what is to be said about that.
DIALOGS = {
    "account devices end others": "Sign out everywhere else",
    "account sign-in again": "Your sign-in has expired.",
    "account profile left unsaved": "Sign out",
}


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_keeps_the_focus_and_gives_it_back(stack: LocalStack, browser: Browser, name: str) -> None:
    with opened(state_named(name), browser, stack) as view:
        dialog = view.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        inside = places(view.page, within="dialog")
        assert reached_from_here(view.page, 2 * len(inside) + 2) == set(inside)
        view.page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(view.page.locator(":focus")).to_contain_text(DIALOGS[name])
