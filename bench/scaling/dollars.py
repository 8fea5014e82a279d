"""What the mix costs in a month at each rate, by the flows and prices of `bench/cost`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bills import MILLION, bill, firewall_usd, total
from calls import Flow
from model import Mix
from price_table import PriceTable

SECONDS_OF_A_MONTH = 30 * 86_400
PLAN = "essentials"
"""The least plan of Cognito that will do."""


@dataclass(frozen=True)
class Month:
    """Dollars of a month, day and night at one rate; `users` are the active ones that Cognito charges for."""

    flows: float
    firewall: float
    users: float
    cognito: float


def uncounted(flows: Sequence[Flow], mix: Mix) -> list[str]:
    """What of the mix `bench/cost` does not count, so it is in no sum."""
    counted = {flow.name for flow in flows}
    return [name for name in mix if name not in counted]


def month_at(rate: float, mix: Mix, flows: Sequence[Flow], table: PriceTable) -> Month:
    """Of so many sign-ins a second. Each user signs in as often as the price table's month says."""
    by_name: Mapping[str, Flow] = {flow.name: flow for flow in flows}
    sign_ins = rate * SECONDS_OF_A_MONTH
    millions = {name: sign_ins * count / MILLION for name, count in mix.items() if name in by_name}
    users = sign_ins * mix["sign_in"] / table.month.sign_ins
    fixed = table.prices["firewall_acl_months"].of(table.firewall.acls)
    fixed += table.prices["firewall_rule_months"].of(table.firewall.rules)
    return Month(
        flows=sum(total(bill(by_name[name], table)) * count for name, count in millions.items()),
        firewall=fixed + sum(firewall_usd(by_name[name], table) * count for name, count in millions.items()),
        users=users,
        cognito=table.plans[PLAN].of(users),
    )
