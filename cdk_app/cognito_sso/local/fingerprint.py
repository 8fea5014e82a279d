"""Whether the stacks in the emulator were deployed from exactly these sources."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

_SOURCES = (
    "app.py",
    "cdk.json",
    "cdk_app",
    "environments",
    "package-lock.json",
    "requirements.txt",
    "runtime",
    "stacks",
)
_GENERATED = ("__pycache__", ".chalice/deployments", ".chalice/deployed")
_LOCAL_PACKAGE = "cdk_app/cognito_sso/local"


def fingerprint(root: Path, *, port: int) -> str:
    """SHA-256 over what decides the templates and the functions' code: file names, contents and the port.

    The runner's own package is left out, and so are generated files.
    """
    digest = hashlib.sha256(f"port {port}\n".encode())
    for path in sorted(_files(root, _SOURCES)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{content} {path.relative_to(root).as_posix()}\n".encode())
    return digest.hexdigest()


def _files(root: Path, names: Iterable[str]) -> Iterator[Path]:
    for name in names:
        top = root / name
        candidates = top.rglob("*") if top.is_dir() else [top]
        for path in candidates:
            relative = f"/{path.relative_to(root).as_posix()}/"
            generated = any(f"/{part}/" in relative for part in (*_GENERATED, _LOCAL_PACKAGE))
            if path.is_file() and not generated:
                yield path
