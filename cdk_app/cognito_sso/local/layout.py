"""Where things are: the project's files that `up` reads, and the one folder that it writes."""

from dataclasses import dataclass
from pathlib import Path

from cognito_sso.local.errors import LocalError
from cognito_sso.settings.checks import SettingsError
from cognito_sso.settings.file import load_environment

SITE_ENTRY_PAGES = ("frontend/sso_fe/dist/index.html", "frontend/client_fe/dist/index.html")
_DEFAULT_REGION = "us-east-1"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Paths of one local environment. Everything written lies under `home`, `.local/` by default."""

    root: Path
    """The project's folder, the one with `cdk.json`."""
    home: Path

    @property
    def is_checkout(self) -> bool:
        """Whether the project is the one that this package comes from, with all its sources."""
        return (self.root / "cdk_app" / "cognito_sso").is_dir()

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
    def hosts(self) -> Path:
        """What the server must know of the deployed sites; `site_hosts` has its shape."""
        return self.home / "site_hosts.json"

    def command(self, verb: str, *, port: int | None = None) -> str:
        """What a person types here for `up`, `down` or `status`."""
        if self.is_checkout:
            return f"make {verb}" + (f" PORT={port}" if port else "")
        return f"cognito-sso {verb}" + (f" --port {port}" if port else "")

    def region(self) -> str:
        """The region of the local environment: us-east-1, unless `environments/local.toml` says otherwise.

        Raises:
            LocalError: its settings are wrong.
        """
        folder = self.root / "environments"
        if not (folder / "local.toml").is_file():
            return _DEFAULT_REGION
        try:
            return load_environment(folder, "local").region
        except SettingsError as error:
            raise LocalError(f"environments/local.toml: {error}") from error
