"""Both zips as Lambda sees them: complete, importable without this project's virtualenv, reproducible."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import botocore
import pytest
from cognito_sso import AwsPlatform, EmulatorPlatform, Platform
from cognito_sso.packaging.chalice_package import ChalicePackage
from cognito_sso.packaging.sources import Sources

ROOT = Path(__file__).parents[2]
HANDLERS = {
    "sso_backend": [
        "app",
        "pre_sign_up",
        "post_confirmation",
        "custom_message",
        "auth_challenge",
        "pre_token_generation",
        "register_application",
        "operator",
        "user_migration",
    ],
    "client_backend": ["app", "account_deleted", "seed_orders"],
}
# What the Lambda runtime for Python brings along.
IN_THE_RUNTIME = ("boto3", "botocore", "s3transfer", "jmespath", "dateutil", "urllib3")
LARGEST_ZIP_BYTES = 6_000_000


@pytest.fixture(scope="session", params=sorted(HANDLERS))
def backend(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def packaged(backend: str) -> ChalicePackage:
    return package_of(backend, EmulatorPlatform(port=4566))


def package_of(backend: str, platform: Platform, *, build_dir: Path = ROOT / "build") -> ChalicePackage:
    sources = replace(Sources.installed(), build_dir=build_dir)
    return sources.package(ROOT / "runtime" / backend, platform)


def extract(package: ChalicePackage, folder: Path) -> Path:
    with zipfile.ZipFile(package.zip_path) as archive:
        archive.extractall(folder)
    return folder


def lambda_runtime(folder: Path) -> Path:
    """A folder that holds what the Lambda runtime has, and nothing else of the virtualenv."""
    site_packages = Path(botocore.__file__).parents[1]
    folder.mkdir()
    for name in IN_THE_RUNTIME:
        (folder / name).symlink_to(site_packages / name)
    (folder / "six.py").symlink_to(site_packages / "six.py")
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


def test_every_handler_imports_in_a_clean_interpreter(
    backend: str, packaged: ChalicePackage, tmp_path: Path
) -> None:
    task = extract(packaged, tmp_path / "task")
    code = f"import app; print([callable(getattr(app, name)) for name in {HANDLERS[backend]!r}])"
    done = run_clean(code, task, lambda_runtime(tmp_path / "runtime"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str([True] * len(HANDLERS[backend]))


def test_everything_that_serves_a_request_imports(packaged: ChalicePackage, tmp_path: Path) -> None:
    task = extract(packaged, tmp_path / "task")
    modules = sorted(
        ".".join(path.relative_to(task).with_suffix("").parts)
        for folder in ("chalicelib", "sso_auth")
        for path in (task / folder).rglob("*.py")
        if path.stem != "__init__" and path != task / "sso_auth" / "fastapi.py"
    )
    assert len(modules) > 10
    code = f"import importlib\nfor name in {modules!r}: importlib.import_module(name)"
    done = run_clean(code, task, lambda_runtime(tmp_path / "runtime"))
    assert done.returncode == 0, done.stderr


def test_the_runtimes_own_libraries_and_the_projects_tools_stay_out(packaged: ChalicePackage) -> None:
    with zipfile.ZipFile(packaged.zip_path) as archive:
        parts = {name.split("/")[0] for name in archive.namelist()}
    assert parts.isdisjoint({"boto3", "botocore", "aws_cdk", "pytest", "pip", "ministack", "cognito_sso"})


def test_modules_are_compiled_and_accepted_as_they_are(packaged: ChalicePackage, tmp_path: Path) -> None:
    task = extract(packaged, tmp_path / "task")
    for source in (task / "sso_auth").glob("*.py"):
        compiled = task / "sso_auth" / "__pycache__" / f"{source.stem}.{sys.implementation.cache_tag}.pyc"
        flags = int.from_bytes(compiled.read_bytes()[4:8], "little")
        assert flags == 0b01, "unchecked-hash (PEP 552)"


def test_packaging_twice_gives_the_same_bytes(backend: str, tmp_path: Path) -> None:
    platform = EmulatorPlatform(port=4566)
    zips = [
        package_of(backend, platform, build_dir=tmp_path / name).zip_path.read_bytes()
        for name in ("first", "second")
    ]
    assert zips[0] == zips[1]


def test_the_zip_for_aws_holds_arm64_wheels_and_is_small(backend: str) -> None:
    package = package_of(backend, AwsPlatform())
    with zipfile.ZipFile(package.zip_path) as archive:
        libraries = [name for name in archive.namelist() if ".so" in name]
        assert any("aarch64" in name for name in libraries)
        assert not any("x86_64" in name for name in libraries)
    assert package.zip_path.stat().st_size < LARGEST_ZIP_BYTES


def test_the_description_lists_the_contracts_routes(backend: str, packaged: ChalicePackage) -> None:
    expected = {
        "sso_backend": {
            "/health",
            "/authorize",
            "/check-app-user",
            "/join-application",
            "/init-session",
            "/get-session",
            "/refresh-session",
            "/logout",
            "/sessions",
            "/me",
            "/applications",
            "/sso-session",
            "/channel",
            "/send-code",
            "/ended-sessions",
        },
        "client_backend": {"/health", "/orders", "/orders/{order_id}"},
    }
    assert set(packaged.open_api["paths"]) >= expected[backend]
