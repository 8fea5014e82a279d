"""Licences are told from metadata, and one that is unknown or not allowed where it is used is a fault."""

from pathlib import Path

import pytest
from audit import licence_page
from audit.licences import allowed, installed, permits, spdx
from audit.uses import Use, uses


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("", False),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR CC0-1.0)", True),
        ("ISC AND (GPL-3.0-only OR MIT)", True),
        ("(MIT OR ISC) AND (GPL-3.0-only OR AGPL-3.0-only)", False),
        ("GPL-2.0-only WITH Classpath-exception-2.0", False),
    ],
)
def test_one_may_choose_where_the_licence_lets_one_choose(expression: str, may: bool) -> None:
    assert permits(expression, {"MIT", "ISC"}) is may


@pytest.mark.parametrize(
    ("text", "expression"),
    [
        ("mit", "MIT"),
        ("Apache 2.0", "Apache-2.0"),
        ("BSD", ""),
        ("Copyright (c) 2026", ""),
        ("UNKNOWN", ""),
        ("SEE LICENSE IN licence.txt", ""),
    ],
)
def test_what_cannot_be_told_is_not_guessed(text: str, expression: str) -> None:
    assert spdx(text) == expression


@pytest.mark.parametrize(
    ("metadata", "expression"),
    [
        ("License-Expression: ISC", "ISC"),
        ("License: MIT", "MIT"),
        ("License: BSD\nClassifier: License :: OSI Approved :: MIT License", "MIT"),
        (
            "Classifier: License :: OSI Approved :: MIT License\n"
            "Classifier: License :: OSI Approved :: Apache Software License",
            "",
        ),
        ("Summary: says nothing", ""),
    ],
)
def test_where_metadata_says_it(tmp_path: Path, metadata: str, expression: str) -> None:
    folder = tmp_path / "some_package-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: Some_Package\nVersion: 1.0\n{metadata}\n", encoding="utf-8"
    )
    assert installed(tmp_path)["some-package"] == expression


def test_users_get_nothing_under_a_licence_that_binds_their_operator() -> None:
    assert not {each for each in allowed("deployed") if "GPL" in each or each.startswith(("MPL", "EPL"))}
    use = Use("in a site", "deployed", {"a": "MIT", "b": "MPL-2.0", "c": ""})
    assert use.faults() == ["b (in a site): MPL-2.0", "c (in a site): its licence is not known"]
    assert Use("by a wheel", "installed", {"b": "MPL-2.0"}).faults() == []


def test_every_package_may_be_used_where_it_is_and_the_page_says_so() -> None:
    assert licence_page.faults() == []


def test_a_package_stands_once_and_first_where_it_is_deployed() -> None:
    listed = {use.title: set(use.licences) for use in uses()}
    assert "cryptography" in listed["In the deployed functions"]
    assert "cryptography" not in listed["Installed with the wheels"]
    assert {"ecdsa", "boto3"} <= listed["Installed with the wheels"]
    assert "vite" in listed["Builds, tests and measurements, in npm"]
    assert "pytest" in listed["Tests and measurements, in Python"]
