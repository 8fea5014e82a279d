"""The model's tables for docs/scaling.md; run as ``python bench/load/scaling_page.py``.

Prints them; `--write` puts them into the page.
"""

import argparse
import sys
from math import inf
from pathlib import Path

from model import Limit, Mix, Model

PAGE = Path(__file__).resolve().parents[2] / "docs" / "scaling.md"
BEGIN = "<!-- model: `python bench/load/scaling_page.py --write` writes what follows -->"
END = "<!-- end of the model -->"
NONE = "\N{EN DASH}"
SIGN_INS_ALONE = {"sign_in": 1.0}
SECONDS_OF_A_MONTH = 30 * 86_400
_SMALL = 10


def tables(model: Model) -> str:
    """All of them, with a heading each."""
    return "\n\n".join(
        [
            "## What is used of each limit",
            _limits(model),
            "## What is over its limit",
            "\n".join(_broken(model, rate) for rate in model.rates),
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
    used = model.demand(limit.of, rate, model.mix)
    return f"**{number(used)}**" if used > limit.per_second else number(used)


def _broken(model: Model, rate: int) -> str:
    names = "; ".join(limit.name for limit in model.broken_at(rate))
    month = rate * SECONDS_OF_A_MONTH / 1_000_000
    return f"- {rate:,} a second ({month:,.0f} million in a month, day and night): {names or 'nothing'}."


def _executions(model: Model) -> str:
    rates = " | ".join(f"at {rate:,}/s" for rate in model.rates)
    rows = []
    for function in model.functions():
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


def page_with(text: str, figures: str) -> str:
    """The page with these figures between its marks."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{PAGE} lacks the marks around its figures")
    return f"{before}{BEGIN}\n\n{figures}\n\n{END}{after}"


def main() -> int:
    parser = argparse.ArgumentParser(description="What the design does at other rates")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/scaling.md")
    figures = tables(Model.from_file())
    if parser.parse_args().write:
        PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")
    print(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
