"""The modules of the benches are not on the usual path: each is run as a script of its folder."""

import sys
from pathlib import Path

FOLDERS = (
    "",
    "inputs",
    "tokens",
    "handlers",
    "cold_starts",
    "packages",
    "synth",
    "cost",
    "lighthouse",
    "load",
    "load/in_process",
    "scaling",
)

for folder in FOLDERS:
    sys.path.insert(0, str(Path(__file__).parents[3] / "bench" / folder))
