"""The demo user is made once, through the public sign-up, with the code from the mailbox."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from cognito_sso.local.demo_user import EMAIL, PASSWORD, DemoUserRefusedError, ensure_demo_user
from cognito_sso.local.errors import LocalError
from moto import mock_aws

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient as Cognito

MAIL = {"to": EMAIL, "code": "123456"}
OTHER = {"to": "somebody@example.com", "code": "999999"}


@pytest.fixture
def admin() -> Iterator["Cognito"]:
    with mock_aws():
        yield boto3.client(
            "cognito-idp", region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
        )


@pytest.fixture
def pool(admin: "Cognito") -> str:
    return admin.create_user_pool(PoolName="p", UsernameAttributes=["email"])["UserPool"]["Id"]


@pytest.fixture
def client_id(admin: "Cognito", pool: str) -> str:
    made = admin.create_user_pool_client(
        UserPoolId=pool,
        ClientName="sso",
        ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
    )
    return made["UserPoolClient"]["ClientId"]


@pytest.fixture
def public(admin: "Cognito") -> "Cognito":
    return boto3.client("cognito-idp", region_name="us-east-1", config=Config(signature_version=UNSIGNED))


def _status(admin: "Cognito", pool: str) -> str:
    return admin.admin_get_user(UserPoolId=pool, Username=EMAIL)["UserStatus"]


def test_it_is_made_and_confirmed(admin: "Cognito", pool: str, public: "Cognito", client_id: str) -> None:
    assert (
        ensure_demo_user(public, client_id=client_id, application_id="shop", messages=lambda: [OTHER, MAIL])
        is True
    )
    assert _status(admin, pool) == "CONFIRMED"


def test_a_second_run_finds_it_and_sends_no_mail(public: "Cognito", client_id: str) -> None:
    ensure_demo_user(public, client_id=client_id, application_id="shop", messages=lambda: [MAIL])
    assert ensure_demo_user(public, client_id=client_id, application_id="shop", messages=list) is False


def test_a_changed_password_is_respected(
    admin: "Cognito", pool: str, public: "Cognito", client_id: str
) -> None:
    ensure_demo_user(public, client_id=client_id, application_id="shop", messages=lambda: [MAIL])
    admin.admin_set_user_password(UserPoolId=pool, Username=EMAIL, Password=f"{PASSWORD}x", Permanent=True)
    assert ensure_demo_user(public, client_id=client_id, application_id="shop", messages=list) is False


def test_one_that_was_never_confirmed_is_confirmed_now(
    admin: "Cognito", pool: str, public: "Cognito", client_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(LocalError, match=r"no code for demo@example\.com"):
        ensure_demo_user(public, client_id=client_id, application_id="shop", messages=lambda: [OTHER])
    resent: list[str] = []
    # not in moto
    monkeypatch.setattr(
        public, "resend_confirmation_code", lambda **request: resent.append(request["Username"])
    )
    assert (
        ensure_demo_user(public, client_id=client_id, application_id="shop", messages=lambda: [MAIL]) is True
    )
    assert (_status(admin, pool), resent) == ("CONFIRMED", [EMAIL])


def test_a_refusal_is_one_sentence(public: "Cognito") -> None:
    with pytest.raises(LocalError, match="The demo user could not be made: "):
        ensure_demo_user(public, client_id="no-such-client", application_id="shop", messages=list)


def test_an_sso_whose_password_rules_refuse_it_has_none(admin: "Cognito") -> None:
    pool = admin.create_user_pool(
        PoolName="strict",
        Policies={"PasswordPolicy": {"MinimumLength": 30}},
        UsernameAttributes=["email"],
    )["UserPool"]["Id"]
    client = admin.create_user_pool_client(UserPoolId=pool, ClientName="sso")["UserPoolClient"]["ClientId"]
    with pytest.raises(DemoUserRefusedError, match="password policy"):
        ensure_demo_user(admin, client_id=client, application_id="shop", messages=list)
