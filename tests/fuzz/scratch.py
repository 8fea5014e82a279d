"""A folder of this process's own, for targets that read files; it goes with the process."""

from pathlib import Path
from tempfile import TemporaryDirectory

_KEPT = TemporaryDirectory(prefix="fuzzed-")

FOLDER = Path(_KEPT.name)
