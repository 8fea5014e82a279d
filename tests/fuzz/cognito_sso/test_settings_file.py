"""An environment's file: settings, or an error that names the key. Nothing half read, no other exception."""

import dataclasses
import tomllib
from pathlib import Path
from typing import Any, get_args, get_type_hints

from cognito_sso.settings.checks import SettingsError
from cognito_sso.settings.environment import EnvironmentSettings
from cognito_sso.settings.file import load_environment, parse_environment
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from scratch import FOLDER
from strange import NUMBERS, TEXTS

ROOT = Path(__file__).parents[3]
SHIPPED = {file.stem: file.read_bytes() for file in sorted((ROOT / "environments").glob("*.toml"))}


def is_sound(settings: EnvironmentSettings) -> None:
    """What reaches a template is plain, but for the name of a logo's file, which does not."""
    for value in texts_in(settings):
        assert value.isprintable(), value
    for code in (settings.region, settings.account or "", settings.name):
        assert code.isascii()
    assert not settings.is_local or settings.firewall is None
    hash(settings)


def texts_in(value: object) -> list[str]:
    if dataclasses.is_dataclass(value):
        return [text for name, each in vars(value).items() if name != "logo" for text in texts_in(each)]
    if isinstance(value, tuple):
        return [text for each in value for text in texts_in(each)]
    return [value] if isinstance(value, str) else []


@any_bytes(
    *SHIPPED.values(),
    b"a = " + b"[" * 3000,
    b"region = " + b"9" * 5000,
    b"account = 0x" + b"f" * 5000,
    b"[" * 40 + b"a",
    b"a." * 2000 + b"a = 1",
    b'region = "eu-west-\xd9\xa3"',
    b'region = "eu-west-1"\naccount = "' + b"\xd9\xa1" * 12 + b'"',
    b'region = "eu-west-1"\n[[applications]]\nid = "a1"\nname = "A"\nbranding.logo = "\\u0000.svg"',
    b"region = 1979-05-27T07:32:00Z\nmfa = inf\npassword = nan",
    b"\xff\xfe",
)
def test_any_bytes(content: bytes) -> None:
    (FOLDER / "dev.toml").write_bytes(content)
    try:
        settings = load_environment(FOLDER, "dev")
    except SettingsError as error:
        assert error.key
        assert error.problem.endswith(".")
    else:
        tomllib.loads(content.decode())
        is_sound(settings)


SCALARS: st.SearchStrategy[object] = TEXTS | st.integers() | st.booleans() | NUMBERS | st.datetimes()
GOOD = st.sampled_from(
    [
        *[
            "eu-west-1",
            "cn-north-1",
            "000000000000",
            "sso.example.com",
            "example.com",
            "Z0123456789ABC",
            "optional",
        ],
        *[
            "https://shop.example.com/success",
            "http://shop.localhost:4566/",
            "no-reply@example.com",
            "shop",
            "web",
        ],
        *[
            "arn:aws:acm:us-east-1:000000000000:certificate/a-1",
            "eu-west-1_AbC",
            "a1b2",
            "#7a1f5c",
            "logo.svg",
            "open",
        ],
        *[1, 5, 12, 30, 60, 90, 100, 300, 3000, True, False],
    ]
)


def tables_of(kind: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Tables with the keys of a settings class, each with something that may fit."""
    hints = get_type_hints(kind)
    fields = {one.name: values_of(hints[one.name]) for one in dataclasses.fields(kind) if one.name != "name"}
    if kind is not EnvironmentSettings and "name" in hints:
        fields["name"] = values_of(str)
    return st.fixed_dictionaries({}, optional={**fields, "unknown": SCALARS})


def values_of(hint: Any) -> st.SearchStrategy[Any]:
    options = [one for one in (hint, *get_args(hint)) if isinstance(one, type)]
    for option in options:
        if dataclasses.is_dataclass(option):
            table = st.deferred(lambda option=option: tables_of(option))  # type: ignore[misc]
            return GOOD | SCALARS | table | st.lists(table, max_size=2)
    return GOOD | SCALARS | st.lists(GOOD | SCALARS, max_size=2)


@any_values(name=st.sampled_from(["dev", "local", "prod"]) | TEXTS, document=tables_of(EnvironmentSettings))
def test_any_document(name: str, document: dict[str, Any]) -> None:
    try:
        settings = parse_environment(name, document)
    except SettingsError as error:
        assert error.key
    else:
        is_sound(settings)


NAMED = {name: tomllib.loads(content.decode()) for name, content in SHIPPED.items()}


@any_values(
    name=st.sampled_from([*NAMED]),
    key=st.sampled_from(sorted({key for document in NAMED.values() for key in document})),
    value=tables_of(EnvironmentSettings) | GOOD | SCALARS,
)
def test_a_shipped_environment_with_one_key_changed(name: str, key: str, value: Any) -> None:
    changed = value.get(key, value) if isinstance(value, dict) else value
    try:
        settings = parse_environment(name, {**NAMED[name], key: changed})
    except SettingsError as error:
        assert error.key.startswith((key, "applications", "environment"))
    else:
        is_sound(settings)
