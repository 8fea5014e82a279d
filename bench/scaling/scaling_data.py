"""`scaling.toml`, read and checked: whoever changes a number is told in a sentence what is wrong."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

DATA = Path(__file__).with_name("scaling.toml")
EXECUTIONS = "executions"
"""Functions that run at the same moment: by Little's law, what they take each second in seconds."""
FUNCTIONS = ("sso_rest", "orders_rest", "triggers")
THINGS = (
    "sso_requests",
    "orders_requests",
    "site_requests",
    "authentications",
    "challenge_answers",
    "user_creations",
    "mails",
    "table_writes",
    "table_reads",
    "record_reads",
    "application_reads",
    "order_writes",
    "ended_sessions",
)
"""What a flow takes some of; what it does not name it takes none of."""
WORK = ("invocations", "dynamodb", "cognito")


class ScalingError(ValueError):
    """Something in the data is missing, misspelt or no number. The message says what."""


@dataclass(frozen=True)
class Work:
    """Of one flow in one kind of function; `cpu`: milliseconds of our own code, or a measured flow's name."""

    invocations: float
    cpu: float | str
    dynamodb: float
    cognito: float


@dataclass(frozen=True)
class FlowNeeds:
    """What one flow takes."""

    things: Mapping[str, float]
    functions: Mapping[str, Work]


@dataclass(frozen=True)
class Limit:
    """A quota for something, or for several things together, in a second.

    `one_application`: not of all, but of what the busiest application brings. `by` is who could raise it.
    """

    name: str
    of: tuple[str, ...]
    per_second: float
    one_application: bool
    by: str
    seen: str
    source: str


@dataclass(frozen=True)
class AddressRule:
    """What one address may ask for in the firewall's window, and what of it a sign-in and a refresh take."""

    name: str
    quota: float
    sign_in: float
    refresh: float


@dataclass(frozen=True)
class Address:
    """The firewall's window, how often a page at work refreshes, and the rules."""

    window_seconds: float
    refreshed_every_seconds: float
    rules: tuple[AddressRule, ...]


