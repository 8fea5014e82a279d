"""The client backend, and the gateway before it."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
for folder in ("tests/fuzz", "tests/openapi", "runtime", "runtime/client_backend"):
    sys.path.insert(0, str(ROOT / folder))
