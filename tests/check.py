"""Runs every linter and type checker: `make check`. Exits 1 if any of them complains."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHON_FOLDERS = ["app.py", "cdk_app", "stacks", "runtime", "tests", "tools", "bench"]

# Test folder → where its imports are.
TEST_FOLDERS = {
    "e2e": "cdk_app:runtime:tests/e2e",
    "infrastructure": "cdk_app:runtime:.:tests/infrastructure",
    "gates": "cdk_app:runtime:.:tests/infrastructure:tests/gates:tools",
    "packaging": "cdk_app:runtime:tests/unit/sso_auth",
    "fuzz/sso_auth": "runtime:tests/unit/sso_auth:tests/fuzz",
    "fuzz/cognito_sso": "cdk_app:runtime:tests/unit/admin:tests/fuzz:tests/fuzz/cognito_sso",
    "fuzz/apis": "cdk_app:runtime:tests/e2e:tests/openapi",
    "unit/settings": "cdk_app",
    "unit/local": "cdk_app:tests/unit/local",
    "unit/admin": "cdk_app:tests/unit/admin",
    "unit/sso_auth": "runtime:tests/unit/sso_auth",
    "unit/sso_auth_skins": "runtime:tests/unit/sso_auth:tests/unit/sso_auth_skins",
    "unit/chalice_api": "runtime",
    "unit/docs": "cdk_app",
    "unit/bench": ":".join(
        [
            *("cdk_app", "runtime", "bench", "bench/inputs", "bench/tokens", "bench/handlers"),
            *("bench/cold_starts", "bench/packages", "bench/synth", "bench/cost", "bench/lighthouse"),
            *("bench/load", "bench/load/in_process", "bench/scaling"),
        ]
    ),
    "unit/tools": "tools",
}
FUZZ_ENGINE = sorted((ROOT / "tests" / "fuzz").glob("*.py"))


@dataclass(frozen=True)
class Check:
    """A command, where it runs, and what is on its import path."""

    command: list[str]
    folder: Path = ROOT
    search: str = ""


def mypy(*paths: str, search: str) -> Check:
    return Check([sys.executable, "-m", "mypy", *paths], search=search)


def tests(folder: str, *, search: str) -> Check:
    return mypy("--explicit-package-bases", f"tests/{folder}", search=search)


def backend(name: str) -> list[Check]:
    """The backends share module names, so each is checked by itself."""
    folder = ROOT / "runtime" / name
    return [
        mypy(f"runtime/{name}", search=f"runtime:runtime/{name}"),
        tests(f"unit/{name}", search=f"runtime:runtime/{name}:tests/unit/{name}"),
        tests(f"contract/{name}", search=f"runtime:runtime/{name}:tests/unit/{name}:tests/openapi"),
        tests(
            f"fuzz/{name}",
            search=f"cdk_app:runtime:runtime/{name}:tests/unit/{name}:tests/openapi:tests/fuzz",
        ),
        Check(["lint-imports", "--no-cache"], folder=folder, search=f"{folder}:{folder.parent}"),
    ]


CHECKS = [
    Check(["ruff", "check", *PYTHON_FOLDERS]),
    Check(["ruff", "format", "--check", *PYTHON_FOLDERS]),
    mypy("app.py", "cdk_app", "stacks", "runtime/sso_auth", "tools", search="cdk_app:runtime"),
    mypy("--explicit-package-bases", *map(str, FUZZ_ENGINE), search="tests/fuzz"),
    # Some of it runs the SSO backend in the tests' world, or the tests' browser.
    mypy("bench", search="cdk_app:runtime:runtime/sso_backend:tests/e2e:tests/unit/sso_backend"),
    Check(["lint-imports", "--no-cache"], search=str(ROOT)),
    *backend("sso_backend"),
    *backend("client_backend"),
    *(tests(name, search=search) for name, search in TEST_FOLDERS.items()),
    Check(["npm", "run", "lint", "--silent"]),
    Check(["npm", "run", "check", "--silent"]),
]


def passes(check: Check) -> bool:
    print(f"$ {' '.join(check.command)}", flush=True)
    environment = os.environ | {"MYPYPATH": check.search, "PYTHONPATH": check.search}
    done = subprocess.run(
        check.command,
        cwd=check.folder,
        check=False,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode != 0:
        print(done.stdout, flush=True)
    return done.returncode == 0


def main() -> int:
    failed = [check for check in CHECKS if not passes(check)]
    print(f"{len(CHECKS) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