@dataclass(frozen=True)
class Scaling:
    """All of it. `share` is how much of each flow is at the busiest application."""

    rates: tuple[int, ...]
    mix: Mapping[str, float]
    share: Mapping[str, float]
    invocation_ms: float
    whole_processor: float
    flows: Mapping[str, FlowNeeds]
    limits: tuple[Limit, ...]
    address: Address

    @classmethod
    def read(cls, path: Path = DATA) -> Self:
        """Raises `ScalingError`."""
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ScalingError(f"{path.name} is no TOML: {error}.") from None
        return cls.of(data)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Raises `ScalingError`."""
        flows = {name: _flow(entry, f"flows.{name}") for name, entry in _section(data, "flows").items()}
        address = _section(data, "address")
        return cls(
            rates=_rates(data),
            mix=_of_flows(data, "mix", flows),
            share=_of_flows(data, "one_application", flows),
            invocation_ms=_number(_section(data, "times"), "invocation", "times"),
            whole_processor=_above_zero(_section(data, "memory"), "whole_processor", "memory"),
            flows=flows,
            limits=tuple(_limit(entry, f"limits, no. {n}") for n, entry in _numbered(data, "limits")),
            address=Address(
                _above_zero(address, "window_seconds", "address"),
                _above_zero(address, "refreshed_every_seconds", "address"),
                tuple(_rule(entry, f"address.rules, no. {n}") for n, entry in _numbered(address, "rules")),
            ),
        )


def _rates(data: Mapping[str, Any]) -> tuple[int, ...]:
    rates = data.get("rates")
    if not isinstance(rates, list) or not rates or not all(type(rate) is int and rate > 0 for rate in rates):
        raise ScalingError("rates must be a list of whole numbers above 0, such as [10, 100].")
    return tuple(rates)


def _of_flows(data: Mapping[str, Any], place: str, flows: Mapping[str, object]) -> dict[str, float]:
    """A number for each flow."""
    entry = _section(data, place)
    _only(entry, tuple(flows), place)
    return {name: _number(entry, name, place) for name in flows}


def _flow(entry: object, place: str) -> FlowNeeds:
    if not isinstance(entry, dict):
        raise ScalingError(f"{place} must be a table.")
    _only(entry, (*THINGS, "functions"), place)
    functions = _section(entry, "functions", f"{place}.functions")
    _only(functions, FUNCTIONS, f"{place}.functions")
    return FlowNeeds(
        {name: _number(entry, name, place) for name in entry if name != "functions"},
        {name: _work(functions, name, f"{place}.functions.{name}") for name in functions},
    )


def _work(functions: Mapping[str, Any], name: str, place: str) -> Work:
    entry = _section(functions, name, place)
    _only(entry, (*WORK, "cpu"), place)
    cpu = entry.get("cpu")
    known = cpu if isinstance(cpu, str) else _number(entry, "cpu", place)
    return Work(cpu=known, **{key: _number(entry, key, place) for key in WORK})


def _limit(entry: Mapping[str, Any], place: str) -> Limit:
    place = f"{place} ({entry.get('name', 'without a name')})"
    _only(entry, ("name", "of", "quota", "per_seconds", "one_application", "by", "seen", "source"), place)
    of = entry.get("of")
    things = tuple(of) if isinstance(of, list) else (of,)
    for thing in things:
        if thing not in (*THINGS, EXECUTIONS):
            raise ScalingError(
                f"{place}: of is {thing!r}, which is none of {', '.join((*THINGS, EXECUTIONS))}."
            )
    per_seconds = _above_zero(entry, "per_seconds", place) if "per_seconds" in entry else 1
    one_application = entry.get("one_application", False)
    if not isinstance(one_application, bool):
        raise ScalingError(f"{place}: one_application must be true or false, not {one_application!r}.")
    texts = {key: _text(entry, key, place) for key in ("name", "by", "seen", "source")}
    return Limit(
        of=things,
        per_second=_above_zero(entry, "quota", place) / per_seconds,
        one_application=one_application,
        **texts,
    )


def _rule(entry: Mapping[str, Any], place: str) -> AddressRule:
    _only(entry, ("name", "quota", "sign_in", "refresh"), place)
    return AddressRule(
        _text(entry, "name", place),
        _number(entry, "quota", place),
        _above_zero(entry, "sign_in", place),
        _number(entry, "refresh", place),
    )


def _numbered(data: Mapping[str, Any], key: str) -> list[tuple[int, Mapping[str, Any]]]:
    entries = data.get(key)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ScalingError(f"{key} must be a list of tables, [[{key}]].")
    return list(enumerate(entries, start=1))


def _section(data: Mapping[str, Any], key: str, place: str | None = None) -> Mapping[str, Any]:
    section = data.get(key)
    if not isinstance(section, dict):
        raise ScalingError(f"There is no [{place or key}].")
    return section


def _only(entry: Mapping[str, Any], known: Sequence[str], place: str) -> None:
    for key in entry:
        if key not in known:
            raise ScalingError(f"{place} has {key!r}, which is none of {', '.join(known)}.")


def _above_zero(entry: Mapping[str, Any], key: str, place: str) -> float:
    value = _number(entry, key, place)
    if value == 0:
        raise ScalingError(f"{place}: {key} must be above 0.")
    return value


def _number(entry: Mapping[str, Any], key: str, place: str) -> float:
    if key not in entry:
        raise ScalingError(f"{place}: {key} is missing; it must be a number from 0 on.")
    value = entry[key]
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (is_number and 0 <= value < float("inf")):
        raise ScalingError(f"{place}: {key} must be a number from 0 on, not {value!r}.")
    return float(value)


def _text(entry: Mapping[str, Any], key: str, place: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise ScalingError(f"{place}: {key} is missing; it must be a text.")
    return value
