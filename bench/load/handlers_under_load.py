"""The handlers alone; run as ``python bench/load/handlers_under_load.py sso`` or ``orders`` or ``boto3``.

They are called as Lambda calls them, over a table in memory and a Cognito that is a stand-in (those of the
tests), by 1, 4 and 16 threads. boto3 counts to the stand-ins, whose answers come from below it. Prints one
JSON list.
"""

import json
import logging
import os
import sys
from contextlib import redirect_stdout
from dataclasses import asdict

from boto3_alone import boto3_flows
from orders_in_process import orders_flows
from sso_in_process import sso_flows
from watched_calls import Watch, cost_of

THREADS = (1, 4, 16)
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
            for threads in THREADS:
                cost = cost_of(name, new_flow, watch, threads)
                print(f"{name}, {threads} threads: {cost.requests / cost.seconds:.0f} requests/s", flush=True)
                costs.append(asdict(cost))
    print(json.dumps(costs))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
