"""What functions and sites carry is what the locks and tools/audit/deployed.toml say, and nothing else."""

import re
import sys
import zipfile
from functools import cache
from importlib.metadata import packages_distributions

import pytest
from cognito_sso import AwsPlatform
from cognito_sso.packaging.sources import Sources
from packaging.utils import canonicalize_name
from synthesized import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from audit.deployed import deployed
from audit.places import RUNTIME_LOCK, SITES_LOCK
from audit.uses import locked, locked_by_npm

BACKENDS = ("sso_backend", "client_backend")
OURS = {"app", "chalicelib", "sso_auth", "__pycache__"}
DIST_INFO = re.compile(r"(?P<name>[^/]+)-(?P<version>[^-/]+)\.dist-info/METADATA")
BUNDLED = re.compile(r"^## (?P<name>\S+) - (?P<version>\S+) \((?P<licence>[^)]+)\)$", re.M)


@cache
def files_of(backend: str) -> tuple[str, ...]:
    sources = Sources.installed()
    package = sources.package(sources.runtime / backend, AwsPlatform())
    with zipfile.ZipFile(package.zip_path) as archive:
        return tuple(archive.namelist())


def bundled(site: str) -> dict[str, str]:
    """Name → version, as the build itself says."""
    text = (ROOT / "frontend" / site / "dist" / "licenses.txt").read_text(encoding="utf-8")
    return {each["name"]: each["version"] for each in BUNDLED.finditer(text)}


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_function_carries_what_the_lock_names_in_the_locked_versions(backend: str) -> None:
    carried = {
        (canonicalize_name(match["name"]), match["version"])
        for name in files_of(backend)
        if (match := DIST_INFO.fullmatch(name))
    }
    assert carried <= {(each.name, each.version) for each in locked(RUNTIME_LOCK)}
    # Chalice puts its own modules in, without metadata.
    assert {name for name, _ in carried} == deployed().functions - {"chalice"}


@pytest.mark.parametrize("backend", BACKENDS)
def test_every_module_of_a_function_is_ours_or_a_packages(backend: str) -> None:
    owners = packages_distributions()
    modules = {name.split("/")[0].split(".")[0] for name in files_of(backend) if ".dist-info/" not in name}
    found = {canonicalize_name(owner) for module in modules - OURS for owner in owners.get(module, [module])}
    runs = deployed()
    assert found == runs.functions | set(runs.modules.values())
    assert {module for module in modules if module in runs.modules} == set(runs.modules)


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_function_carries_the_bill_of_what_is_compiled_into_cryptography(backend: str) -> None:
    assert [name for name in files_of(backend) if re.search(r"cryptography-[^/]+/sboms/.+\.json$", name)]


def test_the_sites_hold_what_is_listed_in_the_locked_versions() -> None:
    versions = {(each.name, each.version) for each in locked_by_npm(SITES_LOCK)}
    sso, example = bundled("sso_fe"), bundled("client_fe")
    assert set(sso) == deployed().sites
    assert set(example) < set(sso)
    assert {*sso.items(), *example.items()} <= versions


@pytest.mark.parametrize("site", ["sso_fe", "client_fe"])
def test_a_site_brings_the_notices_of_what_it_holds(site: str) -> None:
    text = (ROOT / "frontend" / site / "dist" / "licenses.txt").read_text(encoding="utf-8")
    assert text.count("Permission is hereby granted") == len(bundled(site)) > 0
