"""Load on a local stack, and on the handlers alone; run as ``python bench/load/drive.py``.

Its own stack, in a folder and on a port of its own, unless `--address` names one that runs on this machine.
The load comes from a second process (`generate.py`); afterwards everything is read back. Then the handlers
answer the same flows in a process without an emulator (`handlers_under_load.py`). Prints tables; `--write`
puts them into docs/load.md. Exits 1 for an error, a lost or doubled order, or two live handles of a session.
"""

import argparse
import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "e2e"))

from flows import all_flows
from ladder import Step, errors_of
from load_page import PAGE, page_of, write
from local_stack import LocalStack, local_command
from loopback import loopback_port
from read_back import Tables, read_back
from reckoning import Reckoning
from watched_calls import FlowCost

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HOME = ROOT / "build" / "load"
SSO_STACK, SHOP_STACK = "cognito-sso-local", "cognito-sso-local-shop"
BACKENDS = ("sso", "orders", "boto3")
SPARE_SECONDS = 120
"""For what the generator may still wait for when its own time is over."""


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


def _generated(port: int, arguments: argparse.Namespace) -> dict[str, Any]:
    """What a second process measured and did."""
    done = subprocess.run(  # noqa: S603 - our own script
        [
            *(sys.executable, str(HERE / "generate.py"), f"http://127.0.0.1:{port}"),
            *("--step-seconds", str(arguments.step_seconds), "--step-count", str(arguments.step_count)),
            *("--total-seconds", str(arguments.total_seconds), "--flows", *arguments.flows),
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=arguments.total_seconds + SPARE_SECONDS,
    )
    if done.returncode != 0:
        raise SystemExit("The load generator failed; its message is above.")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _reckoned(stack: LocalStack, visitors: list[dict[str, Any]]) -> Reckoning:
    """Everything read back."""
    print("Reading back", file=sys.stderr, flush=True)
    outputs = {name: _outputs(stack, name) for name in (SSO_STACK, SHOP_STACK)}
    tables = Tables(
        stack.client("dynamodb"),
        sso=outputs[SSO_STACK]["TableName"],
        orders=outputs[SHOP_STACK]["OrdersTableName"],
    )
    return asyncio.run(read_back(stack.port, visitors, tables))


def _outputs(stack: LocalStack, stack_name: str) -> dict[str, str]:
    [described] = stack.client("cloudformation").describe_stacks(StackName=stack_name)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}


def _handler_costs() -> list[FlowCost]:
    """Each backend in a process of its own, since their modules have the same names."""
    costs = []
    for backend in BACKENDS:
        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, str(HERE / "handlers_under_load.py"), backend],
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise SystemExit("The handlers could not be measured; the message is above.")
        costs += [FlowCost(**cost) for cost in json.loads(done.stdout)]
    return costs


def _verdict(steps: Sequence[Step], reckoning: Reckoning, flows: Sequence[str]) -> list[str]:
    """What went wrong, a sentence each; a refusal counts, whether 429, 503 or a fault."""
    errors = [f"{name}: {count} times" for name, count in sorted(errors_of(steps).items())]
    measured = {step.flow for step in steps}
    unmeasured = [f"{flow}: no time was left for it" for flow in flows if flow not in measured]
    return [*errors, *reckoning.problems, *unmeasured]


def main() -> int:
    parser = argparse.ArgumentParser(description="Load on a local stack")
    parser.add_argument("--address", help="of a local stack that runs; default: one of its own")
    parser.add_argument("--step-seconds", type=float, default=8, help="of each step at most; default: 8")
    parser.add_argument("--step-count", type=int, default=600, help="flows in a step at most; default: 600")
    parser.add_argument(
        "--total-seconds", type=float, default=600, help="of all steps together; default: 600"
    )
    parser.add_argument("--flows", nargs="*", default=list(all_flows()), choices=list(all_flows()))
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    opened = _running_stack(arguments.address) if arguments.address else _own_stack()
    with opened as stack:
        told = _generated(stack.port, arguments)
        reckoning = _reckoned(stack, told["visitors"])
    steps = [Step(**step) for step in told["steps"]]
    figures = page_of(steps, reckoning, _handler_costs(), visitors=len(told["visitors"]))
    print(f"\n{figures}\n")
    if arguments.write:
        write(figures)
    wrong = _verdict(steps, reckoning, arguments.flows)
    print("\n".join(wrong or ["No error, no order lost or doubled, one live handle in each session."]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
