"""A token is for one application: every application's tokens against every application."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import httpx
import pytest
from local_stack import ROOT, LocalStack, Person
from signed_in import Login
from sso_auth import TokenError, TokenVerifier

APPLICATIONS = ("shop", "outlet")
KINDS = {"id_token": "id", "access_token": "access"}
SCRIPT = Path(__file__).with_name("app_bound_tokens.mjs")
PAIRS = list(product(APPLICATIONS, APPLICATIONS, KINDS))


@pytest.fixture(scope="module")
def tokens(stack: LocalStack) -> dict[str, dict[str, str]]:
    """One user's tokens at every application, begun and refreshed."""
    person = Person.registered(stack)
    for application_id in APPLICATIONS:
        assert person.join(application_id).status_code == 200
    login = Login.fresh(person)
    sessions = [login.open(application_id) for application_id in APPLICATIONS]
    for session in sessions[::2]:
        assert session.refresh().status_code == 200
    return {session.application_id: session.tokens for session in sessions}


@pytest.fixture(scope="module")
def jwks(stack: LocalStack) -> dict[str, Any]:
    keys: dict[str, Any] = httpx.get(_jwks_uri(stack), timeout=30).json()
    return keys


def client_id(stack: LocalStack, application_id: str) -> str:
    found: str = stack.site(application_id)["config"]["client_id"]
    return found


@pytest.mark.parametrize(("owner", "api", "kind"), PAIRS)
def test_at_the_apis(
    stack: LocalStack, tokens: dict[str, dict[str, str]], owner: str, api: str, kind: str
) -> None:
    headers = {"Authorization": f"Bearer {tokens[owner][kind]}"}
    answer = stack.call(api, "GET", "/orders", headers=headers)
    if (owner, kind) == (api, "id_token"):
        assert answer.status_code == 200
    else:
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_token")


@pytest.mark.parametrize(("owner", "api", "kind"), PAIRS)
def test_with_our_validator(
    stack: LocalStack,
    tokens: dict[str, dict[str, str]],
    jwks: dict[str, Any],
    owner: str,
    api: str,
    kind: str,
) -> None:
    verifier = TokenVerifier(
        issuer=f"https://cognito-idp.us-east-1.amazonaws.com/{_pool_id(stack)}",
        jwks_uri="https://keys.example/",
        client_ids=[client_id(stack, api)],
        token_use="id" if kind == "id_token" else "access",
        fetch=lambda _url: json.dumps(jwks).encode(),
    )
    if owner == api:
        assert verifier.verify(tokens[owner][kind]).client_id == client_id(stack, owner)
    else:
        with pytest.raises(TokenError):
            verifier.verify(tokens[owner][kind])


def test_with_aws_jwt_verify(
    stack: LocalStack, tokens: dict[str, dict[str, str]], jwks: dict[str, Any]
) -> None:
    """Another team needs nothing of ours to tell the tokens apart."""
    cases = [
        {"token": tokens[owner][kind], "clientId": client_id(stack, api), "tokenUse": use}
        for owner, api in product(APPLICATIONS, APPLICATIONS)
        for kind, use in product(KINDS, KINDS.values())
    ]
    question = {"userPoolId": _pool_id(stack), "jwks": jwks, "cases": cases}
    node = shutil.which("node")
    assert node is not None
    done = subprocess.run(
        [node, str(SCRIPT)],
        cwd=ROOT,
        input=json.dumps(question),
        stdout=subprocess.PIPE,
        check=True,
        text=True,
        timeout=60,
    )
    assert json.loads(done.stdout) == list(_expected())


def _expected() -> Iterator[bool]:
    for owner, api in product(APPLICATIONS, APPLICATIONS):
        for kind, use in product(KINDS, KINDS.values()):
            yield owner == api and KINDS[kind] == use


def _pool_id(stack: LocalStack) -> str:
    pool_id: str = stack.site("sso")["config"]["user_pool_id"]
    return pool_id


def _jwks_uri(stack: LocalStack) -> str:
    return f"http://127.0.0.1:{stack.port}/{_pool_id(stack)}/.well-known/jwks.json"
