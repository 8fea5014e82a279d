"""A library is told what it needs: only the programs that use it read their environment."""

import re
from pathlib import Path

import sso_auth


def test_no_module_reads_the_environment() -> None:
    modules = list(Path(sso_auth.__file__).parent.rglob("*.py"))
    assert modules
    readers = [path.name for path in modules if re.search(r"\benviron|\bgetenv", path.read_text("utf-8"))]
    assert readers == []
