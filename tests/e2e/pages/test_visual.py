"""The key pages look as they did. `make visual` draws them anew, after looking at what changed."""

import pytest
from gallery.drawing import draw
from gallery.key_states import BASELINES, Portrait, compared
from gallery.likeness import difference
from local_stack import ROOT, LocalStack
from PIL import Image
from playwright.sync_api import Browser

FOUND = ROOT / "build" / "visual"
MOST_BYTES = 40_000


@pytest.mark.parametrize("portrait", compared(), ids=str)
def test_the_page_looks_as_it_did(stack: LocalStack, browser: Browser, portrait: Portrait) -> None:
    baseline = BASELINES / portrait.file_name
    drawn = draw(portrait.state, browser, stack, size=portrait.size, color_scheme=portrait.color_scheme)
    with Image.open(baseline) as expected:
        apart = difference(expected, drawn)
    if not apart:
        return
    FOUND.mkdir(parents=True, exist_ok=True)
    actual, shown = FOUND / f"{portrait}.actual.png", FOUND / f"{portrait}.difference.png"
    drawn.save(actual)
    apart.shown.save(shown)
    pytest.fail(
        f"{apart.pixels} pixels differ.\n  was {baseline}\n  is  {actual}\n  differs where white: {shown}\n"
        "Where it is meant so: `make visual`."
    )


def test_there_is_no_picture_too_many_or_too_large() -> None:
    files = {file.name: file.stat().st_size for file in BASELINES.iterdir()}
    assert set(files) == {portrait.file_name for portrait in compared()}
    assert {name: size for name, size in files.items() if size > MOST_BYTES} == {}
