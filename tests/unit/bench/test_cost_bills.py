"""Every service's quantity times its price, and nothing left out or counted twice."""

import tomllib
from dataclasses import replace
from typing import Any

import pytest
from bills import bill, firewall_usd, gb_seconds, log_bytes, monthly, total
from calls import Flow
from cost_page import tables
from price_table import TABLE, PriceTable

FLOW = Flow(
    name="sign_in",
    site_files=7,
    site_bytes=2_000,
    api_requests=2,
    preflights=1,
    browser_cognito={"InitiateAuth": 1, "RespondToAuthChallenge": 1},
    backend_cognito={"AdminInitiateAuth": 1},
    triggers={"auth_challenge": 4, "pre_token_generation": 2},
    dynamodb_requests=5,
    write_units=13,
    read_units=11,
    log_bytes=700,
)


@pytest.fixture
def table() -> PriceTable:
    """A dollar for a million units of anything; round durations."""
    written: dict[str, Any] = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    for name, price in written["price"].items():
        price |= {"usd": 1.0, "per": 1 if name.endswith(("_gb", "_seconds", "_months")) else 1_000_000}
    written["assumed"] |= {"api_memory_mib": 1024, "trigger_memory_mib": 512, "own_ms": 10, "trigger_ms": 2}
    written["assumed"] |= {"dynamodb_ms": 4, "cognito_ms": 100, "cold_start_share": 0, "cold_start_ms": 1000}
    written["assumed"] |= {"platform_log_bytes": 100, "access_log_bytes": 10}
    return PriceTable.of(written)


def test_each_service_is_charged_for_what_a_run_takes(table: PriceTable) -> None:
    lines = {line.service: line.usd for line in bill(FLOW, table)}
    assert lines == pytest.approx(
        {
            "Lambda, requests": 9,
            "Lambda, GB-seconds": 156_000,
            "API Gateway, requests": 3,
            "CloudFront, requests": 10,
            "CloudFront, functions": 10,
            "CloudFront, GB sent": 2,
            "DynamoDB, write units": 13,
            "DynamoDB, read units": 11,
            "CloudWatch Logs, GB": 1.63,
        }
    )
    assert total(bill(FLOW, table)) == pytest.approx(sum(lines.values()))


def test_a_function_is_billed_while_it_waits_for_others(table: PriceTable) -> None:
    # 3 calls of 10 ms, 5 requests of 4 ms, 1 call of 100 ms at 1 GiB; 6 triggers of 2 ms at half of that.
    assert gb_seconds(FLOW, table) == pytest.approx(0.150 + 0.006)


def test_cold_starts_are_billed_by_their_share_of_all_calls(table: PriceTable) -> None:
    with_starts = replace(table, assumed=replace(table.assumed, cold_start_share=0.1))
    # 100 ms more for each of 3 calls at 1 GiB and each of 6 at half of that.
    assert gb_seconds(FLOW, with_starts) - gb_seconds(FLOW, table) == pytest.approx(0.300 + 0.300)


def test_the_log_has_lines_of_ours_of_lambda_and_of_api_gateway(table: PriceTable) -> None:
    assert log_bytes(FLOW, table) == 700 + 9 * 100 + 3 * 10


def test_the_firewall_sees_what_browsers_ask_of_sites_and_cognito(table: PriceTable) -> None:
    assert firewall_usd(FLOW, table) == pytest.approx(10 + 2)


def test_a_month_counts_each_session_s_first_refresh_once(table: PriceTable) -> None:
    nothing = replace(
        FLOW, site_files=0, site_bytes=0, api_requests=0, preflights=0, triggers={}, log_bytes=0
    )
    nothing = replace(nothing, backend_cognito={}, browser_cognito={}, dynamodb_requests=0, read_units=0)
    units = {
        "sign_in": 1,
        "silent_sign_in": 10,
        "first_refresh": 100,
        "further_refresh": 1000,
        "logout": 10_000,
    }
    flows = [replace(nothing, name=name, write_units=count) for name, count in units.items()]
    month = replace(table.month, users=2_000_000, sign_ins=3, silent_sign_ins=4, refreshes=9, logouts=1)
    spent = monthly(flows, replace(table, month=month))
    assert spent.flows == pytest.approx(2 * (3 * 1 + 4 * 10 + 7 * 100 + 2 * 1000 + 1 * 10_000))
    # Two web ACLs and eight rules, however little they see.
    assert spent.firewall == pytest.approx(2 + 8)
    assert spent.cognito["essentials"] == pytest.approx(1_990_000 * 0.015)


def test_the_page_shows_the_bill_of_each_flow(table: PriceTable) -> None:
    names = ("sign_in", "silent_sign_in", "first_refresh", "further_refresh", "logout", "order")
    page = tables([replace(FLOW, name=name) for name in names], table)
    assert "| DynamoDB, write units | 13.00 | 13.00 | 13.00 | 13.00 | 13.00 |" in page
    assert f"| **together** | **{total(bill(FLOW, table)):,.2f}** |" in page
    assert "| **Lambda calls** | 9 | 9 | 9 | 9 | 9 | 9 |" in page
