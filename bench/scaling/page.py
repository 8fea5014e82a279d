"""The model's tables for docs/scaling.md; run as ``python bench/scaling/page.py``.

Prints them; `--write` puts them into the page.
"""

import argparse
import sys
from collections.abc import Sequence
from math import inf
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cost"))

from calls import Flow, measured
from dollars import PLAN, SECONDS_OF_A_MONTH, month_at, uncounted
from marked_page import PageError, write_between_marks
from model import Mix, Model
from price_table import PriceTable, PriceTableError
from scaling_data import FUNCTIONS, Limit, ScalingError

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scaling.md"
NAME, COMMAND = "model", "python bench/scaling/page.py --write"
NONE = "\N{EN DASH}"
SIGN_INS_ALONE = {"sign_in": 1.0}
MILLION = 1_000_000
_SMALL = 10


def tables(model: Model, flows: Sequence[Flow], prices: PriceTable) -> str:
    """All of them, with a heading each. `flows` are those that have a price."""
    return "\n\n".join(
        [
            "## What is used of each limit",
            _limits(model),
            "## What is over its limit",
            "\n".join(_broken(model, rate) for rate in model.rates),
            "## What it costs",
            _dollars(model, flows, prices),
            "## Functions at once",
            _executions(model),
            "## One address",
            _address(model),
            "## How each limit shows, and who could raise it",
            _seen(model),
        ]
    )


def _limits(model: Model) -> str:
    rates = " | ".join(f"at {rate:,}/s" for rate in model.rates)
    head = f"| limit | a second | {rates} | reached at | by sign-ins alone |"
    rows = [
        f"| {limit.name} | {number(limit.per_second)} | "
        + " | ".join(_use(model, limit, rate) for rate in model.rates)
        + f" | {_reached(model, limit, model.mix)} | {_reached(model, limit, SIGN_INS_ALONE)} |"
        for limit in model.by_rate()
    ]
    return "\n".join([head, f"|---|--:{'|--:' * len(model.rates)}|--:|--:|", *rows])


def _use(model: Model, limit: Limit, rate: float) -> str:
    used = model.demand_on(limit, rate, model.mix)
    return f"**{number(used)}**" if used > limit.per_second else number(used)


def _broken(model: Model, rate: int) -> str:
    names = "; ".join(limit.name for limit in model.broken_at(rate))
    month = rate * SECONDS_OF_A_MONTH / MILLION
    return f"- {rate:,} a second ({month:,.0f} million in a month, day and night): {names or 'nothing'}."


def _dollars(model: Model, flows: Sequence[Flow], prices: PriceTable) -> str:
    months = [month_at(rate, model.mix, flows, prices) for rate in model.rates]
    rates = " | ".join(f"at {rate:,}/s" for rate in model.rates)
    users = ", ".join(f"{month.users / MILLION:,.1f}" for month in months)
    names = ", ".join(name.replace("_", "-") for name in uncounted(flows, model.mix))
    left_out = f" Not in it: {names}." if names else ""
    rows = [
        ("the mix: Lambda, API Gateway, CloudFront, DynamoDB, logs", [month.flows for month in months]),
        ("AWS WAF, where there is a firewall", [month.firewall for month in months]),
        (f"Cognito's users apart: {PLAN.title()} plan", [month.cognito for month in months]),
    ]
    return "\n".join(
        [
            f"| US dollars a month, day and night | {rates} |",
            f"|---|{'--:|' * len(months)}",
            *(f"| {name} | {' | '.join(f'{usd:,.0f}' for usd in dollars)} |" for name, dollars in rows),
            "",
            f"Cognito charges for each user who was active in the month: {users} million of them, at "
            f"{prices.month.sign_ins:g} sign-ins each.{left_out}",
        ]
    )


def _executions(model: Model) -> str:
    rates = " | ".join(f"at {rate:,}/s" for rate in model.rates)
    rows = []
    for function in FUNCTIONS:
        of_a_sign_in = 1000 * model.function_seconds("sign_in", function)
        cells = " | ".join(number(model.executions(function, rate, model.mix)) for rate in model.rates)
        rows.append(f"| {function.replace('_', ' ')} | {of_a_sign_in:.0f} | {cells} |")
    head = f"| functions | ms of a sign-in | {rates} |\n|---|--:{'|--:' * len(model.rates)}|"
    return "\n".join([head, *rows])


def _address(model: Model) -> str:
    rows = [
        f"| {rule.name} | {number(rule.quota)} | {number(model.sign_ins_of_an_address(rule))} "
        f"| {number(model.users_of_an_address(rule)) if rule.refresh else NONE} |"
        for rule in model.address_rules
    ]
    head = "| rule of the firewall | in 5 minutes | sign-ins in them | people at work |\n|---|--:|--:|--:|"
    return "\n".join([head, *rows])


def _seen(model: Model) -> str:
    rows = [
        f"| {limit.name} | {limit.seen} | {limit.by} | {_source(limit.source)} |" for limit in model.by_rate()
    ]
    return "\n".join(["| limit | how it shows | who could raise it | from |\n|---|---|---|---|", *rows])


def _source(source: str) -> str:
    if source.startswith("https:"):
        return f"[AWS]({source})"
    return f"[here]({Path(source).name if source.startswith('docs/') else f'../{source}'})"


def _reached(model: Model, limit: Limit, mix: Mix) -> str:
    rate = model.reached_at(limit, mix)
    return NONE if rate == inf else f"{number(rate)}/s"


def number(value: float) -> str:
    """As many digits as say something."""
    if value == 0 or value >= _SMALL:
        return f"{value:,.0f}"
    return f"{value:.2g}"


def main() -> int:
    parser = argparse.ArgumentParser(description="What the design does at other rates")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/scaling.md")
    arguments = parser.parse_args()
    try:
        figures = tables(Model.from_files(), measured().flows, PriceTable.read())
        if arguments.write:
            write_between_marks(PAGE, NAME, figures, COMMAND)
    except (ScalingError, PriceTableError, PageError) as error:
        raise SystemExit(str(error)) from None
    print(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
