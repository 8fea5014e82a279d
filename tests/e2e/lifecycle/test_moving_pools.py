"""Users move to another pool: records by export and import, passwords by the migration trigger."""

import base64
import hashlib
import json
import secrets
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from botocore.exceptions import ClientError
from browser_user import BrowserUser
from lifecycle.newer_stack import NewerStack
from lifecycle.project import Project
from lifecycle.returning import returned
from local_stack import Person, claims_of
from playwright.sync_api import Page, expect
from signed_in import Login

NEW_PASSWORD = "Another-horse-8-battery"
CHALLENGE = "code_challenge_method=S256&code_challenge="
SYNTH = "    app.synth()"


@pytest.fixture(scope="module")
def members(project: Project) -> list[Person]:
    """Three of the old pool's users, members of the shop."""
    return [Person.registered(project.stack()) for _ in range(3)]


@pytest.fixture(scope="module")
def newer(project: Project, members: list[Person], tmp_path_factory: pytest.TempPathFactory) -> NewerStack:
    """The second Sso, deployed beside the first, with all records of that one imported."""
    old = project.stack()
    shutil.copy(Path(__file__).with_name("newer_sso.py"), project.root)
    origins = {"shop": old.url("shop", ""), "outlet": old.url("outlet", "")}
    arguments = f"app, old_operations={old.output('SsoOperations')!r}, applications={origins!r}"
    call = f"    from newer_sso import add_newer_sso\n    add_newer_sso({arguments})\n"
    project.sources.replace("app.py", SYNTH, f"{call}{SYNTH}")
    done = project.deploy()
    assert done.succeeded, done.output

    file = str(tmp_path_factory.mktemp("export") / "records.jsonl")
    exported = project.admin("--sso", "sso", "export", file)
    assert exported.returncode == 0, exported.stdout
    imported = project.admin("--sso", "newer", "--yes", "--json", "import", file)
    assert imported.returncode == 0, imported.stdout
    assert json.loads(imported.stdout)["pending"] >= 2 * len(members)
    return NewerStack(project.port, project.stack().outputs)


def test_a_user_moves_with_his_old_password_and_is_still_a_member(
    project: Project, newer: NewerStack, members: list[Person], page: Page
) -> None:
    old = members[0]
    user = BrowserUser(newer, page, old.email)
    verifier = secrets.token_urlsafe(32)
    user.open("sso", f"/authorize?application_id=shop&channel_id=web&state=s&{_challenge(verifier)}")
    user.sign_in("Not-his-horse-7-battery")
    expect(page.get_by_text("The email address or the password is not right.")).to_be_visible()
    # No page asks anything more: neither a code, nor a new password, nor whether to join.
    with page.expect_request(f"{newer.url('shop', '/success')}?*") as way_back:
        user.sign_in()
    (session_id,) = parse_qs(urlsplit(way_back.value.url).query)["session_id"]

    claims = claims_of(_redeemed(newer, session_id, verifier)["id_token"])
    assert claims["iss"].endswith(newer.site("sso")["config"]["user_pool_id"])
    assert (claims["email"], claims["name"]) == (old.email, "Ada Lovelace")
    assert claims["sub"] != old.user_id

    # From now on the old pool is not asked any more.
    _disable(project, old)
    login = Login.fresh(returned(newer, old.email))
    assert login.call("GET", "/me").json()["name"] == "Ada Lovelace"
    assert [one["application_id"] for one in login.call("GET", "/applications").json()["applications"]] == [
        "shop"
    ]


def test_who_may_not_sign_in_at_the_old_pool_does_not_move(
    project: Project, newer: NewerStack, members: list[Person]
) -> None:
    _disable(project, members[1])
    with pytest.raises(ClientError, match="NotAuthorizedException"):
        returned(newer, members[1].email)
    query = {"UserPoolId": newer.site("sso")["config"]["user_pool_id"]}
    found = newer.client("cognito-idp").list_users(Filter=f'email = "{members[1].email}"', **query)
    assert found["Users"] == []


def test_a_user_who_has_forgotten_the_old_password_moves_by_a_code(
    newer: NewerStack, members: list[Person]
) -> None:
    email = members[2].email
    asked = newer.call("sso", "POST", "/send-code", json={"email": email, "purpose": "recovery"})
    assert asked.status_code == 200
    newer.client("cognito-idp").confirm_forgot_password(
        ClientId=newer.site("sso")["config"]["client_id"],
        Username=email,
        ConfirmationCode=newer.code_for(email),
        Password=NEW_PASSWORD,
    )
    moved = returned(newer, email, password=NEW_PASSWORD)
    assert moved.user_id != members[2].user_id
    assert claims_of(moved.token_set("shop")["id_token"])["name"] == "Ada Lovelace"


def _redeemed(newer: NewerStack, session_id: str, verifier: str) -> dict[str, str]:
    """The token set, as the shop's page would get it at the newer SSO."""
    body = {"session_id": session_id, "application_id": "shop", "code_verifier": verifier}
    origin = {"Origin": newer.url("shop", "")}
    answer = newer.call("sso", "POST", "/get-session", json=body, headers=origin)
    assert answer.status_code == 200, answer.text
    tokens: dict[str, str] = answer.json()["token_set"]
    return tokens


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return CHALLENGE + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _disable(project: Project, person: Person) -> None:
    """In the old pool."""
    old = project.stack()
    pool_id = old.site("sso")["config"]["user_pool_id"]
    old.client("cognito-idp").admin_disable_user(UserPoolId=pool_id, Username=person.email)
