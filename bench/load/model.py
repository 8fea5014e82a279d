"""What so many sign-ins a second ask of AWS, and which quota they meet first: arithmetic, no measurement."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("scaling.toml")
EXECUTIONS = "executions"
"""Functions that run at the same moment: by Little's law, what they take each second in seconds."""

Mix = Mapping[str, float]
"""How many of each flow come with one sign-in."""


@dataclass(frozen=True)
class Limit:
    """A quota for something, or for several things together, in a second."""

    name: str
    of: tuple[str, ...]
    per_second: float
    by: str
    """Who could raise it."""
    seen: str
    source: str


@dataclass(frozen=True)
class AddressRule:
    """What one address may ask for in the firewall's window, and what of it a sign-in and a refresh take."""

    name: str
    quota: float
    sign_in: float
    refresh: float


class Model:
    """The arithmetic over `scaling.toml`, or over data of its shape."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.rates: Sequence[int] = data["rates"]
        self.mix: Mix = data["mix"]
        self.limits = [_limit(entry) for entry in data["limits"]]
        self.address_rules = [AddressRule(**entry) for entry in data["address"]["rules"]]

    @classmethod
    def from_file(cls) -> "Model":
        """Of this folder."""
        return cls(tomllib.loads(DATA.read_text(encoding="utf-8")))

    def function_seconds(self, flow: str, function: str) -> float:
        """How long a flow keeps a kind of function busy: its CPU at the memory's share, and AWS's answers."""
        work = self._data["flows"][flow].get("functions", {}).get(function)
        if work is None:
            return 0
        times, memory = self._data["times"], self._data["memory"]
        calls = work["dynamodb"] + work["cognito"]
        share = min(1, memory[function] / memory["whole_processor"])
        cpu = (work["own_cpu"] + calls * times["boto3_cpu"]) / share
        waiting = work["dynamodb"] * times["dynamodb"] + work["cognito"] * times["cognito"]
        return float(cpu + waiting + work["invocations"] * times["invocation"]) / 1000

    def functions(self) -> list[str]:
        """The kinds of functions, in the data's order."""
        return [name for name in self._data["memory"] if name != "whole_processor"]

    def executions(self, function: str, rate: float, mix: Mix) -> float:
        """How many of them run at once."""
        return rate * sum(count * self.function_seconds(flow, function) for flow, count in mix.items())

    def demand(self, of: Sequence[str], rate: float, mix: Mix) -> float:
        """What so many sign-ins a second ask for, of these things together."""
        return sum(self._demand(thing, rate, mix) for thing in of)

    def reached_at(self, limit: Limit, mix: Mix) -> float:
        """The rate of sign-ins that uses a limit up; infinite for one that they do not touch."""
        of_one = self.demand(limit.of, 1, mix)
        return limit.per_second / of_one if of_one else inf

    def by_rate(self) -> list[Limit]:
        """The limits in the order in which they are met as the rate rises."""
        return sorted(self.limits, key=lambda limit: self.reached_at(limit, self.mix))

    def broken_at(self, rate: float) -> list[Limit]:
        """The limits that such a rate exceeds, in that order."""
        return [limit for limit in self.by_rate() if self.reached_at(limit, self.mix) < rate]

    def sign_ins_of_an_address(self, rule: AddressRule) -> float:
        """In one window, if the address does nothing else."""
        return rule.quota / rule.sign_in

    def users_of_an_address(self, rule: AddressRule) -> float:
        """Whose pages refresh a session each, if the address does nothing else."""
        window, every = (self._data["address"][key] for key in ("window_seconds", "refreshed_every_seconds"))
        return float(rule.quota * every / (window * rule.refresh)) if rule.refresh else inf

    def _demand(self, thing: str, rate: float, mix: Mix) -> float:
        if thing == EXECUTIONS:
            return sum(self.executions(function, rate, mix) for function in self.functions())
        flows = self._data["flows"]
        return float(rate * sum(count * flows[flow].get(thing, 0) for flow, count in mix.items()))


def _limit(entry: Mapping[str, Any]) -> Limit:
    of = entry["of"]
    return Limit(
        name=entry["name"],
        of=(of,) if isinstance(of, str) else tuple(of),
        per_second=entry["quota"] / entry.get("per_seconds", 1),
        by=entry["by"],
        seen=entry["seen"],
        source=entry["source"],
    )
