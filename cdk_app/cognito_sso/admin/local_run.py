"""What runs on this machine: the emulator that `up` started from a folder."""

from pathlib import Path

from cognito_sso.admin.errors import AdminError
from cognito_sso.local.errors import LocalError
from cognito_sso.local.layout import Layout
from cognito_sso.local.run_lock import holder


def local_port(home: Path) -> int | None:
    """The port of the emulator whose state is in `home`, or None when it does not run."""
    running = holder(_layout(home).server_lock)
    return running.port if running else None


def local_region(home: Path) -> str:
    """The region of the stacks there.

    Raises:
        AdminError: the project's settings do not tell it.
    """
    try:
        return _layout(home).region()
    except LocalError as error:
        raise AdminError("no_region", f"{error} Give --region.") from error


def _layout(home: Path) -> Layout:
    return Layout(root=Path.cwd(), home=home.resolve())
