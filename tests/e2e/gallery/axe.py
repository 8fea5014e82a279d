"""axe-core over a page: what keeps somebody from reading or using it."""

import io
from functools import cache
from pathlib import Path
from typing import Any

from local_stack import ROOT
from PIL import Image
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async (tags) => {
  const options = { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, helpUrl, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, helpUrl, target, failureSummary })));
}"""
_CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")

_NOTHING = Image.new("RGB", (1, 1))

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels of the whole page."""


@cache
def _source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """One line for each element that breaks a rule: the rule, the element, what would help.

    The page's own policy does not bind axe: it comes through the debugger.
    """
    _bring_axe(page)
    return _lines(page.evaluate(_RUN, RULES))


def faint_texts(page: Page) -> list[str]:
    """One line for each text of too little contrast, those on gradients included.

    A gradient counts as the colour that it mostly has, as drawn without what lies within its element.

    Raises AssertionError where a gradient is nowhere on the page, Error where one lies within another.
    """
    _bring_axe(page)
    boxes: list[Box] = page.evaluate(_CONTRAST, {"colours": None})
    drawn = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB") if boxes else _NOTHING
    colours = [_main_colour(drawn, box) for box in boxes]
    return _lines(page.evaluate(_CONTRAST, {"colours": colours}))


def _bring_axe(page: Page) -> None:
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(_source())


def _main_colour(drawn: Image.Image, box: Box) -> str:
    left, top, right, bottom = map(round, box)
    left, top, right, bottom = max(0, left), max(0, top), min(drawn.width, right), min(drawn.height, bottom)
    part = drawn.crop((left, top, max(left, right), max(top, bottom)))
    colours = part.getcolors(drawn.width * drawn.height)
    assert colours, f"the gradient at {box} is not in the picture"
    _, colour = max(colours)
    return f"rgb{colour}"


def _lines(nodes: list[dict[str, Any]]) -> list[str]:
    return [
        f"{node['id']} at {' '.join(map(str, node['target']))}: "
        f"{' '.join(node['failureSummary'].split())} {node['helpUrl']}"
        for node in nodes
    ]
