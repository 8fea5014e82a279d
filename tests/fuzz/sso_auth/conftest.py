"""The library alone, and the token pool of its unit tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
for folder in ("tests/fuzz", "tests/unit/sso_auth", "runtime"):
    sys.path.insert(0, str(ROOT / folder))
