"""Where things are: the project's files that `up` reads, and the one folder that it writes."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from cognito_sso.local.errors import LocalError

SITE_ENTRY_PAGES = ("frontend/sso_fe/dist/index.html", "frontend/client_fe/dist/index.html")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Paths of one local environment. Everything written lies under `home`, `.local/` by default."""

    root: Path
    """The project's folder, the one with `cdk.json`."""
    home: Path

    @property
    def state(self) -> Path:
        """What the emulator keeps between runs."""
        return self.home / "state"

    @property
    def state_before_deployment(self) -> Path:
        """A copy of `state`, there only until a deployment succeeded."""
        return self.home / "state-before-deployment"

    @property
    def temporary(self) -> Path:
        """The emulator's TMPDIR; worthless after it ended."""
        return self.home / "tmp"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def server_log(self) -> Path:
        return self.logs / "server.log"

    @property
    def server_lock(self) -> Path:
        """Held by the server for as long as it lives."""
        return self.home / "server.lock"

    @property
    def runner_lock(self) -> Path:
        """Held by `up` for as long as it lives."""
        return self.home / "up.lock"

    @property
    def sites(self) -> Path:
        """JSON object: site label → distribution domain name."""
        return self.home / "sites.json"

    @property
    def cdk(self) -> Path:
        return self.root / "node_modules" / ".bin" / "cdk"

    def region(self) -> str:
        """The region in `environments/local.toml`.

        Raises:
            LocalError: the file is missing, is no TOML, or names no region.
        """
        path = self.root / "environments" / "local.toml"
        try:
            region = tomllib.loads(path.read_text("utf-8")).get("region")
        except (OSError, ValueError) as error:
            raise LocalError(f"Cannot read {path}: {error}.") from error
        if not isinstance(region, str):
            raise LocalError(f"{path} names no region.")
        return region
