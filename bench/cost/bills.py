"""Flows times prices: what a million runs of one cost, and what a month does."""

from collections.abc import Sequence
from dataclasses import dataclass

from calls import Flow
from price_table import PriceTable

MILLION = 1_000_000
GB = 1_000_000_000
MIB_PER_GIB = 1024
MS_PER_SECOND = 1000


@dataclass(frozen=True)
class Line:
    """Of a bill: a service, how much of it one run takes, and dollars for a million runs."""

    service: str
    quantity: float
    usd: float


def bill(flow: Flow, table: PriceTable) -> tuple[Line, ...]:
    """What a million runs of the flow cost, the firewall and Cognito's users apart."""
    quantities = {
        "lambda_requests": ("Lambda, requests", flow.lambda_calls),
        "lambda_gb_seconds": ("Lambda, GB-seconds", gb_seconds(flow, table)),
        "api_gateway_requests": ("API Gateway, requests", flow.api_calls),
        "cdn_requests": ("CloudFront, requests", flow.cdn_requests),
        "cdn_functions": ("CloudFront, functions", flow.cdn_requests),
        "cdn_gb": ("CloudFront, GB sent", flow.site_bytes / GB),
        "write_units": ("DynamoDB, write units", flow.write_units),
        "read_units": ("DynamoDB, read units", flow.read_units),
        "log_gb": ("CloudWatch Logs, GB", log_bytes(flow, table) / GB),
    }
    return tuple(
        Line(service, quantity, table.prices[name].of(quantity * MILLION))
        for name, (service, quantity) in quantities.items()
    )


def total(lines: Sequence[Line]) -> float:
    """Dollars for a million runs."""
    return sum(line.usd for line in lines)


def gb_seconds(flow: Flow, table: PriceTable) -> float:
    """What the functions of one run are billed for, by the assumed durations."""
    assumed = table.assumed
    triggers = sum(flow.triggers.values())
    # The ticket's deletion is the only request that a trigger makes; it counts as the API's here.
    api_ms = (
        flow.api_calls * assumed.own_ms
        + flow.dynamodb_requests * assumed.dynamodb_ms
        + sum(flow.backend_cognito.values()) * assumed.cognito_ms
    )
    cold_ms = assumed.cold_start_share * assumed.cold_start_ms
    api = (api_ms + flow.api_calls * cold_ms) * assumed.api_memory_mib
    trigger = triggers * (assumed.trigger_ms + cold_ms) * assumed.trigger_memory_mib
    return (api + trigger) / MS_PER_SECOND / MIB_PER_GIB


def log_bytes(flow: Flow, table: PriceTable) -> float:
    """What one run leaves in CloudWatch Logs: our lines, Lambda's and API Gateway's."""
    assumed = table.assumed
    of_aws = flow.lambda_calls * assumed.platform_log_bytes + flow.api_calls * assumed.access_log_bytes
    return flow.log_bytes + of_aws


def firewall_usd(flow: Flow, table: PriceTable) -> float:
    """What AWS WAF takes for a million runs: it sees what browsers ask of the sites and of Cognito."""
    seen = flow.cdn_requests + sum(flow.browser_cognito.values())
    return table.prices["firewall_requests"].of(seen * MILLION)


@dataclass(frozen=True)
class MonthlyBill:
    """Dollars of a month; `cognito` by plan."""

    flows: float
    firewall: float
    cognito: dict[str, float]


def monthly(flows: Sequence[Flow], table: PriceTable) -> MonthlyBill:
    """A month of the environment that the table describes."""
    month, by_name = table.month, {flow.name: flow for flow in flows}
    # Every session's first refresh, then the further ones.
    first = min(month.refreshes, month.sign_ins + month.silent_sign_ins)
    runs = {
        "sign_in": month.sign_ins,
        "silent_sign_in": month.silent_sign_ins,
        "first_refresh": first,
        "further_refresh": month.refreshes - first,
        "logout": month.logouts,
    }
    millions = {name: count * month.users / MILLION for name, count in runs.items()}
    fixed = table.prices["firewall_acl_months"].of(table.firewall.acls)
    fixed += table.prices["firewall_rule_months"].of(table.firewall.rules)
    return MonthlyBill(
        flows=sum(total(bill(by_name[name], table)) * count for name, count in millions.items()),
        firewall=fixed + sum(firewall_usd(by_name[name], table) * count for name, count in millions.items()),
        cognito={name: plan.of(month.users) for name, plan in table.plans.items()},
    )
