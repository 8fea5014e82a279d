"""Where the runtimes and the built front ends are."""

from dataclasses import dataclass
from pathlib import Path

from cognito_sso.chalice_package import ChalicePackage, ChaliceSource, package_chalice_app
from cognito_sso.platforms import Platform
from cognito_sso.setting_checks import SettingsError


@dataclass(frozen=True)
class Sources:
    """The folders of a checkout."""

    root: Path

    def package(self, backend: str, platform: Platform) -> ChalicePackage:
        """The packaged backend `runtime/<backend>`."""
        runtime = self.root / "runtime"
        source = ChaliceSource(
            app_dir=runtime / backend,
            vendored_packages=(runtime / "sso_auth",),
            requirements=runtime / "requirements.txt",
        )
        return package_chalice_app(source, target=platform.target, build_dir=self.root / "build")

    def site(self, front_end: str) -> Path:
        """The built front end `frontend/<front_end>/dist`. Raises `SettingsError` when it is not built."""
        dist = self.root / "frontend" / front_end / "dist"
        if not (dist / "index.html").is_file():
            raise SettingsError(f"frontend/{front_end}/dist", "is not built; run 'make build' first.")
        return dist
