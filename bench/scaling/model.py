"""What so many sign-ins a second ask of AWS, and which quota they meet first: arithmetic, no measurement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from measured_cpu import BOTO3, MEASURED, MeasuredCpu
from price_table import Assumed, PriceTable
from scaling_data import EXECUTIONS, FUNCTIONS, AddressRule, Limit, Scaling, ScalingError

Mix = Mapping[str, float]
"""How many of each flow come with one sign-in."""
MS_PER_SECOND = 1000


@dataclass(frozen=True)
class Durations:
    """Milliseconds: of AWS's answers as the bench of costs assumes them, of our code as it was measured.

    `memory` is what each kind of function has, in mebibytes.
    """

    dynamodb: float
    cognito: float
    boto3: float
    cpu: Mapping[str, float]
    memory: Mapping[str, float]

    @classmethod
    def of(cls, assumed: Assumed, measured: MeasuredCpu) -> "Durations":
        memory = dict.fromkeys(FUNCTIONS, assumed.api_memory_mib)
        return cls(
            dynamodb=assumed.dynamodb_ms,
            cognito=assumed.cognito_ms,
            boto3=measured.milliseconds[BOTO3],
            cpu=measured.milliseconds,
            memory=memory | {"triggers": assumed.trigger_memory_mib},
        )


class Model:
    """The arithmetic. Raises `ScalingError` where a flow's CPU is named that was not measured."""

    def __init__(self, scaling: Scaling, durations: Durations) -> None:
        self._scaling, self._durations = scaling, durations
        self.rates, self.mix, self.limits = scaling.rates, scaling.mix, scaling.limits
        self.address_rules = scaling.address.rules
        for flow in scaling.flows:
            for function in FUNCTIONS:
                self.function_seconds(flow, function)

    @classmethod
    def from_files(cls) -> "Model":
        """Of this folder, and the assumptions of `bench/cost`. Raises `ScalingError` or `PriceTableError`."""
        return cls(Scaling.read(), Durations.of(PriceTable.read().assumed, MeasuredCpu.read()))

    def function_seconds(self, flow: str, function: str) -> float:
        """How long a flow keeps a kind of function busy: its CPU at the memory's share, and AWS's answers."""
        work = self._scaling.flows[flow].functions.get(function)
        if work is None:
            return 0
        durations = self._durations
        calls = work.dynamodb + work.cognito
        share = min(1, durations.memory[function] / self._scaling.whole_processor)
        cpu = (self._cpu(work.cpu, flow) + calls * durations.boto3) / share
        waiting = work.dynamodb * durations.dynamodb + work.cognito * durations.cognito
        return (cpu + waiting + work.invocations * self._scaling.invocation_ms) / MS_PER_SECOND

    def executions(self, function: str, rate: float, mix: Mix) -> float:
        """How many of them run at once."""
        return rate * sum(count * self.function_seconds(flow, function) for flow, count in mix.items())

    def demand(self, of: Sequence[str], rate: float, mix: Mix) -> float:
        """What so many sign-ins a second ask for, of these things together, at all applications."""
        return sum(self._demand(thing, rate, mix) for thing in of)

    def demand_on(self, limit: Limit, rate: float, mix: Mix) -> float:
        """What they ask of a limit: of one application's, what the busiest one has of the mix."""
        return self.demand(limit.of, rate, self.of_one_application(mix) if limit.one_application else mix)

    def of_one_application(self, mix: Mix) -> Mix:
        """What the busiest application has of a mix."""
        return {flow: count * self._scaling.share[flow] for flow, count in mix.items()}

    def reached_at(self, limit: Limit, mix: Mix) -> float:
        """The rate of sign-ins that uses a limit up; infinite for one that they do not touch."""
        of_one = self.demand_on(limit, 1, mix)
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
        address = self._scaling.address
        refreshes = address.window_seconds * rule.refresh / address.refreshed_every_seconds
        return rule.quota / refreshes if refreshes else inf

    def _demand(self, thing: str, rate: float, mix: Mix) -> float:
        if thing == EXECUTIONS:
            return sum(self.executions(function, rate, mix) for function in FUNCTIONS)
        flows = self._scaling.flows
        return rate * sum(count * flows[flow].things.get(thing, 0) for flow, count in mix.items())

    def _cpu(self, cpu: float | str, flow: str) -> float:
        if not isinstance(cpu, str):
            return cpu
        if cpu not in self._durations.cpu:
            raise ScalingError(
                f"flows.{flow}: cpu is {cpu!r}, which {MEASURED.name} has not;"
                f" it has {', '.join(self._durations.cpu)}."
            )
        return self._durations.cpu[cpu]
