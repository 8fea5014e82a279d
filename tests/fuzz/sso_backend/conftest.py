"""The SSO backend behind its gateway, the stand-ins of its unit tests, and the settings of stacks."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
for folder in (
    "tests/fuzz",
    "tests/openapi",
    "tests/unit/sso_backend",
    "cdk_app",
    "runtime",
    "runtime/sso_backend",
):
    sys.path.insert(0, str(ROOT / folder))
