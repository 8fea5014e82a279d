"""Runs every linter and type checker: `make check`. Exits 1 if any of them complains."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON_FOLDERS = ["app.py", "cdk_app", "stacks", "runtime", "tests", "bench"]


def mypy(*paths: str, search: str) -> tuple[list[str], dict[str, str]]:
    return [sys.executable, "-m", "mypy", *paths], {"MYPYPATH": search}


# The backends share module names, so each is checked by itself.
CHECKS: list[tuple[list[str], dict[str, str]]] = [
    (["ruff", "check", *PYTHON_FOLDERS], {}),
    (["ruff", "format", "--check", *PYTHON_FOLDERS], {}),
    mypy("app.py", "cdk_app", "stacks", "runtime/sso_auth", "bench", search="cdk_app:runtime"),
    mypy("runtime/sso_backend", search="runtime:runtime/sso_backend"),
    mypy("runtime/client_backend", search="runtime:runtime/client_backend"),
    (["lint-imports"], {}),
    (["npm", "run", "lint", "--silent"], {}),
    (["npm", "run", "check", "--silent"], {}),
]


def main() -> int:
    failed = 0
    for command, extra in CHECKS:
        print(f"$ {' '.join(command)}", flush=True)
        environment = {**os.environ, **extra}
        failed += subprocess.run(command, cwd=ROOT, check=False, env=environment).returncode != 0
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
