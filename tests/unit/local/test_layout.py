"""Wrong local settings are one sentence that names the file and the key."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cognito_sso.local.errors import LocalError
from cognito_sso.local.layout import Layout

REGION = 'region = "eu-west-1"\n'
APPLICATIONS = """
[[applications]]
id = "shop"
name = "Shop"

[[applications]]
id = "outlet"
name = "Outlet"
"""


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    return Layout(root=tmp_path, home=tmp_path / ".local")


def _write(layout: Layout, settings: str) -> None:
    folder = layout.root / "environments"
    folder.mkdir()
    (folder / "local.toml").write_text(settings)


def test_right_settings_are_read(layout: Layout) -> None:
    _write(layout, REGION + APPLICATIONS)
    assert (layout.region(), layout.first_application()) == ("eu-west-1", "shop")


@pytest.mark.parametrize("ask", [Layout.region, Layout.first_application])
@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ("", "region"),
        ('region = "nowhere"\n' + APPLICATIONS, "region"),
        ('regoin = "eu-west-1"\n' + APPLICATIONS, "regoin"),
        (REGION + '[[applications]]\nid = "Shop"\nname = "Shop"\n', "applications[0].id"),
        (REGION + APPLICATIONS + "enrolment = 1\n", "applications[1].enrolment"),
        ("region =", "environment"),
    ],
)
def test_a_wrong_setting_is_named(
    layout: Layout, ask: Callable[[Layout], str], settings: str, key: str
) -> None:
    _write(layout, settings)
    with pytest.raises(LocalError, match=rf"^environments/local\.toml: {re.escape(key)}: .+\.$"):
        ask(layout)


@pytest.mark.parametrize("ask", [Layout.region, Layout.first_application])
def test_a_missing_file_is_named(layout: Layout, ask: Callable[[Layout], str]) -> None:
    with pytest.raises(LocalError, match=r"^environments/local\.toml: environment: 'local' is unknown"):
        ask(layout)


@pytest.mark.parametrize("settings", [REGION, REGION + "applications = []\n"])
def test_without_an_application_there_is_a_region_but_nobody_could_sign_in(
    layout: Layout, settings: str
) -> None:
    _write(layout, settings)
    assert layout.region() == "eu-west-1"
    with pytest.raises(LocalError, match=r"^environments/local\.toml: applications is empty"):
        layout.first_application()
