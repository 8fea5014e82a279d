"""What the wheel `cognito_sso` holds beside the package itself: the SSO's backend and its built site.

A build hook of hatchling. An editable install gets nothing of this: there the package finds the checkout.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_BUNDLED = "cognito_sso/bundled"
_RUNTIMES = ("sso_auth", "sso_backend")
_LEFT_OUT = ("__pycache__", "deployments", "deployed", "README.md")
_LOCK_FILE = "requirements.txt"
_SITE = "frontend/sso_fe/dist"


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds the bundled folders to a wheel that is going to be published."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name every file and its place in the wheel; stops when the site is not built."""
        if version == "editable":
            return
        root = Path(self.root)
        site = root / _SITE
        if not (site / "index.html").is_file():
            raise SystemExit(
                f"The SSO site is not built ({_SITE}/index.html is missing); `make wheels` builds it."
            )
        runtime = root / "runtime"
        places = {runtime / _LOCK_FILE: f"runtime/{_LOCK_FILE}"}
        for name in _RUNTIMES:
            for path in _files(runtime / name):
                places[path] = f"runtime/{path.relative_to(runtime).as_posix()}"
        for path in _files(site):
            places[path] = f"sites/sso_fe/{path.relative_to(site).as_posix()}"
        build_data["force_include"] |= {str(path): f"{_BUNDLED}/{place}" for path, place in places.items()}


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        # What tools leave and read is hidden; of that, a backend needs Chalice's configuration alone.
        is_hidden = any(part.startswith(".") and part != ".chalice" for part in parts)
        if path.is_file() and not is_hidden and not any(part in _LEFT_OUT for part in parts):
            yield path
