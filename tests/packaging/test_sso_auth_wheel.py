"""The wheel of sso_auth as another team gets it: the package only, reproducible, no framework needed."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import PathDistribution
from pathlib import Path
from typing import Any

import fastapi
import jose
import pytest
from token_pool import ID_CLAIMS, ISSUER, JWKS_URI, SHOP, START, Pool, SigningKey

ROOT = Path(__file__).parents[2]
# What python-jose[cryptography] brings along.
JOSE = ("jose", "cryptography", "cffi", "pycparser", "ecdsa", "rsa", "pyasn1", "six.py")


def pip(*arguments: str, **environment: str) -> None:
    """Run pip without network, and with nothing of this user's configuration."""
    subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", *arguments, "--quiet"],
        check=True,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": os.environ["HOME"], **environment},
    )


def build(source: Path, folder: Path, **environment: str) -> Path:
    pip(
        *("wheel", str(source), "--wheel-dir", str(folder)),
        *("--no-build-isolation", "--no-deps", "--no-index", "--no-cache-dir"),
        **environment,
    )
    (wheel,) = folder.iterdir()
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT / "runtime", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel, and nothing else, is installed into."""
    folder = tmp_path_factory.mktemp("installed")
    pip("install", str(wheel), "--target", str(folder), "--no-deps", "--no-index")
    return folder


@pytest.fixture(scope="module")
def metadata(installed: Path) -> Any:
    (folder,) = installed.glob("*.dist-info")
    return PathDistribution(folder).metadata


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the wheel's one dependency and what that needs, of the whole virtualenv."""
    site_packages = Path(jose.__file__).parents[1]
    folder = tmp_path_factory.mktemp("libraries")
    for path in [*(site_packages / name for name in JOSE), *site_packages.glob("_cffi_backend*.so")]:
        if path.exists():
            (folder / path.name).symlink_to(path)
    return folder


def run_clean(code: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Run `code` with the standard library and `paths`, no site-packages and no environment."""
    setup = f"import sys; sys.path[:0] = {[str(path) for path in paths]!r}; sys.dont_write_bytecode = True\n"
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", setup + code],
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"]},
    )


def test_it_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    package = {name for name in names if not name.startswith("cognito_sso_auth-0.1.0.dist-info/")}
    modules = {f"sso_auth/{path.name}" for path in (ROOT / "runtime/sso_auth").glob("*.py")}
    assert package == modules | {"sso_auth/py.typed"}


def test_it_says_what_it_is_and_needs(metadata: Any) -> None:
    assert (metadata["Name"], metadata["Version"]) == ("cognito-sso-auth", "0.1.0")
    assert metadata["Requires-Python"] == ">=3.11"
    needed = [line for line in metadata.get_all("Requires-Dist") if "extra ==" not in line]
    assert [line.partition("<")[0] for line in needed] == ["python-jose[cryptography]"]
    assert set(metadata.get_all("Provides-Extra")) == {"chalice", "fastapi"}
    assert metadata.get_payload().strip() == (ROOT / "runtime/sso_auth/README.md").read_text("utf-8").strip()


def test_it_carries_the_licence_of_the_project(installed: Path, metadata: Any) -> None:
    (licence,) = installed.glob("*.dist-info/licenses/LICENSE")
    assert licence.read_text("utf-8") == (ROOT / "LICENSE").read_text("utf-8")
    assert metadata["License-Expression"] == "MIT"


def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    """The second from a copy of another day, outside of git, with what Python has left in it."""
    copy = shutil.copytree(ROOT / "runtime", tmp_path / "copy", ignore=shutil.ignore_patterns("*_backend"))
    for path in copy.rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    (copy / "sso_auth/__pycache__").mkdir(exist_ok=True)
    (copy / "sso_auth/__pycache__/claims.cpython-311.pyc").write_bytes(b"compiled")
    wheels = [
        build(source, tmp_path / name, SOURCE_DATE_EPOCH="1700000000")
        for name, source in (("first", ROOT / "runtime"), ("second", copy))
    ]
    assert wheels[0].read_bytes() == wheels[1].read_bytes()


def test_it_verifies_a_token_in_a_clean_interpreter(installed: Path, libraries: Path) -> None:
    pool = Pool(SigningKey("key-1"), SigningKey("key-2"))
    code = f"""
import json, sso_auth
verifier = sso_auth.TokenVerifier(
    issuer={ISSUER!r}, jwks_uri={JWKS_URI!r}, client_ids=[{SHOP!r}], token_use="id",
    fetch=lambda url: {json.dumps({"keys": pool.published}).encode()!r}, now=lambda: {START},
)
print(verifier.verify({pool.token()!r}).sub)
try:
    verifier.verify({pool.token(key=pool.other_key, header={"kid": "key-1"})!r})
except sso_auth.TokenError as error:
    print(error.code)
"""
    done = run_clean(code, installed, libraries)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [ID_CLAIMS["sub"], "invalid_token"]


def frameworkless_modules() -> Iterator[str]:
    for path in sorted((ROOT / "runtime/sso_auth").glob("*.py")):
        if path.stem not in {"fastapi", "chalice_api", "__init__"}:
            yield f"sso_auth.{path.stem}"


def test_everything_but_the_framework_skins_imports_without_a_framework(
    installed: Path, libraries: Path
) -> None:
    modules = list(frameworkless_modules())
    assert {"sso_auth.aws_lambda", "sso_auth.aws_lambda_authorizer"} < set(modules)
    code = f"import importlib\nfor name in {modules!r}: importlib.import_module(name)"
    done = run_clean(code, installed, libraries)
    assert done.returncode == 0, done.stderr


def test_the_fastapi_skin_says_what_to_install(installed: Path, libraries: Path) -> None:
    done = run_clean("import sso_auth.fastapi", installed, libraries)
    assert done.returncode == 1
    said = done.stderr.strip().splitlines()[-1]
    assert said == "ImportError: sso_auth.fastapi needs FastAPI: pip install 'cognito-sso-auth[fastapi]'"


def test_the_fastapi_skin_imports_with_fastapi(installed: Path) -> None:
    """The skin has the framework's name, and must not take itself for it."""
    site_packages = Path(fastapi.__file__).parents[1]
    done = run_clean(
        "import sso_auth.fastapi; print(sso_auth.fastapi.FastAPI.__module__)", installed, site_packages
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "fastapi.applications"
