"""docs/cost.md says what the code computes from the recording, the backends and the price table."""

import re
from pathlib import Path

import prices
from marked_page import between_marks

PAGE = Path(__file__).parents[3] / "docs" / "cost.md"


def test_the_page_has_the_figures_that_the_code_computes() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert between_marks(text, "prices", prices.details()) == text


def test_the_page_tells_when_the_browser_was_watched() -> None:
    assert re.search(r"recorded on 20\d\d-\d\d-\d\d in Chromium ", PAGE.read_text(encoding="utf-8"))
