"""How much the built sites weigh: a recording of what a browser loads is of one build of them."""

import gzip
from pathlib import Path

FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
SITES = ("sso_fe", "client_fe")


def site_weights(frontend: Path = FRONTEND) -> dict[str, int]:
    """Bytes of each site's files, every one packed by gzip. Raises SystemExit where one is not built."""
    return {name: _weight(frontend / name / "dist") for name in SITES}


def _weight(dist: Path) -> int:
    if not (dist / "index.html").is_file():
        raise SystemExit(f"{dist} holds no built site; `make build` builds it.")
    files = sorted(path for path in dist.rglob("*") if path.is_file())
    return sum(len(gzip.compress(path.read_bytes(), mtime=0)) for path in files)
