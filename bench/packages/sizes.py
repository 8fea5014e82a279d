"""What the functions' deployment packages weigh.

All functions of a backend share one zip, made here as `cdk deploy` makes it. The peer is what Chalice would
pack for a requirements.txt of NAIVE, but for its own few files: the packages as pip installs them, without
caches, zipped by zlib's defaults. boto3 and what it requires are left out: Lambda's runtime brings them, and
ours leaves them to it. The peer's packages are those installed here, for this machine's processor; ours are
for Lambda's arm64, and have their modules compiled as well.
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
NAIVE = ("aws-lambda-powertools", "pydantic", "python-jose[cryptography]")
OF_THE_RUNTIME = ("boto3",)


@dataclass(frozen=True)
class Weight:
    """Of a zip."""

    bytes: int
    files: int

    def __str__(self) -> str:
        return f"{self.bytes / 1e6:.1f} MB, {self.files:,} files"


def figures() -> list[Figure]:
    """One for each backend. Raises SystemExit where a package cannot be made or the peer is missing."""
    print("weighing the deployment packages", file=sys.stderr, flush=True)
    naive = naive_weight()
    return [_figure(backend, zip_weight(_packaged(backend)), naive) for backend in BACKENDS]


def zip_weight(path: Path) -> Weight:
    """What Lambda is given."""
    with zipfile.ZipFile(path) as archive:
        return Weight(path.stat().st_size, len(archive.namelist()))


def naive_weight(names: tuple[str, ...] = NAIVE) -> Weight:
    """Raises SystemExit where one of them is not installed."""
    try:
        of_the_runtime = {dist.name for dist in closure(OF_THE_RUNTIME)}
        found = [dist for dist in closure(names) if dist.name not in of_the_runtime]
    except PackageNotFoundError as missing:
        raise SystemExit(f"{missing.name} is not installed here; `make bench` installs it.") from None
    packed, files = io.BytesIO(), 0
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for dist in found:
            for name, path in _files(dist):
                archive.write(path, name)
                files += 1
    return Weight(len(packed.getvalue()), files)


def _figure(backend: str, ours: Weight, naive: Weight) -> Figure:
    return Figure(
        subject=f"deployment package, {backend}",
        ours=str(ours),
        peer=f"powertools, pydantic, python-jose: {naive}",
        ratio=ours.bytes / naive.bytes,
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
