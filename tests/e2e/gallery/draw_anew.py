"""`make visual` and `make screenshots`: writes the pictures of the key pages.

`draw_anew.py baselines` for the visual tests, `draw_anew.py documentation` for docs/pages.md.
"""

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from chromium import launched
from gallery.drawing import draw, fine, small
from gallery.key_states import BASELINES, PICTURES, Portrait, compared, documented
from gallery.stand import gallery_stack
from local_stack import ROOT
from PIL import Image

_PAGE = ROOT / "docs" / "pages.md"
_FOLDER = PICTURES / "pages"
_TABLE_HEAD = """| | light | dark |
|---|---|---|
"""
_TITLE = """# The pages

What users see, at 320, 768 and 1440 px, in light and in dark. `make screenshots` takes these pictures from
the local stack; `tests/e2e/gallery` has every state of every page, and the checks that run over all of them.
"""


def write(portraits: list[Portrait], folder: Path, packed: Callable[[Image.Image], bytes]) -> None:
    """Into an empty folder, so that no picture outlives its page."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with gallery_stack() as stack, launched() as browser:
        for portrait in portraits:
            image = draw(
                portrait.state, browser, stack, size=portrait.size, color_scheme=portrait.color_scheme
            )
            (folder / portrait.file_name).write_bytes(packed(image))
            print(portrait, flush=True)


def table(portraits: list[Portrait]) -> str:
    """A row for each width, light and dark side by side."""
    pairs = zip(portraits[::2], portraits[1::2], strict=True)
    return _TABLE_HEAD + "".join(
        f"| {light.size.width} px | {_image(light)} | {_image(dark)} |\n" for light, dark in pairs
    )


def _image(portrait: Portrait) -> str:
    place = (_FOLDER / portrait.file_name).relative_to(_PAGE.parent).as_posix()
    words = f"{portrait.state.name}, {portrait.color_scheme}, {portrait.size.width} px wide"
    return f"![{words}]({place})"


def main(what: str) -> None:
    if what == "baselines":
        write(compared(), BASELINES, small)
        return
    shown = documented()
    write([portrait for portraits in shown.values() for portrait in portraits], _FOLDER, fine)
    chapters = [f"## {caption}\n\n{table(portraits)}" for caption, portraits in shown.items()]
    _PAGE.write_text("\n".join([_TITLE, *chapters]), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
