"""The modules of the benches are not on the usual path: each is run as a script of its folder."""

import sys
from pathlib import Path

for folder in ("", "cost", "lighthouse", "load"):
    sys.path.insert(0, str(Path(__file__).parents[3] / "bench" / folder))
