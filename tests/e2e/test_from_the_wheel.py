"""The guide "Add SSO to your app", followed literally in an empty folder with nothing but the packages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from browser_user import BrowserUser
from guide import GUIDE, blocks
from local_stack import ROOT, LocalStack, claims_of, free_port
from new_project import STAND_INS, NewProject, build_packages
from playwright.sync_api import Page, expect

TWO_SSOS = """
import aws_cdk as cdk
from cognito_sso import Platform, Sso

app = cdk.App()
stack = cdk.Stack(app, "Hello", synthesizer=Platform.of(app).synthesizer())
sso = Sso(stack, "Sso")
sso.add_application("hello", name="Hello", site="site/dist", backend="api")
staff = Sso(stack, "Staff", label="staff")
staff.add_application("desk", name="Desk", site="vue-site/dist")
app.synth()
"""
# What the guide's API answers, by the two ways that are not deployed with the stack.
CALL_FASTAPI = """
import sys
from fastapi.testclient import TestClient
from fastapi_app import app
headers = {"Authorization": f"Bearer {sys.argv[1]}"} if sys.argv[1:] else {}
answer = TestClient(app).get("/greeting", headers=headers)
print(answer.status_code, answer.text)
"""
CALL_LAMBDA = """
import sys
from lambda_function import handler
headers = {"authorization": f"Bearer {sys.argv[1]}"} if sys.argv[1:] else {}
answer = handler({"version": "2.0", "headers": headers}, None)
print(answer["statusCode"], answer["body"])
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewProject]:
    """The guide's project, everything in it done, its stack running."""
    folder = tmp_path_factory.mktemp("new")
    packages = build_packages(tmp_path_factory.mktemp("checkout"))
    made = NewProject.empty(folder, packages=packages, port=free_port())
    try:
        for block in blocks(GUIDE.read_text("utf-8")):
            made.follow(block)
        yield made
    finally:
        made.stop()


def signed_up(stack: LocalStack, page: Page, *, label: str, sso: str) -> BrowserUser:
    """A new person at the sign-in form of an SSO, who registers and comes back to the application."""
    user = BrowserUser.at(stack, page)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.url.startswith(stack.url(sso))
    page.get_by_role("link", name="Create an account").click()
    user.fill_registration()
    user.enter_code(user.read_code())
    user.should_be_at(label, "/")
    expect(page.get_by_role("heading", name="Hello, Grace Hopper")).to_be_visible()
    return user


def id_token(page: Page) -> str:
    """The ID token that the tab holds."""
    stored: list[str] = page.evaluate("Object.values(sessionStorage)")
    found = [word for entry in stored for word in entry.split('"') if word.count(".") == 2]
    (token,) = (token for token in found if claims_of(token)["token_use"] == "id")
    return token


def verifier_environment(stack: LocalStack) -> dict[str, str]:
    config = stack.site("hello")["config"]
    pool = config["user_pool_id"]
    return {
        "TOKEN_ISSUER": f"https://cognito-idp.us-east-1.amazonaws.com/{pool}",
        "JWKS_URI": f"http://localhost:{stack.port}/{pool}/.well-known/jwks.json",
        "CLIENT_ID": config["client_id"],
    }


def test_nothing_of_the_checkout_is_used(project: NewProject) -> None:
    script = (
        "import cognito_sso, sso_auth, json; print(json.dumps([cognito_sso.__file__, sso_auth.__file__]))"
    )
    printed = project.run(f"python -c '{script}'")
    for path in json.loads(printed):
        assert Path(path).is_relative_to(project.folder / ".venv")
    assembly = (project.folder / ".local/cdk.out/Hello.template.json").read_text("utf-8")
    assert str(ROOT) not in assembly


def test_every_stand_in_stands_for_a_line_of_the_guide(project: NewProject) -> None:
    assert set(STAND_INS) <= set(project.followed)


def test_a_person_signs_up_and_the_api_knows_him(project: NewProject, page: Page) -> None:
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: (
            complaints.append(f"{message.text} {message.location}") if message.type == "error" else None
        ),
    )
    stack = project.stack()
    page.goto(stack.url("hello"))
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    page.get_by_role("button", name="Sign in").click()
    signed_up(stack, page, label="hello", sso="sso")
    claims = claims_of(id_token(page))
    assert claims["aud"] == stack.site("hello")["config"]["client_id"]
    assert claims["aud"] != stack.site("sso")["config"]["client_id"]
    expect(page.get_by_text(f"The API knows you as {claims['sub']}")).to_be_visible()
    assert complaints == []
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()


def test_the_api_refuses_whoever_has_no_token_for_it(project: NewProject) -> None:
    stack = project.stack()
    answer = stack.call("hello", "GET", "/greeting")
    assert (answer.status_code, answer.json()["error"]) == (401, "missing_token")


@pytest.mark.parametrize("call", [CALL_FASTAPI, CALL_LAMBDA], ids=["fastapi", "lambda"])
def test_an_api_that_is_hosted_elsewhere_knows_him_too(project: NewProject, page: Page, call: str) -> None:
    stack = project.stack()
    page.goto(stack.url("hello"))
    page.get_by_role("button", name="Sign in").click()
    signed_up(stack, page, label="hello", sso="sso")
    token = id_token(page)
    (project.folder / "call.py").write_text(call)
    environment = verifier_environment(stack)
    status, _, body = project.run(f"python -W ignore call.py {token}", **environment).partition(" ")
    assert (status, json.loads(body)) == ("200", {"text": f"The API knows you as {claims_of(token)['sub']}"})
    status, _, body = project.run("python -W ignore call.py", **environment).partition(" ")
    assert (status, json.loads(body)["error"]) == ("401", "missing_token")


def test_the_front_ends_are_typed(project: NewProject) -> None:
    options = {
        "target": "es2022",
        "module": "esnext",
        "moduleResolution": "bundler",
        "strict": True,
        "noEmit": True,
        "types": [],
        "skipLibCheck": False,
    }
    files = ["site/main.ts", "vue-site/main.ts", "vue-site/App.vue", "vue-site/HomePage.vue"]
    (project.folder / "tsconfig.json").write_text(json.dumps({"compilerOptions": options, "files": files}))
    project.run('node "$CHECKOUT/node_modules/vue-tsc/bin/vue-tsc.js"')


def test_two_ssos_in_one_app_run_side_by_side(project: NewProject, page: Page) -> None:
    (project.folder / "app.py").write_text(TWO_SSOS)
    printed = project.restart()
    for site, application in {"sso": "hello", "staff": "desk"}.items():
        assert re.search(
            rf"{site}: (made through the public sign-up|there already), for {application}\n", printed
        )
    stack = project.stack()
    pools = {label: site_config(stack, label)["user_pool_id"] for label in ("sso", "staff", "hello", "desk")}
    assert pools["sso"] == pools["hello"] != pools["staff"] == pools["desk"]
    page.goto(stack.url("desk"))
    user = signed_up(stack, page, label="desk", sso="staff")
    assert claims_of(id_token(page))["iss"].endswith(pools["staff"])
    page.goto(stack.url("hello"))
    page.get_by_role("button", name="Sign in").click()
    user.sign_in()
    expect(page.get_by_text("The email address or the password is not right")).to_be_visible()


def site_config(stack: LocalStack, label: str) -> dict[str, Any]:
    """A site's `/config.json`, as programs get it."""
    answer = httpx.get(f"http://localhost:{stack.port}/_sites/{label}/config.json", timeout=30)
    config: dict[str, Any] = answer.raise_for_status().json()
    return config
