"""Makes the test tokens of sso_auth's own tests importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "sso_auth"))
