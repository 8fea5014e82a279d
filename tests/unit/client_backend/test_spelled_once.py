"""What one place only may know. (Which layer may import which is import-linter's to say.)"""

import re
from pathlib import Path

CHALICELIB = Path(__file__).parents[3] / "runtime" / "client_backend" / "chalicelib"


def files_with(pattern: str) -> set[str]:
    return {
        str(path.relative_to(CHALICELIB))
        for path in CHALICELIB.rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_key_strings_are_spelled_in_one_file() -> None:
    assert files_with(r'\b(PK|SK)\b|"(user|order|idempotency)-(\{|")') == {"models/order_items.py"}


def test_the_environment_is_read_where_services_are_composed() -> None:
    assert files_with(r"\bos\.environ|\bgetenv") == {"composition.py"}
