"""The price table `prices.toml`, read and checked: whoever changes it is told in a sentence what is wrong."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Self

TABLE = Path(__file__).with_name("prices.toml")
PRICES = (
    "lambda_requests",
    "lambda_gb_seconds",
    "api_gateway_requests",
    "cdn_requests",
    "cdn_functions",
    "cdn_gb",
    "write_units",
    "read_units",
    "log_gb",
    "firewall_requests",
    "firewall_acl_months",
    "firewall_rule_months",
)
PLANS = ("lite", "essentials", "plus")


class PriceTableError(ValueError):
    """Something in the table is missing or is no number. The message says what."""


@dataclass(frozen=True)
class Price:
    """US dollars for `per` units; `page` is AWS's own, `read_at` where the figure was read."""

    usd: float
    per: float
    page: str
    read_at: str

    def of(self, quantity: float) -> float:
        """What so many units cost."""
        return quantity * self.usd / self.per


@dataclass(frozen=True)
class Plan:
    """A feature plan of Cognito: each tier goes up to a number of users, the last one on and on (0)."""

    free: float
    tiers: tuple[tuple[float, float], ...]
    page: str
    read_at: str

    def of(self, users: float) -> float:
        """What a month with so many active users costs."""
        total, charged = 0.0, self.free
        for up_to, usd in self.tiers:
            end = min(users, up_to) if up_to else users
            total += max(0.0, end - charged) * usd
            charged = max(charged, end)
        return total


@dataclass(frozen=True, kw_only=True)
class Assumed:
    """Milliseconds, mebibytes and bytes of a run that nobody has measured on AWS."""

    api_memory_mib: float
    trigger_memory_mib: float
    own_ms: float
    trigger_ms: float
    dynamodb_ms: float
    cognito_ms: float
    cold_start_share: float
    cold_start_ms: float
    platform_log_bytes: float
    access_log_bytes: float


@dataclass(frozen=True, kw_only=True)
class Month:
    """How much an environment is used; all but `users` are of each user."""

    users: float
    sign_ins: float
    silent_sign_ins: float
    refreshes: float
    logouts: float


@dataclass(frozen=True, kw_only=True)
class FirewallSize:
    """What the settings' firewall is made of."""

    acls: float
    rules: float


@dataclass(frozen=True)
class PriceTable:
    """All of it."""

    region: str
    looked_up: str
    prices: Mapping[str, Price]
    plans: Mapping[str, Plan]
    assumed: Assumed
    month: Month
    firewall: FirewallSize

    @classmethod
    def read(cls, path: Path = TABLE) -> Self:
        """Raises `PriceTableError`."""
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise PriceTableError(f"{path.name} is no TOML: {error}.") from None
        return cls.of(table)

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Self:
        """Raises `PriceTableError`."""
        prices, plans = _section(table, "price"), _section(table, "cognito")
        return cls(
            region=_text(table, "region", "region"),
            looked_up=_text(table, "looked_up", "looked_up"),
            prices={name: _price(prices, name) for name in PRICES},
            plans={name: _plan(plans, name) for name in PLANS},
            assumed=Assumed(**_numbers(table, "assumed", Assumed)),
            month=Month(**_numbers(table, "month", Month)),
            firewall=FirewallSize(**_numbers(table, "firewall", FirewallSize)),
        )


def _price(prices: Mapping[str, Any], name: str) -> Price:
    place = f"price.{name}"
    entry = _section(prices, name, place)
    per = _number(entry, "per", place)
    if per == 0:
        raise PriceTableError(f"{place}.per must not be 0: it is the number of units that the price is for.")
    return Price(_number(entry, "usd", place), per, **_sources(entry, place))


def _plan(plans: Mapping[str, Any], name: str) -> Plan:
    place = f"cognito.{name}"
    entry = _section(plans, name, place)
    tiers = entry.get("tiers")
    if not isinstance(tiers, list) or not tiers or not all(_is_tier(tier) for tier in tiers):
        raise PriceTableError(f"{place}.tiers must be a list of [users, dollars], such as [[0, 0.015]].")
    if tiers[-1][0] != 0:
        raise PriceTableError(f"The last of {place}.tiers must be for all further users, [0, dollars].")
    free = _number(entry, "free", place)
    return Plan(free, tuple((float(up_to), float(usd)) for up_to, usd in tiers), **_sources(entry, place))


def _sources(entry: Mapping[str, Any], place: str) -> dict[str, str]:
    return {key: _text(entry, key, f"{place}.{key}") for key in ("page", "read_at")}


def _is_tier(tier: object) -> bool:
    return isinstance(tier, list) and len(tier) == len(("users", "dollars")) and all(map(_is_number, tier))


def _numbers(table: Mapping[str, Any], name: str, kind: type) -> dict[str, float]:
    entry = _section(table, name)
    return {field.name: _number(entry, field.name, name) for field in fields(kind)}


def _section(table: Mapping[str, Any], key: str, place: str | None = None) -> Mapping[str, Any]:
    section = table.get(key)
    if not isinstance(section, dict):
        raise PriceTableError(f"The price table has no [{place or key}].")
    return section


def _number(entry: Mapping[str, Any], key: str, place: str) -> float:
    if key not in entry:
        raise PriceTableError(f"{place}.{key} is missing; it must be a number from 0 on.")
    value = entry[key]
    if not _is_number(value):
        raise PriceTableError(f"{place}.{key} must be a number from 0 on, not {value!r}.")
    return float(value)


def _is_number(value: object) -> bool:
    # A bool is an int to isinstance; nan is no price.
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < float("inf")


def _text(entry: Mapping[str, Any], key: str, place: str) -> str:
    value = entry.get(key)
    if not isinstance(value, str) or not value:
        raise PriceTableError(f"{place} is missing; it must be a text.")
    return value
