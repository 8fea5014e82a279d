"""An application's colour, with text on it that can be read."""

import re
from dataclasses import dataclass

_COLOR = re.compile(r"#[0-9a-f]{6}")
_PINE = "#0a6450"
_TEXTS = ("#ffffff", "#000000")
_NEARLY_BLACK = 0.04045
_CHANNEL_WEIGHTS = (0.2126, 0.7152, 0.0722)


@dataclass(frozen=True)
class Accent:
    """Two colours, `#rrggbb`, whose contrast is 4.5:1 or more (WCAG 2.2, 1.4.3)."""

    background: str
    text: str


def accent_of(color: str | None) -> Accent:
    """The colour itself as background; the SSO's own where there is none, or what is given is no `#rrggbb`.

    White or black, one of the two has 4.58:1 on any colour.
    """
    background = color if color is not None and _COLOR.fullmatch(color) else _PINE
    return Accent(background, max(_TEXTS, key=lambda text: contrast(text, background)))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return sum(weight * _linear(channel) for weight, channel in zip(_CHANNEL_WEIGHTS, channels, strict=True))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _NEARLY_BLACK else ((channel + 0.055) / 1.055) ** 2.4
