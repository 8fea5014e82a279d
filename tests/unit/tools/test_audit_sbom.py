"""The bills of material are CycloneDX, complete, the same at each writing, and say nothing of the machine."""

import re
from pathlib import Path
from typing import Any

import pytest
from audit import sbom
from audit.places import ROOT
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

NAMES = (
    "functions.cdx.json",
    "while-deploying.cdx.json",
    "sites.cdx.json",
    "cognito-sso.cdx.json",
    "cognito-sso-auth.cdx.json",
)


@pytest.fixture(scope="module")
def bills() -> dict[str, dict[str, Any]]:
    return sbom.bills()


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


def purls(bill: dict[str, Any]) -> list[str]:
    return [each["purl"] for each in bill["components"] if "purl" in each]


def test_there_is_one_for_all_that_goes_out(bills: dict[str, dict[str, Any]]) -> None:
    assert set(bills) == set(NAMES)


def test_it_is_valid(bills: dict[str, dict[str, Any]], name: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(sbom.text(bills[name])) is None
    # The schema lets every version pass.
    assert bills[name]["specVersion"] == "1.6"


def test_it_is_the_same_each_time_and_names_no_machine(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        sbom.main(tmp_path / folder)
    for name in NAMES:
        text = (tmp_path / "first" / name).read_text(encoding="utf-8")
        assert text == (tmp_path / "second" / name).read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[^/\"]+", text)) == {"http://cyclonedx.org"}
        assert str(ROOT) not in text
        assert "file:" not in text


def test_every_component_has_a_licence_and_a_version(bills: dict[str, dict[str, Any]], name: str) -> None:
    components = [each for each in bills[name]["components"] if each["type"] == "library"]
    assert components
    assert all(each["licenses"][0]["expression"] and each["version"] for each in components)


def test_every_component_is_reached_from_the_subject(bills: dict[str, dict[str, Any]], name: str) -> None:
    bill = bills[name]
    needs = {each["ref"]: set(each["dependsOn"]) for each in bill["dependencies"]}
    reached = {"subject"}
    while more := {other for ref in reached for other in needs.get(ref, set())} - reached:
        reached |= more
    assert reached == {"subject", *(each["bom-ref"] for each in bill["components"])}


def test_functions_carry_no_compiler_and_not_what_is_left_out(bills: dict[str, dict[str, Any]]) -> None:
    carried = {purl.split("@")[0] for purl in purls(bills["functions.cdx.json"])}
    assert {"pkg:pypi/cryptography", "pkg:pypi/chalice"} <= carried
    assert carried.isdisjoint(
        {"pkg:pypi/ecdsa", "pkg:pypi/rsa", "pkg:pypi/aws-cdk-lib", "pkg:pypi/pycparser"}
    )
    assert "AWS Lambda's Python runtime" in [
        each["name"] for each in bills["functions.cdx.json"]["components"]
    ]


def test_a_site_holds_vue_and_no_build_tool(bills: dict[str, dict[str, Any]]) -> None:
    held = {re.sub(r"@[^@]*$", "", purl) for purl in purls(bills["sites.cdx.json"])}
    assert {"pkg:npm/%40vue/runtime-dom", "pkg:npm/vue-router"} <= held
    assert "pkg:npm/vite" not in held


def test_the_wheel_with_the_site_inside_lists_what_the_site_holds(bills: dict[str, dict[str, Any]]) -> None:
    assert set(purls(bills["sites.cdx.json"])) <= set(purls(bills["cognito-sso.cdx.json"]))
    assert not [purl for purl in purls(bills["cognito-sso-auth.cdx.json"]) if purl.startswith("pkg:npm/")]
