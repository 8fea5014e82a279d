"""The CPU time of each route of both backends, in process, next to an empty Chalice route called alike.

Each handler gets API Gateway's event as Lambda hands it over, in a warm process. AWS's clients answer from a
tape of what a simulated AWS answered the same request, so that neither AWS nor botocore is counted. Event
lines are written, to nowhere. In every round each route takes its turn, next to the empty one; figures are
medians over the rounds.
"""

import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from figure import Figure

HERE = Path(__file__).resolve().parent
BACKENDS = {"sso_backend": "SSO", "client_backend": "orders"}

Timing = dict[str, Any]
"""See `case.Timing`."""


def figures() -> list[Figure]:
    """Each route, once for each way in which a caller may show who he is."""
    return [_figure(backend, timing) for backend, timings in measured().items() for timing in timings]


def details() -> str:
    """The same, with the part of it that verifies the token, and how often AWS is called."""
    columns = "| API | route | caller shows | calls of AWS | µs | of an empty route | of it the token, µs |"
    head = f"{columns}\n|---|---|---|--:|--:|--:|--:|"
    rows = [_row(backend, timing) for backend, timings in measured().items() for timing in timings]
    return "\n".join([head, *rows])


@cache
def measured() -> dict[str, list[Timing]]:
    """The timings of each backend, taken once."""
    return {backend: _timings(backend) for backend in BACKENDS}


def _timings(backend: str) -> list[Timing]:
    print(f"answering requests: {backend}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "timings.json"
        command = [sys.executable, str(HERE / "backend_process.py"), backend, str(result)]
        done = subprocess.run(command, check=False)  # noqa: S603 - our own script
        if done.returncode != 0:
            raise SystemExit(f"The handlers of {backend} could not be measured; the message is above.")
        timings: list[Timing] = json.loads(result.read_text(encoding="utf-8"))
    return timings


def _figure(backend: str, timing: Timing) -> Figure:
    return Figure(
        f"{BACKENDS[backend]}: {timing['route']}, {timing['who']}",
        f"{timing['ours']:.0f} µs",
        f"empty Chalice route: {timing['empty']:.0f} µs",
        ratio=timing["ratio"],
    )


def _row(backend: str, timing: Timing) -> str:
    verifying = "" if timing["verifying"] is None else f"{timing['verifying']:.0f}"
    times = f"{timing['calls']} | {timing['ours']:.0f} | {timing['ratio']:.1f} | {verifying}"
    return f"| {BACKENDS[backend]} | `{timing['route']}` | {timing['who']} | {times} |"
