"""The tables of docs/cost.md: what the flows ask of AWS, and what that costs."""

from collections.abc import Mapping, Sequence

from bills import bill, firewall_usd, gb_seconds, log_bytes, monthly, total
from calls import Flow
from price_table import PriceTable

NOTES = {"lite": ", which does not suffice", "plus": ", with threat protection"}
PRICED = ("sign_in", "silent_sign_in", "first_refresh", "further_refresh", "logout")


def tables(flows: Sequence[Flow], table: PriceTable) -> str:
    """Calls, dollars for a million runs, a month, and where the prices come from."""
    priced = [flow for flow in flows if flow.name in PRICED]
    return "\n\n".join(
        [_calls(flows), _millions(priced, table), _month(flows, table), _assumptions(table), _sources(table)]
    )


def _calls(flows: Sequence[Flow]) -> str:
    rows: dict[str, list[str]] = {
        "files from the sites": [f"{flow.site_files}" for flow in flows],
        "API requests": [f"{flow.api_requests}" for flow in flows],
        "preflights (CORS)": [f"{flow.preflights}" for flow in flows],
        "**CloudFront requests**": [f"{flow.cdn_requests}" for flow in flows],
        "bytes sent": [f"{flow.site_bytes:,}" for flow in flows],
        "**API Gateway requests**": [f"{flow.api_calls}" for flow in flows],
        "**Lambda calls**": [f"{flow.lambda_calls}" for flow in flows],
        "of them the API's": [f"{flow.api_calls}" for flow in flows],
        "of them `auth_challenge`": [_count(flow.triggers, "auth_challenge") for flow in flows],
        "of them `pre_token_generation`": [_count(flow.triggers, "pre_token_generation") for flow in flows],
        "**Cognito, by the browser**": [_named(flow.browser_cognito) for flow in flows],
        "**Cognito, by the backend**": [_named(flow.backend_cognito) for flow in flows],
        "**DynamoDB requests**": [f"{flow.dynamodb_requests}" for flow in flows],
        "write units": [f"{flow.write_units}" for flow in flows],
        "read units": [f"{flow.read_units}" for flow in flows],
    }
    return _table("one run takes", flows, rows)


def _millions(flows: Sequence[Flow], table: PriceTable) -> str:
    bills = [bill(flow, table) for flow in flows]
    rows = {lines[0].service: [f"{line.usd:,.2f}" for line in lines] for lines in zip(*bills, strict=True)}
    rows["**together**"] = [f"**{total(lines):,.2f}**" for lines in bills]
    rows["AWS WAF, where there is a firewall"] = [f"{firewall_usd(flow, table):,.2f}" for flow in flows]
    rows["(Lambda, milliseconds at 1 GiB)"] = [f"{gb_seconds(flow, table) * 1000:,.0f}" for flow in flows]
    rows["(log, bytes)"] = [f"{log_bytes(flow, table):,.0f}" for flow in flows]
    return _table(f"US dollars for a million, {table.region}", flows, rows)


def _month(flows: Sequence[Flow], table: PriceTable) -> str:
    month, spent = table.month, monthly(flows, table)
    rows = [
        ("all of the above but the firewall", spent.flows),
        ("AWS WAF, where there is a firewall", spent.firewall),
        *((f"Cognito, {plan.title()} plan{NOTES.get(plan, '')}", usd) for plan, usd in spent.cognito.items()),
    ]
    head = (
        f"| US dollars for a month of {month.users:,.0f} users, each with {month.sign_ins:g} sign-ins,"
        f" {month.silent_sign_ins:g} silent ones, {month.refreshes:g} refreshes,"
        f" {month.logouts:g} of signing out | |"
    )
    return "\n".join([head, "|---|--:|", *(f"| {name} | {usd:,.0f} |" for name, usd in rows)])


def _assumptions(table: PriceTable) -> str:
    assumed = table.assumed
    rows = [
        ("an API call by itself", f"{assumed.own_ms:g} ms"),
        ("a trigger by itself", f"{assumed.trigger_ms:g} ms"),
        ("a request to DynamoDB", f"{assumed.dynamodb_ms:g} ms"),
        ("a call of Cognito by the backend, with its triggers", f"{assumed.cognito_ms:g} ms"),
        ("a cold start", f"{assumed.cold_start_ms:g} ms, {assumed.cold_start_share:.0%} of the calls"),
        ("memory of the API's function, of a trigger's", _memory(table)),
        ("Lambda's own lines in the log of a call", f"{assumed.platform_log_bytes:g} bytes"),
        ("API Gateway's line for a request", f"{assumed.access_log_bytes:g} bytes"),
    ]
    return "\n".join(["| assumed | |", "|---|--:|", *(f"| {name} | {value} |" for name, value in rows)])


def _memory(table: PriceTable) -> str:
    return f"{table.assumed.api_memory_mib:g} MiB, {table.assumed.trigger_memory_mib:g} MiB"


def _sources(table: PriceTable) -> str:
    prices = [
        (name, f"{price.usd:.10f}".rstrip("0").rstrip("."), f"{price.per:,.0f}", price.page, price.read_at)
        for name, price in table.prices.items()
    ]
    plans = [
        (
            f"Cognito, {name.title()}",
            _tiers(plan.tiers),
            f"user, {plan.free:,.0f} free",
            plan.page,
            plan.read_at,
        )
        for name, plan in table.plans.items()
    ]
    head = f"| price, looked up on {table.looked_up} | US dollars | for | read at |\n|---|--:|--:|---|"
    rows = [
        f"| [{name}]({page}) | {usd} | {per} | <{read_at}> |"
        for name, usd, per, page, read_at in prices + plans
    ]
    return "\n".join([head, *rows])


def _tiers(tiers: Sequence[tuple[float, float]]) -> str:
    return ", ".join(f"{usd:g} up to {up_to:,.0f}" if up_to else f"{usd:g}" for up_to, usd in tiers)


def _table(head: str, flows: Sequence[Flow], rows: Mapping[str, Sequence[str]]) -> str:
    lines = [f"| {head} | {' | '.join(flow.title for flow in flows)} |", f"|---|{'--:|' * len(flows)}"]
    return "\n".join([*lines, *(f"| {name} | {' | '.join(cells)} |" for name, cells in rows.items())])


def _count(counts: Mapping[str, int], name: str) -> str:
    return str(counts.get(name, 0))


def _named(calls: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in calls.items()) or "none"
