"""Where the Tab key leads."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

_MOST_STOPS = 60
_LOOK = (Path(__file__).parent / "keyboard.js").read_text(encoding="utf-8")
_TO_THE_START = """() => {
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
}"""


@dataclass(frozen=True)
class Stop:
    """What has the focus after a press of Tab; its box in pixels of the whole page."""

    place: str
    outlined: bool
    """The focus can be seen."""
    hidden: bool
    """Something lies over it, or it is out of sight."""
    top: float
    bottom: float
    left: float
    right: float
    in_content: bool


def places(page: Page, *, within: str = "body") -> list[str]:
    """Everything that can be used, in the document's order."""
    found: list[str] = page.evaluate(_LOOK, {"root": within})
    return found


def round_trip(page: Page) -> list[Stop]:
    """Tab from the page's beginning until it has come round.

    Raises AssertionError where it does not within a page's length.
    """
    page.evaluate(_TO_THE_START)
    stops: list[Stop] = []
    for _ in range(_MOST_STOPS):
        page.keyboard.press("Tab")
        found = page.evaluate(_LOOK, {"root": None})
        if found is None or (stops and found["place"] == stops[0].place):
            return stops
        stops.append(Stop(**found))
    raise AssertionError(f"the Tab key does not come round: {[stop.place for stop in stops]}")


def reached_from_here(page: Page, presses: int) -> set[str]:
    """What has the focus within so many presses of Tab; the browser's own controls do not count."""
    reached = set()
    for _ in range(presses):
        page.keyboard.press("Tab")
        found = page.evaluate(_LOOK, {"root": None})
        if found is not None:
            reached.add(found["place"])
    return reached
