"""The handlers of one backend, as both name their modules alike: ``backend_process.py BACKEND RESULT``."""

import json
import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "inputs"))

from case import timings

ROOT = Path(__file__).resolve().parents[2]


def main(backend: str, result: str) -> None:
    """Writes the timings to RESULT as JSON. What the handlers log goes nowhere, at the cost of writing it."""
    os.environ |= {"AWS_ACCESS_KEY_ID": "bench", "AWS_SECRET_ACCESS_KEY": "bench"}
    os.environ["AWS_DEFAULT_REGION"] = "eu-west-1"
    folders = ("runtime", f"runtime/{backend}", f"tests/unit/{backend}")
    sys.path[:0] = [str(ROOT / folder) for folder in folders]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        if backend == "sso_backend":
            from sso_routes import sso_cases as of_backend  # noqa: PLC0415 - see above
        else:
            from orders_routes import order_cases as of_backend  # noqa: PLC0415 - see above
        with of_backend() as (cases, empty):
            found = timings(cases, empty)
    Path(result).write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
