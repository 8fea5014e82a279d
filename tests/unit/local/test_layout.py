"""Any project has a layout; wrong local settings are one sentence that names the file and the key."""

import re
from pathlib import Path

import pytest
from cognito_sso.local.errors import LocalError
from cognito_sso.local.layout import Layout

REGION = 'region = "eu-west-1"\n'
APPLICATION = """
[[applications]]
id = "shop"
name = "Shop"
"""


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(root=tmp_path, home=tmp_path / ".local")


def _write(layout: Layout, settings: str) -> None:
    folder = layout.root / "environments"
    folder.mkdir()
    (folder / "local.toml").write_text(settings)


def test_the_region_is_that_of_the_settings(layout: Layout) -> None:
    _write(layout, REGION + APPLICATION)
    assert layout.region() == "eu-west-1"


def test_a_project_without_settings_has_a_region_too(layout: Layout) -> None:
    assert layout.region() == "us-east-1"


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ("", "region"),
        ('region = "nowhere"\n' + APPLICATION, "region"),
        ('regoin = "eu-west-1"\n' + APPLICATION, "regoin"),
        (REGION + '[[applications]]\nid = "Shop"\nname = "Shop"\n', "applications[0].id"),
        (REGION + APPLICATION + "enrolment = 1\n", "applications[0].enrolment"),
        ("region =", "environment"),
    ],
)
def test_a_wrong_setting_is_named(layout: Layout, settings: str, key: str) -> None:
    _write(layout, settings)
    with pytest.raises(LocalError, match=rf"^environments/local\.toml: {re.escape(key)}: .+\.$"):
        layout.region()


def test_the_checkout_has_its_own_words(layout: Layout) -> None:
    elsewhere = (layout.command("down"), layout.command("up", port=7))
    (layout.root / "cdk_app" / "cognito_sso").mkdir(parents=True)
    assert elsewhere == ("cognito-sso down", "cognito-sso up --port 7")
    assert (layout.command("down"), layout.command("up", port=7)) == ("make down", "make up PORT=7")
