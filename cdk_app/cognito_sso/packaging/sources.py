"""Where the SSO's own backend and site are: in a checkout, or inside the installed wheel."""

import re
from dataclasses import dataclass
from pathlib import Path

from cognito_sso.packaging.chalice_package import ChalicePackage, ChaliceSource, package_chalice_app
from cognito_sso.platforms.platform import Platform
from cognito_sso.settings.checks import SettingsError

_BUNDLED = Path(__file__).parents[1] / "bundled"
# python-jose requires the first three, but runs on `cryptography` alone where that is installed; of cffi only
# the extension beside it is used. The packaging tests import everything without them.
_NOT_AT_RUN_TIME = ("ecdsa", "rsa", "pyasn1", "cffi", "pycparser")
_SOURCE_SCRIPT = re.compile(r"""\bsrc=["'][^"']+\.(ts|tsx|vue)["']""")
_CHECKOUT = Path(__file__).parents[3]


@dataclass(frozen=True, kw_only=True)
class Sources:
    """Folders: the runtimes, the built sites, and what packaging keeps for the next time."""

    runtime: Path
    sso_site: Path
    build_dir: Path

    @classmethod
    def installed(cls) -> "Sources":
        """Those that came with this package."""
        if _BUNDLED.is_dir():
            return cls(
                runtime=_BUNDLED / "runtime",
                sso_site=_BUNDLED / "sites" / "sso_fe",
                build_dir=Path.cwd() / ".cognito-sso",
            )
        return cls(
            runtime=_CHECKOUT / "runtime",
            sso_site=_CHECKOUT / "frontend" / "sso_fe" / "dist",
            build_dir=_CHECKOUT / "build",
        )

    def sso_backend(self, platform: Platform) -> ChalicePackage:
        """The packaged SSO backend."""
        return self.package(self.runtime / "sso_backend", platform)

    def package(
        self, app_dir: Path, platform: Platform, *, requirements: Path | None = None
    ) -> ChalicePackage:
        """A packaged Chalice app, `sso_auth` beside it.

        `requirements` is a lock file with hashes; without it the app gets what `sso_auth` itself needs.
        """
        if not (app_dir / "app.py").is_file():
            raise SettingsError(str(app_dir), "is no Chalice app: it has no app.py.")
        source = ChaliceSource(
            app_dir=app_dir,
            vendored_packages=(self.runtime / "sso_auth",),
            requirements=requirements or self.runtime / "requirements.txt",
            without=() if requirements else _NOT_AT_RUN_TIME,
        )
        return package_chalice_app(source, target=platform.target, build_dir=self.build_dir)


def built_site(dist: Path) -> Path:
    """`dist` itself. Raises `SettingsError` when no site is built there."""
    page = dist / "index.html"
    if not page.is_file():
        raise SettingsError(str(dist), "holds no built site: it has no index.html. Build the site first.")
    # The page may be in another encoding; what is looked for is ASCII.
    if _SOURCE_SCRIPT.search(page.read_text(encoding="utf-8", errors="replace")):
        raise SettingsError(str(dist), "holds a site's sources; build it, and name the folder of the result.")
    return dist
