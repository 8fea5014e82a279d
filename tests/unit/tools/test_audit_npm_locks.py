"""An npm lock fixes each file by its SHA-512, names no address, and lets nothing run at its installation."""

import json
from pathlib import Path
from typing import Any

import pytest
from audit.npm_locks import NpmPackage, faults, packages
from audit.places import NPM_LOCKS, ROOT, name_of

SHA512 = f"sha512-{'A' * 86}=="
CONFIGURATION = "fund=false\n"


def lock(**packages: dict[str, Any]) -> dict[str, Any]:
    vue = {
        "version": "3.5.0",
        "integrity": SHA512,
        "license": "MIT",
        "dependencies": {"@vue/shared": "3.5.0"},
    }
    entries = {
        "": {"name": "workspace"},
        "frontend/site": {"version": "0.1.0"},
        "node_modules/site": {"resolved": "frontend/site", "link": True},
        "node_modules/vue": vue,
    }
    return {"lockfileVersion": 3, "packages": {**entries, **packages}}


def test_a_lock_with_hashes_passes() -> None:
    assert faults(lock(), CONFIGURATION) == []
    assert packages(lock()) == [NpmPackage("vue", "3.5.0", "MIT", ("@vue/shared",))]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({"version": "1.0.0"}, "no SHA-512 of its file"),
        ({"version": "1.0.0", "integrity": "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk="}, "no SHA-512 of its file"),
        ({"version": "1.0.0", "integrity": f"{SHA512} sha1-2jmj7l5rSw0y"}, "no SHA-512 of its file"),
        ({"version": "^1.0.0", "integrity": SHA512}, "no version is fixed: ^1.0.0"),
        ({"integrity": SHA512}, "no version is fixed: None"),
        (
            {"version": "1.0.0", "integrity": SHA512, "resolved": "https://example.com/a.tgz"},
            "it comes from https://example.com/a.tgz",
        ),
        (
            {"version": "1.0.0", "integrity": SHA512, "resolved": "git+ssh://git@example.com/a.git"},
            "it comes from git+ssh://git@example.com/a.git",
        ),
        ({"link": True, "resolved": "../elsewhere"}, "a link to ../elsewhere"),
        ({"link": True, "resolved": "node_modules/vue"}, "a link to node_modules/vue"),
        (
            {"version": "1.0.0", "integrity": SHA512, "hasInstallScript": True},
            "it may run a program while it is installed",
        ),
    ],
)
def test_what_could_be_exchanged_or_run_is_a_fault(entry: dict[str, Any], fault: str) -> None:
    assert faults(lock(**{"node_modules/a": entry}), CONFIGURATION) == [f"node_modules/a: {fault}"]


def test_a_script_is_no_fault_where_npm_runs_none() -> None:
    entry = {"version": "1.0.0", "integrity": SHA512, "hasInstallScript": True}
    assert faults(lock(**{"node_modules/a": entry}), "ignore-scripts=true\n") == []
    assert faults(lock(**{"node_modules/a": entry}), "# ignore-scripts=true\n") != []


def test_an_older_form_of_lock_is_a_fault() -> None:
    assert faults(lock() | {"lockfileVersion": 1}, "") == ["its form is not lockfileVersion 3"]


@pytest.mark.parametrize("members", [{}, {"packages": {}}, {"packages": {"": {"name": "workspace"}}}])
def test_a_lock_of_nothing_is_a_fault(members: dict[str, Any]) -> None:
    assert faults({"lockfileVersion": 3, **members}, CONFIGURATION) == ["it names no package"]


@pytest.mark.parametrize("path", NPM_LOCKS, ids=name_of)
def test_the_projects_locks_are_such(path: Path) -> None:
    document = json.loads(path.read_text(encoding="utf-8"))
    assert faults(document, path.with_name(".npmrc").read_text(encoding="utf-8")) == []
    assert len(packages(document)) > 100


def test_every_lock_of_the_project_is_looked_at() -> None:
    found = {*ROOT.glob("*.json"), *ROOT.glob("frontend/*/*.json"), *ROOT.glob("bench/*/*.json")}
    assert {path for path in found if path.name == "package-lock.json"} == set(NPM_LOCKS)
