"""Each failing check is one clear sentence that says what to do."""

import json
import os
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from cognito_sso.local import preflight
from cognito_sso.local.cdk_command import cdk_program
from cognito_sso.local.errors import LocalError
from cognito_sso.local.layout import Layout

ROOT = Path(__file__).parents[3]


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(root=tmp_path, home=tmp_path / ".local")


@pytest.fixture
def checkout(tmp_path: Path) -> Layout:
    root = tmp_path / "checkout"
    (root / "cdk_app" / "cognito_sso").mkdir(parents=True)
    return Layout(root=root, home=root / ".local")


@pytest.fixture
def node(tmp_path: Path) -> Callable[[str], str]:
    """A `node` that says this version; the search path that finds it."""

    def install(version: str) -> str:
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "node"
        program.write_text(f"#!/bin/sh\necho {version}\n")
        program.chmod(0o755)
        return str(folder)

    return install


def test_another_folder(layout: Layout) -> None:
    with pytest.raises(LocalError, match=r"^There is no cdk.json in .*; run this in the project's folder\.$"):
        preflight.check_project(layout)


def test_a_missing_package(layout: Layout) -> None:
    sentence = r"^The Python package no_such_package is missing in .*; `pip install 'PATH/OF/cognito_sso"
    with pytest.raises(LocalError, match=sentence):
        preflight.check_packages(layout, ("json", "no_such_package"))


def test_no_node(layout: Layout, checkout: Layout, tmp_path: Path) -> None:
    with pytest.raises(LocalError, match=r"^Node.js is missing; install version 22 or newer\.$"):
        preflight.check_node(layout, str(tmp_path))
    with pytest.raises(LocalError, match=r"^Node.js is missing; `make up` installs one"):
        preflight.check_node(checkout, str(tmp_path))


def test_an_old_node(layout: Layout, node: Callable[[str], str]) -> None:
    with pytest.raises(LocalError, match=r"22 or newer is needed, but .* says v20\.1\.0"):
        preflight.check_node(layout, node("v20.1.0"))


@pytest.mark.parametrize("version", ["v22.0.0", "v24.19.0"])
def test_a_good_node(layout: Layout, node: Callable[[str], str], version: str) -> None:
    preflight.check_node(layout, node(version))


def test_no_cdk(layout: Layout, checkout: Layout, tmp_path: Path) -> None:
    pinned = json.loads((ROOT / "package.json").read_text())["devDependencies"]["aws-cdk"]
    install = re.escape(f"; `npm install --save-dev aws-cdk@{pinned}` installs it.")
    with pytest.raises(LocalError, match=rf"^The CDK command line .* is missing{install}$"):
        cdk_program(layout, str(tmp_path))
    with pytest.raises(LocalError, match=r"is missing; `make up` installs it\.$"):
        cdk_program(checkout, str(tmp_path))


def test_the_projects_own_cdk_comes_before_the_one_on_the_path(layout: Layout, tmp_path: Path) -> None:
    installed = [tmp_path / "bin" / "cdk", layout.root / "node_modules" / ".bin" / "cdk"]
    found = []
    for program in installed:
        program.parent.mkdir(parents=True)
        program.touch(mode=0o755)
        found.append(cdk_program(layout, str(tmp_path / "bin")))
    assert found == [str(program) for program in installed]


def test_front_ends_of_the_checkout_that_are_not_built(layout: Layout, checkout: Layout) -> None:
    with pytest.raises(LocalError, match=r"not built \(frontend/sso_fe/dist/index.html is missing\)"):
        preflight.check_sites(checkout)
    preflight.check_sites(layout)


def test_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(LocalError, match=r"^Only 0\.4 GB are free on the disk of .*; at least 1 GB"):
        preflight.check_disk(tmp_path, free_bytes=400_000_000)
    preflight.check_disk(tmp_path, free_bytes=preflight.MINIMUM_FREE_BYTES)


@pytest.mark.parametrize("port", [0, 80, 65536, -1])
def test_a_port_that_cannot_be(port: int) -> None:
    with pytest.raises(LocalError, match=f"^Port {port} cannot be used; choose one from 1024 to 65535"):
        preflight.check_port_number(port)


def test_a_taken_port_names_who_has_it(layout: Layout, checkout: Layout) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(LocalError, match=rf"^Port {port} is taken.*; stop that") as failure:
            preflight.check_port_free(layout, port)
        with pytest.raises(LocalError, match=rf"or choose another one: make up PORT={port + 1}$"):
            preflight.check_port_free(checkout, port)
    preflight.check_port_free(layout, port)
    assert str(failure.value).endswith(f"or choose another one: cognito-sso up --port {port + 1}")
    if os.path.exists("/proc/net/tcp"):  # noqa: PTH110 - Linux tells the owner
        assert f"(pid {os.getpid()})" in str(failure.value)
