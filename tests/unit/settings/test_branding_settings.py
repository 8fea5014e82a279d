"""How an application looks, as settings say it: a colour and a file, each wrong one with its own sentence."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from cognito_sso import Branding, SettingsError, load_environment
from cognito_sso.settings.branding import logo_data_uri
from cognito_sso.settings.file import parse_environment

ROOT = Path(__file__).parents[3]
LOGOS = json.loads((ROOT / "tests" / "vectors" / "logos.json").read_text(encoding="utf-8"))
ENDINGS = {"image/svg+xml": "svg", "image/png": "PNG", "image/webp": "webp"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def sentence(file: Path) -> str:
    with pytest.raises(SettingsError) as raised:
        logo_data_uri(str(file))
    assert raised.value.key == "logo"
    assert raised.value.problem.startswith(repr(str(file)))
    return raised.value.problem.removeprefix(repr(str(file)))


@pytest.mark.parametrize("case", LOGOS, ids=[case["name"] for case in LOGOS])
def test_a_logo_is_the_image_that_its_file_is_called(case: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / f"logo.{ENDINGS[case['media_type']]}"
    file.write_bytes(b64decode(case["content"]))
    if case["accepted"]:
        assert logo_data_uri(str(file)) == f"data:{case['media_type']};base64,{case['content']}"
    else:
        assert sentence(file).startswith(f" is no {case['media_type']}")


def test_a_logo_may_have_so_many_bytes_and_a_larger_one_is_told_how_many(tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_bytes(SVG.ljust(6123))
    assert len(logo_data_uri(str(file))) <= 8192
    file.write_bytes(SVG.ljust(6124))
    assert sentence(file) == " has 6124 bytes; it may have 6123."


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert sentence(tmp_path / "logo.svg") == " cannot be read: No such file or directory."
    (tmp_path / "folder.svg").mkdir()
    assert sentence(tmp_path / "folder.svg") == " cannot be read: Is a directory."
    for name in ("\0.svg", "\ud800.svg"):
        assert sentence(tmp_path / name) == " is the name of no file."


def test_a_relative_path_begins_where_the_command_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "logo.svg").write_bytes(SVG)
    monkeypatch.chdir(tmp_path)
    assert logo_data_uri("logo.svg") == logo_data_uri(str(tmp_path / "logo.svg"))


def test_a_file_is_named_by_a_text_or_a_path(tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_bytes(SVG)
    assert logo_data_uri(Branding(logo=file).logo or "") == logo_data_uri(str(file))
    with pytest.raises(SettingsError, match=r"^logo: 'logo\.gif' is not the name of an \.svg, "):
        Branding(logo=Path("logo.gif"))
    with pytest.raises(SettingsError, match=r"^logo: 'nowhere\.svg' cannot be read: "):
        logo_data_uri(Path("nowhere.svg"))


def branded(branding: object) -> dict[str, Any]:
    return {"region": "eu-west-1", "applications": [{"id": "shop", "name": "Shop", "branding": branding}]}


def test_an_environments_file_says_it() -> None:
    settings = parse_environment("prod", branded({"accent_color": "#7A1F5C", "logo": "nowhere/logo.svg"}))
    assert settings.applications[0].branding == Branding(accent_color="#7A1F5C", logo="nowhere/logo.svg")
    assert parse_environment("prod", branded({})).applications[0].branding == Branding()


@pytest.mark.parametrize(
    ("branding", "said"),
    [
        ({"accent_color": "purple"}, ".accent_color: 'purple' is not a colour such as '#7a1f5c'."),
        ({"accent_color": "#7a1f5"}, ".accent_color: '#7a1f5' is not a colour such as '#7a1f5c'."),
        ({"accent_color": "#7a1f5c\n"}, ".accent_color: '#7a1f5c\\n' is not a colour such as '#7a1f5c'."),
        ({"accent_color": 7}, ".accent_color: 7 must be a text."),
        ({"logo": "logo.gif"}, ".logo: 'logo.gif' is not the name of an .svg, .png or .webp file."),
        ({"logo": ""}, ".logo: '' is not the name of an .svg, .png or .webp file."),
        ({"color": "#7a1f5c"}, ".color: is not a setting; known here: accent_color, logo."),
        ("#7a1f5c", ": '#7a1f5c' must be a table of settings."),
    ],
)
def test_a_wrong_value_has_its_own_sentence(branding: object, said: str) -> None:
    with pytest.raises(SettingsError) as raised:
        parse_environment("prod", branded(branding))
    assert str(raised.value) == f"applications[0].branding{said}"


@pytest.mark.parametrize("name", ["local", "dev", "prod"])
def test_the_shipped_applications_have_looks_of_their_own(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    brandings = [each.branding for each in load_environment(ROOT / "environments", name).applications]
    assert len({each.accent_color for each in brandings if each}) == 2
    logos = [logo_data_uri(each.logo or "") for each in brandings if each]
    assert [len(logo) < 1000 for logo in logos] == [True, True]
    assert len({*logos}) == 2
