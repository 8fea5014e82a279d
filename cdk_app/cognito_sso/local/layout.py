"""Where things are: the project's files that `up` reads, and the one folder that it writes."""

from dataclasses import dataclass
from pathlib import Path

from cognito_sso.local.errors import LocalError
from cognito_sso.setting_checks import SettingsError
from cognito_sso.settings import EnvironmentSettings
from cognito_sso.settings_file import load_environment

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
        """The region of the local environment.

        Raises:
            LocalError: its settings are wrong.
        """
        return self._settings().region

    def first_application(self) -> str:
        """The id of the first application in the settings; the demo user registers for that one.

        Raises:
            LocalError: its settings are wrong, or name no application.
        """
        applications = self._settings().applications
        if not applications:
            raise LocalError("environments/local.toml: applications is empty; nobody could sign in.")
        return applications[0].id

    def _settings(self) -> EnvironmentSettings:
        try:
            return load_environment(self.root / "environments", "local")
        except SettingsError as error:
            raise LocalError(f"environments/local.toml: {error}") from error
