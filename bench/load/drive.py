"""Load on a local stack, and on the handlers alone; run as ``python bench/load/drive.py``.

Its own stack, in a folder and on a port of its own, unless `--address` names one that runs on this machine.
The load comes from a second process (`generate.py`); afterwards everything is read back. Then the handlers
answer the same flows in a process without an emulator (`in_process/`). Prints tables; `--write` puts them
into docs/load.md, what the model of docs/scaling.md takes of them into bench/scaling/measured.json, and
computes that page anew. Exits 1 for an error, a lost or doubled order, or two live handles of a session; then
nothing is written.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "e2e"))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scaling"))

from bounds import SHUTDOWN_SECONDS, Bounds, add_bounds, bounds_of, nothing_done, why_not_written
from flow_cost import FlowCost
from flows import all_flows
from ladder import Step, errors_of
from load_page import COMMAND, NAME, PAGE, machine, page_of
from local_stack import LocalStack, local_command
from loopback import loopback_port
from marked_page import write_between_marks
from measured_cpu import MeasuredCpu
from read_back import Tables, read_back
from reckoning import Reckoning

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HOME = ROOT / "build" / "load"
SSO_STACK, SHOP_STACK = "cognito-sso-local", "cognito-sso-local-shop"
BACKENDS = ("sso", "orders", "boto3")
READING_BACK_SECONDS = IN_PROCESS_SECONDS = 180
"""Far more than either takes; a run that hangs is broken off."""


@contextmanager
def _own_stack() -> Iterator[LocalStack]:
    print("Bringing up a local stack", file=sys.stderr, flush=True)
    try:
        yield LocalStack.up(HOME)
    finally:
        local_command("down", home=HOME)


@contextmanager
def _running_stack(address: str) -> Iterator[LocalStack]:
    try:
        port = loopback_port(address)
    except ValueError as error:
        raise SystemExit(str(error)) from error
    yield LocalStack(port, {})


def _generated(port: int, bounds: Bounds, flows: Sequence[str]) -> dict[str, Any]:
    """What a second process measured and did."""
    said = _said_by(
        "The load generator",
        [
            *(str(HERE / "generate.py"), f"http://127.0.0.1:{port}"),
            *("--step-seconds", str(bounds.step_seconds), "--step-count", str(bounds.step_count)),
            *("--total-seconds", str(bounds.total_seconds), "--flows", *flows),
        ],
        seconds=bounds.total_seconds + 2 * SHUTDOWN_SECONDS,
    )
    told: dict[str, Any] = json.loads(said)
    return told


def _said_by(name: str, command: Sequence[str], *, seconds: float) -> str:
    """What a script of ours prints. Raises SystemExit with a sentence when it fails or hangs."""
    try:
        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, *command], stdout=subprocess.PIPE, text=True, check=False, timeout=seconds
        )
    except subprocess.TimeoutExpired:
        raise SystemExit(f"{name} did not end within {seconds:g} s and was broken off.") from None
    if done.returncode != 0:
        raise SystemExit(f"{name} failed; its message is above.")
    return done.stdout


def _reckoned(stack: LocalStack, visitors: list[dict[str, Any]]) -> Reckoning:
    """Everything read back."""
    print("Reading back", file=sys.stderr, flush=True)
    outputs = {name: _outputs(stack, name) for name in (SSO_STACK, SHOP_STACK)}
    tables = Tables(
        stack.client("dynamodb"),
        sso=outputs[SSO_STACK]["TableName"],
        orders=outputs[SHOP_STACK]["OrdersTableName"],
    )

    async def bounded() -> Reckoning:
        async with asyncio.timeout(READING_BACK_SECONDS):
            return await read_back(stack.port, visitors, tables)

    try:
        return asyncio.run(bounded())
    except TimeoutError:
        raise SystemExit(f"Reading back took over {READING_BACK_SECONDS} s and was broken off.") from None


def _outputs(stack: LocalStack, stack_name: str) -> dict[str, str]:
    [described] = stack.client("cloudformation").describe_stacks(StackName=stack_name)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}


def _handler_costs() -> list[FlowCost]:
    """Each backend in a process of its own, since their modules have the same names."""
    costs = []
    for backend in BACKENDS:
        script = [str(HERE / "in_process" / "under_threads.py"), backend]
        said = _said_by("The measurement of the handlers in process", script, seconds=IN_PROCESS_SECONDS)
        costs += [FlowCost(**cost) for cost in json.loads(said)]
    return costs


def _verdict(
    steps: Sequence[Step], refused: Mapping[str, int], reckoning: Reckoning, flows: Sequence[str]
) -> list[str]:
    """What went wrong, a sentence each; a refusal counts, whether 429, 503 or a fault."""
    errors = {f"registration: {said}": count for said, count in refused.items()} | errors_of(steps)
    told = [f"{name}: {count} times" for name, count in sorted(errors.items())]
    return [*told, *reckoning.problems, *nothing_done([(step.flow, step.done) for step in steps], flows)]


def _write(figures: str, costs: Sequence[FlowCost]) -> None:
    """Both pages, and the data between them."""
    write_between_marks(PAGE, NAME, figures, COMMAND)
    alone = {cost.flow: cost.handlers_cpu_ms for cost in costs if cost.threads == 1}
    MeasuredCpu(machine(), alone).write()
    _said_by("The page of scaling", [str(ROOT / "bench" / "scaling" / "page.py"), "--write"], seconds=60)


def main() -> int:
    parser = argparse.ArgumentParser(description="Load on a local stack")
    parser.add_argument("--address", help="of a local stack that runs; default: one of its own")
    add_bounds(parser, all_flows())
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    flows, bounds = arguments.flows, bounds_of(arguments)
    refusal = why_not_written(address=arguments.address, flows=flows, all_flows=all_flows())
    if arguments.write and refusal:
        parser.error(refusal)
    opened = _running_stack(arguments.address) if arguments.address else _own_stack()
    with opened as stack:
        told = _generated(stack.port, bounds, flows)
        reckoning = _reckoned(stack, told["visitors"])
    steps, costs = [Step(**step) for step in told["steps"]], _handler_costs()
    figures = page_of(steps, reckoning, costs, bounds=bounds, visitors=len(told["visitors"]))
    print(f"\n{figures}\n")
    wrong = _verdict(steps, told["refused"], reckoning, flows)
    print("\n".join(wrong or ["No error, no order lost or doubled, one live handle in each session."]))
    if arguments.write and wrong:
        print("Nothing is written: the page is of a run without errors.")
    elif arguments.write:
        _write(figures, costs)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
