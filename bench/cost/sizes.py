"""What the functions' deployment packages weigh.

All functions of a backend share one zip, made here as `cdk deploy` makes it. The peer is what Chalice would
pack for a requirements.txt of NAIVE, but for its own few files: the packages as pip installs them, without
caches, zipped by zlib's defaults. Those installed here are taken, so they are for this machine's processor;
ours are for Lambda's arm64, and have their modules compiled as well.
"""

import io
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path

from cognito_sso import AwsPlatform
from cognito_sso.packaging.build_folder import PackagingError
from cognito_sso.packaging.sources import Sources
from distributions import closure
from figure import Figure

BACKENDS = ("sso_backend", "client_backend")
MOST_BYTES = 6_000_000
NAIVE = ("aws-lambda-powertools", "boto3", "pydantic", "python-jose[cryptography]")


@dataclass(frozen=True)
class Weight:
    """Of a zip."""

    bytes: int
    files: int

    def __str__(self) -> str:
        return f"{self.bytes / 1e6:.1f} MB, {self.files:,} files"


def figures() -> list[Figure]:
    """One for each backend. Raises SystemExit where a package cannot be made."""
    print("weighing the deployment packages", file=sys.stderr, flush=True)
    naive = naive_weight()
    return [_figure(backend, zip_weight(_packaged(backend)), naive) for backend in BACKENDS]


def zip_weight(path: Path) -> Weight:
    """What Lambda is given."""
    with zipfile.ZipFile(path) as archive:
        return Weight(path.stat().st_size, len(archive.namelist()))


def naive_weight(names: tuple[str, ...] = NAIVE) -> Weight | None:
    """None where one of them is not installed."""
    try:
        found = closure(names)
    except PackageNotFoundError:
        return None
    packed, files = io.BytesIO(), 0
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for dist in found:
            for name, path in _files(dist):
                archive.write(path, name)
                files += 1
    return Weight(len(packed.getvalue()), files)


def _figure(backend: str, ours: Weight, naive: Weight | None) -> Figure:
    return Figure(
        subject=f"deployment package, {backend}",
        ours=str(ours),
        peer=f"powertools, boto3, pydantic, python-jose: {naive}" if naive else "not installed here",
        ratio=ours.bytes / naive.bytes if naive else None,
        target=f"≤ {MOST_BYTES / 1e6:.0f} MB",
        met=ours.bytes <= MOST_BYTES,
    )


def _packaged(backend: str) -> Path:
    sources = Sources.installed()
    try:
        return sources.package(sources.runtime / backend, AwsPlatform()).zip_path
    except PackagingError as error:
        raise SystemExit(str(error)) from None


def _files(dist: Distribution) -> Iterator[tuple[str, Path]]:
    for file in dist.files or ():
        path = Path(str(file.locate()))
        # Commands lie beside the folder, and caches are made here.
        if ".." not in file.parts and file.suffix != ".pyc" and path.is_file():
            yield str(file), path
