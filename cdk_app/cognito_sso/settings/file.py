"""Reads an environment's TOML file into `EnvironmentSettings`.

The keys of the file are the fields of the settings classes. A key that no class knows is an error, so a
misspelt setting never silently means its default.
"""

import dataclasses
import tomllib
import types
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from cognito_sso.settings.checks import SettingsError
from cognito_sso.settings.environment import EnvironmentSettings

_KINDS: dict[type, str] = {str: "a text", int: "a whole number", bool: "true or false"}


def load_environment(folder: Path, name: str) -> EnvironmentSettings:
    """The settings in `folder/name.toml`; the file's name is the environment's name.

    Raises `SettingsError` naming the key, also for a missing or unreadable file (key `environment`).
    """
    known = sorted(path.stem for path in folder.glob("*.toml"))
    if name not in known:
        raise SettingsError("environment", f"{name!r} is unknown; there are: {', '.join(known) or 'none'}.")
    try:
        document = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
        _require_numbers_of_toml(document)
    except OSError as error:
        raise SettingsError("environment", f"{name}.toml cannot be read: {error.strerror}.") from error
    except (ValueError, RecursionError) as error:  # beside TOML's own: no UTF-8, endless digits, deep nesting
        raise SettingsError("environment", f"{name}.toml is not valid TOML: {error}.") from error
    return parse_environment(name, document)


def parse_environment(name: str, document: dict[str, Any]) -> EnvironmentSettings:
    """The settings in a TOML document that is already parsed. Raises `SettingsError` naming the key."""
    if "name" in document:
        raise SettingsError("name", "is not a setting; the file's name is the environment's name.")
    settings = _build(EnvironmentSettings, {**document, "name": name}, path="")
    if not isinstance(settings, EnvironmentSettings):
        raise TypeError(settings)
    return settings


def _require_numbers_of_toml(value: object) -> None:
    """Whole numbers have 64 bits, says TOML; Python would not even print a long one. Raises ValueError."""
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise ValueError("a number has more than 64 bits")
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _require_numbers_of_toml(each)


def _build(kind: type, table: object, *, path: str) -> object:
    if not isinstance(table, dict):
        raise SettingsError(path, f"{table!r} must be a table of settings.")
    fields = {f.name: f for f in dataclasses.fields(kind)}
    hints = get_type_hints(kind)
    for key in table:
        if key not in fields:
            raise SettingsError(
                _join(path, key), f"is not a setting; known here: {', '.join(sorted(fields))}."
            )
    for key, each in fields.items():
        no_default = each.default is dataclasses.MISSING and each.default_factory is dataclasses.MISSING
        if key not in table and no_default:
            raise SettingsError(_join(path, key), "is missing.")
    values = {key: _convert(hints[key], value, path=_join(path, key)) for key, value in table.items()}
    try:
        return kind(**values)
    except SettingsError as error:
        raise (error.within(path) if path else error) from None


def _convert(hint: object, value: object, *, path: str) -> object:
    if get_origin(hint) is types.UnionType:
        hint = next(option for option in get_args(hint) if option is not type(None))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _build(hint, value, path=path)
    if get_origin(hint) is tuple:
        return _convert_list(get_args(hint)[0], value, path=path)
    for kind, described in _KINDS.items():
        if hint is kind and type(value) is not kind:
            raise SettingsError(path, f"{value!r} must be {described}.")
    return value


def _convert_list(hint: object, value: object, *, path: str) -> object:
    if not isinstance(value, list):
        raise SettingsError(path, f"{value!r} must be a list.")
    return tuple(_convert(hint, item, path=f"{path}[{index}]") for index, item in enumerate(value))


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key
