"""Pictures of a page, in one font everywhere, and small."""

import base64
import io
from functools import cache

from gallery.likeness import difference
from gallery.state import SETTLE, PageState, Scheme, Size, opened
from local_stack import ROOT, LocalStack
from PIL import Image
from playwright.sync_api import Browser, Page

_FONTS = ROOT / "node_modules" / "@fontsource" / "noto-sans" / "files"
_WEIGHTS = (400, 700)
_COLOURS = (48, 64, 80, 96, 128, 256)
_TO_THE_BEGINNING = "() => document.querySelectorAll('input').forEach((field) => (field.scrollLeft = 0))"
"""A field that is too short for what is in it shows its beginning or its end, as it happens."""
_LOAD_FONTS = "() => Promise.all([...document.fonts].map((face) => face.load()))"


def draw(
    state: PageState, browser: Browser, stack: LocalStack, *, size: Size, color_scheme: Scheme
) -> Image.Image:
    """The whole page in its state, in the gallery's own font.

    The style sheet with the font breaks the page's policy, which is therefore off here.
    """
    with opened(state, browser, stack, size=size, color_scheme=color_scheme, bypass_csp=True) as view:
        view.page.add_style_tag(content=_one_font())
        view.page.evaluate(_LOAD_FONTS)
        return picture(view.page)


def picture(page: Page) -> Image.Image:
    """The whole page as it is, at rest."""
    page.evaluate(SETTLE)
    page.evaluate(_TO_THE_BEGINNING)
    drawn = page.screenshot(full_page=True, animations="disabled")
    return Image.open(io.BytesIO(drawn)).convert("RGB")


def small(image: Image.Image) -> bytes:
    """As PNG of as few colours as show no difference."""
    for colours in _COLOURS:
        reduced = image.quantize(colours, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
        if difference(image, reduced).pixels == 0:
            break
    return _png(reduced)


def fine(image: Image.Image) -> bytes:
    """As PNG for readers: of 256 colours, which are enough for soft shadows."""
    return _png(image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


@cache
def _one_font() -> str:
    """A list is as wide as its widest choice; choices in scripts that this font lacks are left out."""
    faces = "\n".join(_face(weight) for weight in _WEIGHTS)
    everywhere = "*, ::before, ::after { font-family: 'Gallery' !important; }"
    return f"{faces}\n{everywhere}\noption:not(:checked) {{ display: none; }}"


def _face(weight: int) -> str:
    file = (_FONTS / f"noto-sans-latin-{weight}-normal.woff2").read_bytes()
    source = f"data:font/woff2;base64,{base64.b64encode(file).decode()}"
    return (
        f"@font-face {{ font-family: 'Gallery'; font-weight: {weight}; src: url({source}) format('woff2'); }}"
    )
