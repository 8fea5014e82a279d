"""docs/settings.md names every setting there is, and no other, with its type, default and range."""

import dataclasses
import re
import types
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import pytest
from cognito_sso import (
    ApplicationSettings,
    Branding,
    ChannelSettings,
    DomainSettings,
    EnvironmentSettings,
    FirewallSettings,
    MailSettings,
    MonitoringSettings,
    PasswordSettings,
    SessionSettings,
    SettingsError,
    SignUpSettings,
    SsoSettings,
    TokenSettings,
    UserMigrationSettings,
)

PAGE = (Path(__file__).parents[3] / "docs" / "settings.md").read_text(encoding="utf-8")
CLASSES: list[type] = [
    SsoSettings,
    EnvironmentSettings,
    PasswordSettings,
    SignUpSettings,
    SessionSettings,
    TokenSettings,
    MailSettings,
    MonitoringSettings,
    UserMigrationSettings,
    DomainSettings,
    FirewallSettings,
    ApplicationSettings,
    Branding,
    ChannelSettings,
]
KINDS: dict[object, str] = {str: "text", int: "whole number", bool: "true or false"}
WITHIN: dict[tuple[type, str], dict[str, Any]] = {(SessionSettings, "absolute_minutes"): {"idle_minutes": 5}}
"""What else must be said for a value at the end of its range."""


def rows(kind: type) -> dict[str, list[str]]:
    """Key → the other cells of its row, under the heading that ends with the class."""
    (section,) = re.findall(rf"^## [^\n]*`{kind.__name__}`\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    found = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|(.*?)\| (.*?) \|$", section, re.MULTILINE)
    return {key: [cell.strip() for cell in cells] for key, *cells in found}


def fields(kind: type) -> list[dataclasses.Field[Any]]:
    """Those that the page lists under this class: what it inherits stands under the other."""
    inherited = (
        {each.name for each in dataclasses.fields(SsoSettings)} if kind is EnvironmentSettings else set()
    )
    return [each for each in dataclasses.fields(kind) if each.name not in inherited]


def type_in_words(hint: object) -> str:
    if get_origin(hint) is types.UnionType:
        # A file has a text where code may also give a path.
        (hint,) = (each for each in get_args(hint) if each not in (type(None), Path))
    if get_origin(hint) is Literal:
        return "choice"
    if get_origin(hint) is tuple:
        return f"list of {type_in_words(get_args(hint)[0])}s"
    return "table" if dataclasses.is_dataclass(hint) else KINDS[hint]


def default_in_words(field: dataclasses.Field[Any]) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return "its defaults"
    if field.default is dataclasses.MISSING:
        return "required"
    return "none" if field.default is None else f"`{as_toml(field.default)}`"


def as_toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return f"[{', '.join(map(as_toml, value))}]"
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        said = {key: each for key, each in dataclasses.asdict(value).items() if each is not None}
        return f"{{{', '.join(f'{key} = {as_toml(each)}' for key, each in said.items())}}}"
    return str(value)


@pytest.mark.parametrize("kind", CLASSES)
def test_it_names_every_setting_and_no_other(kind: type) -> None:
    assert list(rows(kind)) == [each.name for each in fields(kind)]


@pytest.mark.parametrize("kind", CLASSES)
def test_types_and_defaults_are_right(kind: type) -> None:
    hints = get_type_hints(kind)
    for field in fields(kind):
        in_words, default, _, meaning = rows(kind)[field.name]
        assert in_words == type_in_words(hints[field.name]), field.name
        assert default == default_in_words(field), field.name
        assert len(meaning) > 5, field.name


@pytest.mark.parametrize("kind", CLASSES)
def test_choices_are_all_there(kind: type) -> None:
    for key, hint in get_type_hints(kind).items():
        if get_origin(hint) is Literal and key in rows(kind):
            assert rows(kind)[key][2] == ", ".join(f'`"{each}"`' for each in get_args(hint)), key


RANGES = [
    (kind, key, int(low.replace(",", "")), int(high.replace(",", "")))
    for kind in CLASSES
    for key, (_, _, text, _) in rows(kind).items()
    for low, high in re.findall(r"^([\d,]+) to ([\d,]+)", text)
    if rows(kind)[key][0] == "whole number"
]


@pytest.mark.parametrize(
    ("kind", "key", "low", "high"), RANGES, ids=[f"{k.__name__}.{key}" for k, key, *_ in RANGES]
)
def test_ranges_are_right(kind: type, key: str, low: int, high: int) -> None:
    others = {**WITHIN.get((kind, key), {}), **required(kind)}
    for value in (low, high):
        assert getattr(kind(**others, **{key: value}), key) == value
    for value in (low - 1, high + 1):
        with pytest.raises(SettingsError, match=rf"^{key}: "):
            kind(**others, **{key: value})


def required(kind: type) -> dict[str, Any]:
    return {"id": "shop", "name": "Shop"} if kind is ApplicationSettings else {}


def test_most_numbers_have_a_range() -> None:
    assert len(RANGES) > 12


def test_links_lead_to_headings() -> None:
    headings = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}
    assert {*re.findall(r"\(#(.*?)\)", PAGE)} <= anchors
