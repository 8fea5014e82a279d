"""What the flows cost at AWS's list prices.

Quantities are those of `calls.py`, prices and assumptions those of `prices.toml`.
"""

from bills import MILLION, bill, monthly, total
from calls import Flow, measured
from cost_page import PRICED, tables
from figure import Figure
from price_table import PriceTable, PriceTableError

PLAN = "essentials"
"""The least that the construct can do with: its trigger changes access tokens."""


def read_table() -> PriceTable:
    """The price table. Raises SystemExit with a sentence where something is wrong with it."""
    try:
        return PriceTable.read()
    except PriceTableError as error:
        raise SystemExit(f"prices.toml: {error}") from None


def figures() -> list[Figure]:
    """What a million runs of each flow cost, and a month; Cognito's own price for the users beside it."""
    table, flows = read_table(), measured().flows
    sign_in, *others = [flow for flow in flows if flow.name in PRICED]
    users, spent = table.month.users, monthly(flows, table).flows
    return [
        _beside_cognito(f"a million: {sign_in.title}", _usd(sign_in, table), table, MILLION / _each(table)),
        *(_beside_sign_in(flow, sign_in, table) for flow in others),
        _beside_cognito(f"a month of {users:,.0f} users", spent, table, users),
    ]


def details() -> str:
    """The tables of docs/cost.md, and when the browser was watched."""
    found = measured()
    return f"{tables(found.flows, read_table())}\n\n{found.recording}"


def _beside_cognito(subject: str, usd: float, table: PriceTable, users: float) -> Figure:
    cognito = table.plans[PLAN].of(users)
    return Figure(
        subject=f"{subject}, Cognito's own price apart",
        ours=f"${usd:,.2f}",
        peer=f"Cognito's {PLAN.title()} plan for {users:,.0f} users: ${cognito:,.0f}",
        ratio=usd / cognito if cognito else None,
    )


def _beside_sign_in(flow: Flow, sign_in: Flow, table: PriceTable) -> Figure:
    usd, other = _usd(flow, table), _usd(sign_in, table)
    return Figure(
        subject=f"a million: {flow.title}",
        ours=f"${usd:,.2f}",
        peer=f"{sign_in.title}: ${other:,.2f}",
        ratio=usd / other if other else None,
    )


def _usd(flow: Flow, table: PriceTable) -> float:
    return total(bill(flow, table))


def _each(table: PriceTable) -> float:
    """A user's sign-ins in a month; one where the table says that there is none."""
    return table.month.sign_ins or 1
