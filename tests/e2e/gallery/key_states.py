"""The states whose looks are kept: as pictures to compare with, and as pictures in the documentation."""

import re
from dataclasses import dataclass
from pathlib import Path

from gallery.all_states import state_named
from gallery.state import DESK, PHONE, PageState, Scheme, Size
from local_stack import ROOT

BASELINES = Path(__file__).parents[1] / "visual"
PICTURES = ROOT / "docs" / "images"
TABLET = Size(768, 1024)
SCREEN = Size(1440, 900)
DOCUMENTED_SIZES = (PHONE, TABLET, SCREEN)

_COMPARED = (
    "sign-in branded",
    "sign-in wrong password",
    "second factor set-up",
    "register rules partly met",
    "confirm wrong code",
    "join",
    "problem unknown application",
    "account profile unsaved",
    "account devices",
    "account sign-in again",
    "shop home",
    "shop orders",
)
_DOCUMENTED = {
    "sign-in": "Signing in",
    "sign-in branded": "Signing in, with an application's own colour and logo",
    "register rules partly met": "Creating an account",
    "confirm": "The code of the confirmation",
    "second factor set-up": "Setting up a second factor",
    "recover code": "A forgotten password",
    "account profile": "The account",
    "account devices": "Where somebody is signed in",
    "shop orders": "The example application",
}


@dataclass(frozen=True)
class Portrait:
    """One state in one look."""

    state: PageState
    size: Size
    color_scheme: Scheme

    def __str__(self) -> str:
        return f"{slug(self.state.name)}.{self.size.width}.{self.color_scheme}"

    @property
    def file_name(self) -> str:
        return f"{self}.png"


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def compared() -> list[Portrait]:
    """Light on a desk, dark on a phone."""
    states = [state_named(name) for name in _COMPARED]
    return [
        portrait
        for state in states
        for portrait in (Portrait(state, DESK, "light"), Portrait(state, PHONE, "dark"))
    ]


def documented() -> dict[str, list[Portrait]]:
    """Caption → every size in light and in dark."""
    schemes: tuple[Scheme, ...] = ("light", "dark")
    return {
        caption: [
            Portrait(state_named(name), size, scheme) for size in DOCUMENTED_SIZES for scheme in schemes
        ]
        for name, caption in _DOCUMENTED.items()
    }
