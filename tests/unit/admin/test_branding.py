"""How an application looks on the SSO's pages: what an operator types, and what he is shown."""

from base64 import b64encode
from pathlib import Path

import pytest
from deployed_world import REGISTERED_SHOP, World

SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>'
DATA_URI = f"data:image/svg+xml;base64,{b64encode(SVG.encode()).decode()}"
ADD = ("applications", "add", "wiki", "--name", "Wiki", "--return-url", "https://wiki.example.com/success")
CHANGE = ("applications", "change", "wiki")


@pytest.fixture
def logo(tmp_path: Path) -> str:
    file = tmp_path / "wiki.svg"
    file.write_text(SVG, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("words", [ADD, CHANGE])
def test_a_logos_file_is_sent_as_a_data_uri(world: World, logo: str, words: tuple[str, ...]) -> None:
    result = world.run(*words, "--accent-color", "#7a1f5c", "--logo", logo)
    assert result.exit_code == 0, result.output
    [(action, arguments)] = world.operator.asked
    assert action == f"applications.{words[1]}"
    assert (arguments["accent_color"], arguments["logo"]) == ("#7a1f5c", DATA_URI)


@pytest.mark.parametrize("words", [ADD, CHANGE])
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("logo.gif", b"GIF89a", "is not the name of an .svg, .png or .webp file."),
        ("logo.svg", b"<html/>", "is no image/svg+xml"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + b"x" * 8000, "has 8008 bytes; it may have 6126."),
        ("nowhere.svg", None, "cannot be read: No such file or directory."),
    ],
)
def test_a_file_that_is_no_logo_is_wrong_usage(
    world: World, tmp_path: Path, words: tuple[str, ...], name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = world.run(*words, "--logo", str(tmp_path / name))
    assert result.exit_code == 2
    assert "--logo" in result.stderr
    assert said in " ".join(result.stderr.split())
    assert world.operator.asked == []


def test_a_list_has_the_colour_and_never_the_logo(world: World) -> None:
    listed = world.run("applications", "list").stdout
    assert "#7a1f5c" in listed
    assert "data:" not in listed
    assert world.json("applications", "list") == {"applications": [REGISTERED_SHOP]}


def test_one_application_is_shown_with_its_kind_of_logo(world: World) -> None:
    shown = world.run("applications", "show", "shop").stdout
    for part in ("shop", "open", "#7a1f5c", "image/png, 8 bytes", "stack", "shop-client"):
        assert part in shown
    assert "data:" not in shown
    assert world.json("applications", "show", "shop") == {"application": REGISTERED_SHOP}


def test_one_without_a_logo_is_shown_too(world: World) -> None:
    plain = {**REGISTERED_SHOP, "branding": {"accent_color": None, "logo": None}}
    world.operator.answers["applications.show"] = {"application": plain}
    shown = world.run("applications", "show", "shop").stdout
    last_words = {line.split()[0]: line.split()[-1] for line in shown.splitlines()}
    assert (last_words["accent"], last_words["logo"]) == ("-", "-")
