"""Branding as an operator gives it: the same rules as in a stack's declaration."""

from collections.abc import Mapping
from dataclasses import asdict, replace

from sso_auth.http_errors import invalid_request

from chalicelib.models.application import Branding
from chalicelib.operator.arguments import Arguments
from chalicelib.services.branding import InvalidBranding, read_branding

BRANDING = ("accent_color", "logo")
"""The arguments that say it."""

REMOVED = {"no_accent_color": "accent_color", "no_logo": "logo"}
"""Flags, and what each takes away."""


def given_branding(arguments: Arguments) -> Branding:
    """What the arguments say, or `invalid_request` naming the wrong one."""
    return _read({name: arguments.raw(name) for name in BRANDING})


def changed_branding(before: Branding, arguments: Arguments) -> Branding:
    """The branding with what is given and without what is taken away; `invalid_request` for both at once."""
    gone = {name for flag, name in REMOVED.items() if arguments.flag(flag)}
    for name in gone:
        if name in arguments:
            raise arguments.wrong(name, f"and no_{name} contradict each other")
    given = asdict(given_branding(arguments))
    changed = {name: value for name, value in given.items() if value is not None or name in gone}
    return replace(before, **changed)


def recorded_branding(declared: object, *, within: str) -> Branding:
    """That of an exported record; `within` is where it stands. `invalid_request` naming what is wrong."""
    if not isinstance(declared, Mapping) or not declared.keys() <= {*BRANDING}:
        raise invalid_request(f"{within} must have accent_color, logo and no more.")
    return _read(declared, within=f"{within}.")


def _read(declared: Mapping[str, object], *, within: str = "") -> Branding:
    try:
        return read_branding(declared)
    except InvalidBranding as error:
        raise invalid_request(f"{within}{error}") from None
