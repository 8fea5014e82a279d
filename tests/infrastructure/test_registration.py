"""What an application's stack has the SSO backend write into its record."""

from base64 import b64encode
from pathlib import Path
from typing import Any

import aws_cdk as cdk
import pytest
from cognito_sso import Branding, ChannelSettings, Platform, SettingsError, Sso
from synthesized import ROOT, Templates, synthesize

ELSEWHERE = ChannelSettings(
    id="web", return_url="https://hello.example/success", logout_url="https://hello.example/"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def registered(branding: Branding | None) -> dict[str, Any]:
    app = cdk.App(context={"environment": "local", "local_port": "4566"})
    stack = cdk.Stack(app, "Hello", synthesizer=Platform.of(app).synthesizer())
    Sso(stack, "Sso").add_application("hello", name="Hello", channels=[ELSEWHERE], branding=branding)
    template = app.synth().get_stack_by_name("Hello").template
    return Templates.named(template, "Custom::SsoApplication", "SsoApplicationHelloRegistration")


@pytest.fixture
def logo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A path that begins where the CDK app runs."""
    (tmp_path / "logo.svg").write_bytes(SVG)
    monkeypatch.chdir(tmp_path)
    return "logo.svg"


def test_it_carries_the_colour_and_the_logo_itself(logo: str) -> None:
    assert registered(Branding(accent_color="#7A1F5C", logo=logo))["Branding"] == {
        "accent_color": "#7a1f5c",
        "logo": f"data:image/svg+xml;base64,{b64encode(SVG).decode()}",
    }


@pytest.mark.parametrize("branding", [None, Branding()])
def test_without_any_nothing_is_said_of_it(branding: Branding | None) -> None:
    assert registered(branding).get("Branding", {}) == {}


def test_a_logo_that_cannot_be_shown_stops_the_synthesis(logo: str) -> None:
    Path(logo).write_bytes(b"<html/>")
    with pytest.raises(SettingsError, match=r"^branding\.logo: 'logo\.svg' is no image/svg\+xml"):
        registered(Branding(logo=logo))


@pytest.mark.parametrize("name", ["local", "dev", "prod"])
def test_the_shipped_shop_carries_its_own(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    templates = synthesize(name)
    branding = templates.only(templates.shop, "Custom::SsoApplication")["Branding"]
    assert branding["accent_color"] == "#7a1f5c"
    drawn = (ROOT / "environments" / "logos" / "shop.svg").read_bytes()
    assert branding["logo"] == f"data:image/svg+xml;base64,{b64encode(drawn).decode()}"
