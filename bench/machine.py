"""What the figures were measured on."""

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGES = ("boto3", "chalice", "cryptography", "python-jose", "aws-lambda-powertools", "pydantic")


def machine() -> str:
    """One line: the date, the processor, the system, and what has a version of its own."""
    system = f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    runtimes = f"Python {platform.python_version()}, Node.js {node_version()}"
    packages = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return f"{datetime.now(UTC):%Y-%m-%d}: {system}; {runtimes}; {packages}."


def processor() -> str:
    """The processor's name where Linux tells it."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text().splitlines() if cpuinfo.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or "unknown processor"


def node_version() -> str:
    """Of the Node.js beside this Python, which `make bench` installs."""
    node = Path(sys.executable).with_name("node")
    if not node.is_file():
        return "none"
    done = subprocess.run([node, "--version"], stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - ours
    return done.stdout.strip().removeprefix("v")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"
