"""What one place only may know. (Which layer may import which is import-linter's to say.)"""

import re
from pathlib import Path

CHALICELIB = Path(__file__).parents[3] / "runtime" / "sso_backend" / "chalicelib"


def files_with(pattern: str) -> set[str]:
    return {
        str(path.relative_to(CHALICELIB))
        for path in CHALICELIB.rglob("*.py")
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_key_strings_are_spelled_in_one_file() -> None:
    assert files_with(r'"PK"|f"(user|session|sso-session|ticket)-\{') == {"models/keys.py"}


def test_the_environment_is_read_where_services_are_composed() -> None:
    readers = files_with(r"\bos\.environ|\bgetenv")
    assert readers
    assert {name.split("/")[0] for name in readers} == {"composition"}
