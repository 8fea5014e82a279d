"""What an application's team may say about its pages: whom they call, and how they make HTML."""

from collections.abc import Sequence
from typing import Any

import aws_cdk as cdk
import pytest
from cognito_sso import ApplicationSettings, Platform, SettingsError, Sso, SsoApplication
from cognito_sso.edge.page_rules import content_security_policy
from synthesized import ROOT, Templates

LOCAL = {"environment": "local", "local_port": "4566"}


class Project:
    """Somebody's CDK app with one application, which has a site."""

    def __init__(self, **context: str) -> None:
        self._app = cdk.App(context=context)
        self.stack = cdk.Stack(self._app, "Hello", synthesizer=Platform.of(self._app).synthesizer())
        self._sso = Sso(self.stack, "Sso")

    def add(self, **rules: Any) -> None:
        SsoApplication(
            self.stack,
            "Hello",
            sso=self._sso,
            application=ApplicationSettings(id="hello", name="Hello"),
            site=ROOT / "frontend" / "client_fe" / "dist",
            **rules,
        )

    def page_policy(self) -> dict[str, str]:
        """The application's Content Security Policy: directive → its values."""
        template = self._app.synth().get_stack_by_name("Hello").template
        headers = Templates.named(
            template, "AWS::CloudFront::ResponseHeadersPolicy", "HelloSiteSecurityHeaders"
        )
        config = headers["ResponseHeadersPolicyConfig"]["SecurityHeadersConfig"]["ContentSecurityPolicy"]
        return directives(as_text(config["ContentSecurityPolicy"]))


def as_text(value: Any) -> str:
    """A template's string with its references in angle brackets: by name, or as what is got of a resource."""
    if isinstance(value, str):
        return value
    if "Fn::Join" in value:
        return "".join(as_text(part) for part in value["Fn::Join"][1])
    return f"<{value.get('Ref', 'attribute')}>"


def directives(policy: str) -> dict[str, str]:
    pairs = (each.partition(" ") for each in policy.split("; "))
    return {name: values for name, _, values in pairs}


def test_pages_may_call_the_origins_that_their_team_names() -> None:
    project = Project()
    project.add(connect_to=["https://api.example.com", "https://maps.example.org:8443"])
    further = "https://api.example.com https://maps.example.org:8443"
    assert project.page_policy()["connect-src"] == f"'self' https://<attribute> {further}"


def test_an_origin_may_be_known_at_deployment_only() -> None:
    project = Project()
    api = cdk.CfnParameter(project.stack, "Api").value_as_string
    project.add(connect_to=[f"https://{api}.example.com"])
    assert project.page_policy()["connect-src"].endswith(" https://<Api>.example.com")


def test_the_emulators_sites_may_call_what_else_runs_on_this_machine() -> None:
    project = Project(**LOCAL)
    project.add(connect_to=["http://localhost:9000"])
    assert project.page_policy()["connect-src"].endswith(" http://localhost:9000")


@pytest.mark.parametrize(
    "origin",
    [
        "*",
        "https:",
        "https://*.example.com",
        "https://example.com/",
        "https://example.com/path",
        "https://user@example.com",
        "https://example.com; script-src *",
        "https://example.com;x.localhost",
        "https://example.com,x",
        "https://example.com:0",
        "https://EXAMPLE.com",
        "https://intranet",
        "https://a..example.com",
        "'unsafe-inline'",
        "data:",
        "ftp://example.com",
        "http://example.com",
        "",
        "https://api.example.com\n",
        7,
    ],
)
@pytest.mark.parametrize("context", [{}, LOCAL], ids=["aws", "local"])
def test_what_is_no_origin_is_refused(context: dict[str, str], origin: object) -> None:
    with pytest.raises(SettingsError) as raised:
        Project(**context).add(connect_to=["https://api.example.com", origin])
    assert raised.value.key == "connect_to[1]"


@pytest.mark.parametrize("origins", ["https://api.example.com", "", None, 7])
def test_origins_come_in_a_list(origins: object) -> None:
    with pytest.raises(SettingsError) as raised:
        Project().add(connect_to=origins)
    assert str(raised.value) == f"connect_to: {origins!r} must be a list of origins."


def test_plain_http_is_refused_on_aws() -> None:
    with pytest.raises(SettingsError, match="'http://localhost:9000' must begin with https://"):
        Project().add(connect_to=["http://localhost:9000"])


def test_an_applications_pages_make_no_html_of_strings_unless_its_team_says_so() -> None:
    project = Project()
    project.add()
    policy = project.page_policy()
    assert policy["require-trusted-types-for"] == "'script'"
    assert "trusted-types" not in policy


@pytest.mark.parametrize(
    ("names", "written"),
    [(["vue"], "vue"), (["vue", "dompurify"], "vue dompurify"), ((), "'none'")],
)
def test_policies_that_are_named_are_the_only_ones(names: Sequence[str], written: str) -> None:
    policy = directives(content_security_policy([], trusted_types=names))
    assert policy["require-trusted-types-for"] == "'script'"
    assert policy["trusted-types"] == written


def test_a_site_that_cannot_do_without_plain_strings_may_have_them() -> None:
    project = Project()
    project.add(trusted_types=False)
    assert not [name for name in project.page_policy() if "trusted-types" in name]


@pytest.mark.parametrize(
    "names",
    ["vue", ["vue; script-src *"], ["*"], ["'allow-duplicates'"], [""], None, 7, [7], [None], {"vue": 1}],
)
def test_what_is_no_list_of_names_of_policies_is_refused(names: Any) -> None:
    with pytest.raises(SettingsError) as raised:
        content_security_policy([], trusted_types=names)
    assert str(raised.value) == f"trusted_types: {names!r} must be true, false or a list of policy names."
