"""Whether two pictures show the same, whatever the machine that smoothed their letters."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

_BLUR_PX = 2
"""Evens out how the edge of a letter was smoothed, but not where a line is."""
_VISIBLE = 14
"""Of 255, in any colour channel, after the blur."""
_TOLERATED_PX = 300
"""A word that is drawn half a pixel lower, which happens; a button that has moved is more."""


@dataclass(frozen=True)
class Difference:
    """`pixels` of the picture differ visibly; they are white in `shown`."""

    pixels: int
    shown: Image.Image

    def __bool__(self) -> bool:
        return self.pixels > _TOLERATED_PX


def difference(expected: Image.Image, actual: Image.Image) -> Difference:
    """Of two pictures; what one has beyond the other's edge differs altogether."""
    size = (max(expected.width, actual.width), max(expected.height, actual.height))
    apart = ImageChops.difference(_smooth(expected, size), _smooth(actual, size))
    red, green, blue = apart.split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    shown = most.point(lambda value: 255 if value > _VISIBLE else 0)
    return Difference(shown.histogram()[255], shown)


def _smooth(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """On a ground of no page's colour, so that another size shows."""
    ground = Image.new("RGB", size, "magenta")
    ground.paste(image.convert("RGB"))
    return ground.filter(ImageFilter.BoxBlur(_BLUR_PX))
