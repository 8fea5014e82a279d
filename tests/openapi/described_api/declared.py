"""What the code of a backend declares: its routes, and every refusal that is written down somewhere in it."""

import re
from pathlib import Path

from chalice.app import Chalice

from described_api.description import Call

_ROOT = Path(__file__).parents[3]
_UNJUDGED = {"keys_unavailable", "sessions_unavailable"}
"""Tokens that cannot be judged now get a 503 of another name."""


def routes_of(app: Chalice) -> set[Call]:
    """Every method of every path."""
    return {(method, path) for path, methods in app.routes.items() for method in methods}


def refusals_of(backend: str) -> set[tuple[int, str]]:
    """Status and code of each refusal that the API of this backend may answer with."""
    files = ("sso_auth/http_errors.py", "sso_auth/chalice_api.py", f"{backend}/chalicelib/errors.py")
    code = "\n".join(map(_read, files))
    raised = {(int(status), name) for status, name in re.findall(r'\(\s*([45]\d\d),\s*"(\w+)"', code)}
    tokens = set(re.findall(r'code = "(\w+)"', _read("sso_auth/errors.py")))
    return raised | {(401, name) for name in tokens - _UNJUDGED}


def call_on_page(method: str, path: str) -> bool:
    """Whether the page for readers has the call."""
    page = (_ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    name = path.replace("session_id", "id")
    return re.search(rf"`{method} {re.escape(name)}[`?]", page) is not None


def _read(file: str) -> str:
    return (_ROOT / "runtime" / file).read_text(encoding="utf-8")
