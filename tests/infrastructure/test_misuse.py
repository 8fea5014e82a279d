"""What cannot be right is refused at synth, in one sentence."""

from collections.abc import Callable
from pathlib import Path

import aws_cdk as cdk
import pytest
from cognito_sso import SettingsError, Sso
from cognito_sso.packaging.sources import built_site
from own_project import ELSEWHERE, Project


def _same_label(stack: cdk.Stack) -> None:
    Sso(stack, "One")
    Sso(stack, "Two")


def _entry_point_without_backend(stack: cdk.Stack) -> None:
    application = Sso(stack, "Sso").add_application("hello", name="Hello", channels=[ELSEWHERE])
    application.add_entry_point("More", handler="app.more", description="More", table_actions=["GetItem"])


def _same_application(stack: cdk.Stack) -> None:
    sso = Sso(stack, "Sso")
    for _ in range(2):
        sso.add_application("hello", name="Hello", channels=[ELSEWHERE])


MISUSE: dict[str, Callable[[cdk.Stack], object]] = {
    "label: 'My SSO' must be 2 to 32 lower-case letters": lambda stack: Sso(stack, "Sso", label="My SSO"),
    "SiteSso: is twice in Hello; labels": _same_label,
    "id: 'hello' is used twice": _same_application,
    "id: 'staff' is taken by the SSO's own site": lambda stack: Sso(
        stack, "Sso", label="staff"
    ).add_application("staff", name="Staff", channels=[ELSEWHERE]),
    "id: 'sso' is taken by a site of the SSO itself": lambda stack: Sso(stack, "S").add_application(
        "sso", name="Hello"
    ),
    "return_url: of the channel 'web' is missing; give it, or a site": lambda stack: Sso(
        stack, "Sso"
    ).add_application("hello", name="Hello"),
    "/nowhere: holds no built site: it has no index.html": lambda stack: Sso(stack, "Sso").add_application(
        "hello", name="Hello", site=Path("/nowhere")
    ),
    "/nowhere: is no Chalice app: it has no app.py": lambda stack: Sso(stack, "Sso").add_application(
        "hello", name="Hello", backend="/nowhere", channels=[ELSEWHERE]
    ),
    "backend: is missing; 'app.more' is an entry point of it": _entry_point_without_backend,
}


@pytest.mark.parametrize("sentence", MISUSE)
def test_misuse_is_one_sentence(project: Project, sentence: str) -> None:
    with pytest.raises(SettingsError) as raised:
        MISUSE[sentence](project.stack)
    assert str(raised.value).startswith(sentence)
    assert "\n" not in str(raised.value)


def test_a_stack_without_the_emulators_synthesizer_is_told_so_before_it_is_deployed() -> None:
    app = cdk.App(context={"environment": "local"})
    with pytest.raises(SettingsError, match=r"Hello: needs synthesizer=Platform\.of\(app\)\.synthesizer\(\)"):
        Sso(cdk.Stack(app, "Hello"), "Sso")


def test_a_sites_sources_are_no_built_site(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script type="module" src="/main.ts"></script>', encoding="utf-8")
    with pytest.raises(SettingsError, match="holds a site's sources"):
        built_site(tmp_path)


def test_a_built_sites_page_may_be_in_another_encoding(tmp_path: Path) -> None:
    page = '<meta charset="iso-8859-1"><title>Café</title><script src="/assets/main.js"></script>'
    (tmp_path / "index.html").write_text(page, encoding="iso-8859-1")
    assert built_site(tmp_path) == tmp_path
