"""Everything that is checked before anything is started; each failure is one clear sentence."""

import importlib.util
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from cognito_sso.local.cdk_command import cdk_program
from cognito_sso.local.errors import LocalError
from cognito_sso.local.layout import SITE_ENTRY_PAGES, Layout
from cognito_sso.local.port_owner import owner_of

MINIMUM_FREE_BYTES = 1_000_000_000
MINIMUM_NODE_MAJOR = 22
_PACKAGES = ("ministack", "hypercorn", "boto3", "chalice", "aws_cdk", "jose")
_FIRST_PORT, _LAST_PORT = 1024, 65535


def check_port_number(port: int) -> None:
    """The port is one that an ordinary user may listen on."""
    if not _FIRST_PORT <= port <= _LAST_PORT:
        raise LocalError(f"Port {port} cannot be used; choose one from {_FIRST_PORT} to {_LAST_PORT}.")


def check_project(layout: Layout) -> None:
    """We stand in the project's folder."""
    if not (layout.root / "cdk.json").is_file():
        raise LocalError(f"There is no cdk.json in {layout.root}; run this in the project's folder.")


def check_packages(layout: Layout, packages: tuple[str, ...] = _PACKAGES) -> None:
    """The Python packages are importable."""
    remedy = "make up" if layout.is_checkout else "pip install 'PATH/OF/cognito_sso-….whl[local]'"
    for name in packages:
        if importlib.util.find_spec(name) is None:
            raise LocalError(
                f"The Python package {name} is missing in {sys.prefix}; `{remedy}` installs everything."
            )


def check_node(layout: Layout, search_path: str) -> None:
    """A Node.js that the CDK and the emulator's CloudFront functions can use is on the path."""
    node = shutil.which("node", path=search_path)
    if node is None and layout.is_checkout:
        raise LocalError("Node.js is missing; `make up` installs one into the virtual environment.")
    if node is None:
        raise LocalError(f"Node.js is missing; install version {MINIMUM_NODE_MAJOR} or newer.")
    version = subprocess.run(  # noqa: S603 - found on our own path
        [node, "--version"], capture_output=True, text=True, check=False, timeout=30
    ).stdout.strip()
    major = version.removeprefix("v").split(".", 1)[0]
    if not major.isdigit() or int(major) < MINIMUM_NODE_MAJOR:
        raise LocalError(
            f"Node.js {MINIMUM_NODE_MAJOR} or newer is needed, but {node} says {version or 'nothing'}."
        )


def check_sites(layout: Layout) -> None:
    """The checkout's own front ends are built; where another project has its sites, only its stacks know."""
    for page in SITE_ENTRY_PAGES if layout.is_checkout else ():
        if not (layout.root / page).is_file():
            raise LocalError(f"The front ends are not built ({page} is missing); `make up` builds them.")


def check_disk(folder: Path, *, free_bytes: int | None = None) -> None:
    """There is room for the state, the packages and the logs. `free_bytes` defaults to what `folder` has."""
    free = shutil.disk_usage(folder).free if free_bytes is None else free_bytes
    if free < MINIMUM_FREE_BYTES:
        raise LocalError(
            f"Only {free / 1e9:.1f} GB are free on the disk of {folder}; "
            f"at least {MINIMUM_FREE_BYTES / 1e9:.0f} GB are needed."
        )


def check_port_free(layout: Layout, port: int) -> None:
    """Nobody listens on the port."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            owner = owner_of(port)
            by = f" by {owner}" if owner else ""
            raise LocalError(
                f"Port {port} is taken{by}; stop that, or choose another one: "
                f"{layout.command('up', port=port + 1)}"
            ) from error


def check_all(layout: Layout, *, port: int, search_path: str) -> None:
    """All of the above, cheapest first.

    Raises:
        LocalError: what is missing, and what to do about it.
    """
    check_port_number(port)
    check_project(layout)
    check_packages(layout)
    check_node(layout, search_path)
    cdk_program(layout, search_path)
    check_sites(layout)
    check_disk(layout.root)
    check_port_free(layout, port)
