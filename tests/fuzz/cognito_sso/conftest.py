"""The construct library with the operator's command and the local runner, and their unit tests' worlds."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
for folder in (
    "tests/fuzz",
    "tests/fuzz/cognito_sso",
    "tests/unit/admin",
    "tests/unit/local",
    "cdk_app",
    "runtime",
):
    sys.path.insert(0, str(ROOT / folder))
