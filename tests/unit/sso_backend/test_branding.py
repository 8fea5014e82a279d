"""Which colours and logos may be shown: each wrong one gets a sentence that names it."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from chalicelib.models.application import Branding
from chalicelib.services.branding import InvalidBranding, read_branding

LOGOS = json.loads((Path(__file__).parents[2] / "vectors" / "logos.json").read_text(encoding="utf-8"))
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def data_uri(content: bytes, media_type: str = "image/svg+xml") -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"


def sentence(**declared: object) -> str:
    with pytest.raises(InvalidBranding) as raised:
        read_branding(declared)
    assert str(raised.value).endswith(".")
    return str(raised.value)


@pytest.mark.parametrize("case", LOGOS, ids=[case["name"] for case in LOGOS])
def test_a_logo_is_the_image_that_it_says_it_is(case: dict[str, Any]) -> None:
    uri = f"data:{case['media_type']};base64,{case['content']}"
    if case["accepted"]:
        assert read_branding({"logo": uri}) == Branding(logo=uri)
    else:
        assert sentence(logo=uri).startswith(f"logo is no {case['media_type']}")


def test_a_logo_may_have_so_many_characters_and_a_longer_one_is_told_how_many() -> None:
    largest = data_uri(SVG.ljust(6123))
    assert read_branding({"logo": largest}).logo == largest
    larger = data_uri(SVG.ljust(6124))
    assert len(larger) == 8194
    assert sentence(logo=larger) == "logo has 8194 characters as a data URI; it may have 8192."


@pytest.mark.parametrize(
    "logo",
    [
        "",
        "https://evil.example/logo.svg",
        "logo.svg",
        "javascript:alert(1)",
        "data:text/html;base64,PHN2Zy8+",
        "data:image/gif;base64,R0lGODlh",
        "data:image/svg+xml;utf8,<svg/>",
        "data:image/svg+xml,<svg/>",
        " " + data_uri(SVG),
        data_uri(SVG, "IMAGE/SVG+XML"),
        data_uri(SVG, "image/svg+xml;charset=utf-8"),
        7,
        ["data:"],
    ],
)
def test_anything_but_such_a_data_uri_is_refused(logo: object) -> None:
    assert sentence(logo=logo).startswith("logo must be a data URI of image/svg+xml")


@pytest.mark.parametrize("spoilt", ["{}=", "{}\n", " {}", "{}é", "{}\x00", "{}-_"])
def test_what_is_no_base64_is_refused(spoilt: str) -> None:
    encoded = spoilt.format(b64encode(SVG).decode())
    assert sentence(logo=f"data:image/svg+xml;base64,{encoded}") == "logo is not valid base64."


@pytest.mark.parametrize("color", ["#7a1f5c", "#7A1F5C", "#7a1F5c"])
def test_a_colour_is_kept_in_lower_case(color: str) -> None:
    assert read_branding({"accent_color": color}) == Branding(accent_color="#7a1f5c")


@pytest.mark.parametrize(
    "color",
    [
        "",
        "7a1f5c",
        "#7a1",
        "#7a1f5c00",
        "#7a1f5g",
        "#7a1f5c\n",
        " #7a1f5c",
        "#" + "\N{FULLWIDTH DIGIT ONE}" * 6,
        "purple",
        "red;x:y",
        0x7A1F5C,
    ],
)
def test_anything_but_six_digits_is_no_colour(color: object) -> None:
    assert sentence(accent_color=color) == "accent_color must be a colour such as #7a1f5c."


def test_nothing_need_be_said() -> None:
    assert read_branding({}) == read_branding({"accent_color": None, "logo": None}) == Branding()
