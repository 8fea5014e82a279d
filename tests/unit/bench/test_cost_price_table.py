"""Whoever changes a price is told in a sentence what is wrong with it, and never gets a wrong sum."""

import copy
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from price_table import TABLE, Plan, Price, PriceTable, PriceTableError

Damage = Callable[[dict[str, Any]], object]


@pytest.fixture
def written() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def test_the_project_s_own_table_can_be_read() -> None:
    table = PriceTable.read()
    assert table.prices["lambda_requests"].of(5_000_000) == pytest.approx(1.0)
    assert all(price.page.startswith("https://aws.amazon.com/") for price in table.prices.values())


def price(name: str, **changed: object) -> Damage:
    return lambda table: table["price"][name].update(changed)


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda table: table["price"].pop("read_units"), "The price table has no [price.read_units]."),
        (
            lambda table: table["price"]["read_units"].pop("usd"),
            "price.read_units.usd is missing; it must be a number from 0 on.",
        ),
        (price("log_gb", usd="0.50"), "price.log_gb.usd must be a number from 0 on, not '0.50'."),
        (price("log_gb", usd=True), "price.log_gb.usd must be a number from 0 on, not True."),
        (price("log_gb", usd=float("nan")), "price.log_gb.usd must be a number from 0 on, not nan."),
        (price("log_gb", usd=-1), "price.log_gb.usd must be a number from 0 on, not -1."),
        (
            price("log_gb", per=0),
            "price.log_gb.per must not be 0: it is the number of units that the price is for.",
        ),
        (price("log_gb", read_at=""), "price.log_gb.read_at is missing; it must be a text."),
        (
            lambda table: table["cognito"]["plus"].update(tiers=[]),
            "cognito.plus.tiers must be a list of [users, dollars], such as [[0, 0.015]].",
        ),
        (
            lambda table: table["cognito"]["plus"].update(tiers=[[100, 0.02]]),
            "The last of cognito.plus.tiers must be for all further users, [0, dollars].",
        ),
        (
            lambda table: table["assumed"].pop("own_ms"),
            "assumed.own_ms is missing; it must be a number from 0 on.",
        ),
        (lambda table: table.pop("month"), "The price table has no [month]."),
        (lambda table: table.pop("region"), "region is missing; it must be a text."),
    ],
)
def test_what_is_wrong_is_said(written: dict[str, Any], damage: Damage, sentence: str) -> None:
    table = copy.deepcopy(written)
    damage(table)
    with pytest.raises(PriceTableError) as refused:
        PriceTable.of(table)
    assert str(refused.value) == sentence


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[price", encoding="utf-8")
    with pytest.raises(PriceTableError, match=r"^mine\.toml is no TOML: "):
        PriceTable.read(path)


def test_a_price_is_for_so_many_units() -> None:
    assert Price(0.01, 10_000, "", "").of(2_500_000) == pytest.approx(2.5)


@pytest.mark.parametrize(
    ("users", "usd"),
    [(0, 0), (10, 0), (11, 2), (100, 180), (101, 181), (1000, 1080)],
)
def test_a_plan_charges_each_tier_s_users_at_its_price(users: int, usd: float) -> None:
    assert Plan(10, ((100, 2.0), (0, 1.0)), "", "").of(users) == pytest.approx(usd)
