"""The handlers alone; ``python bench/load/in_process/under_threads.py sso`` or ``orders`` or ``boto3``.

They are called as Lambda calls them, over a table in memory and a Cognito that is a stand-in (those of the
tests), by 1, 4 and 16 threads in turns. boto3 counts to the stand-ins, whose answers come from below it.
Prints one JSON list.
"""

import json
import logging
import os
import sys
from contextlib import redirect_stdout
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from boto3_alone import boto3_flows
from orders import orders_flows
from sso import sso_flows
from watched_calls import Watch, costs_of

BACKENDS = {"sso": sso_flows, "orders": orders_flows, "boto3": boto3_flows}


def main(backend: str) -> int:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        os.environ[name] = "test"
    os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"
    os.environ.pop("AWS_ENDPOINT_URL", None)
    logging.disable(logging.CRITICAL)
    watch, costs = Watch(), []
    # The backends write their event lines there.
    with redirect_stdout(sys.stderr), BACKENDS[backend](watch) as flows:
        for name, new_flow in flows.items():
            for cost in costs_of(name, new_flow, watch):
                print(f"{name}, {cost.threads} threads: p50 {cost.p50_ms:.1f} ms", flush=True)
                costs.append(asdict(cost))
    print(json.dumps(costs))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
