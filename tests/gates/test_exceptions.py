"""The exceptions themselves: their page is current, and none hides what it should not."""

import pytest
from exceptions import PAGE, Excuse, Finding, compare, listed, page


def test_the_page_says_what_is_excused() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "`make exceptions` writes docs/exceptions.md anew."


@pytest.mark.parametrize("checker", ["cfn-lint", "checkov"])
def test_every_listed_exception_says_why_and_where(checker: str) -> None:
    for each in listed(checker):
        assert each.reason.endswith("."), each
        assert len(each.where) > 5, "not for everything"


def test_an_exception_is_for_its_rule_and_its_place_alone() -> None:
    excuse = Excuse("R1", "^stack/Queue$", "So it is.")
    found = [Finding("R1", "stack/Queue"), Finding("R2", "stack/Queue"), Finding("R1", "stack/Queue2")]
    difference = compare(found, [excuse])
    assert difference.unexplained == ["stack/Queue2: R1", "stack/Queue: R2"]
    assert difference.needless == []


def test_an_exception_that_nothing_needs_is_told() -> None:
    difference = compare([], [Excuse("R1", "^stack/Queue$", "So it is.")])
    assert difference.needless == ["R1 at ^stack/Queue$"]
