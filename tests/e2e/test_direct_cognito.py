"""Cognito's public API, called with an application's client id, which anyone can read in its pages.

The emulator asks for no credentials at Cognito's other operations and looks at no scope; AWS does both.
"""

import hashlib
import secrets
import time
from typing import Any

import boto3
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from local_stack import PASSWORD, LocalStack, Person
from signed_in import Login, refused

NEW_PASSWORD = "Another-horse-8-battery"


@pytest.fixture(scope="module")
def stranger(stack: LocalStack) -> Any:
    """A client without credentials."""
    return boto3.client(
        "cognito-idp",
        region_name="us-east-1",
        endpoint_url=f"http://127.0.0.1:{stack.port}",
        config=Config(signature_version=UNSIGNED),
    )


@pytest.fixture(scope="module")
def victim(stack: LocalStack) -> Person:
    return Person.registered(stack)


def client_id(stack: LocalStack, label: str) -> str:
    found: str = stack.site(label)["config"]["client_id"]
    return found


def ticket_for(stack: LocalStack, person: Person, label: str, *, seconds: int = 60) -> str:
    """As the SSO backend leaves one in the table, for a moment, while it mints tokens."""
    ticket_id, secret = f"0199f7a0-0000-7000-8000-{secrets.token_hex(6)}", secrets.token_urlsafe(32)
    stack.client("dynamodb").put_item(
        TableName=stack.outputs["cognito-sso-local"]["TableName"],
        Item={
            "PK": {"S": f"user-{person.user_id}"},
            "SK": {"S": f"ticket-{ticket_id}"},
            "ticket_id": {"S": ticket_id},
            "ticket_hash": {"B": hashlib.sha256(secret.encode()).digest()},
            "client_id": {"S": client_id(stack, label)},
            "expires_at": {"N": str(int(time.time()) + seconds)},
        },
    )
    return f"{ticket_id}.{secret}"


class Challenge:
    """A custom-auth flow that anyone may begin."""

    def __init__(self, stack: LocalStack, cognito: Any, person: Person, label: str) -> None:
        self._cognito, self._person, self._client_id = cognito, person, client_id(stack, label)

    def answer(self, text: str, **metadata: str) -> bool:
        """Whether that got tokens."""
        begun = self._cognito.initiate_auth(
            ClientId=self._client_id, AuthFlow="CUSTOM_AUTH", AuthParameters={"USERNAME": self._person.email}
        )
        try:
            answered = self._cognito.respond_to_auth_challenge(
                ClientId=self._client_id,
                ChallengeName="CUSTOM_CHALLENGE",
                Session=begun["Session"],
                ChallengeResponses={"USERNAME": self._person.email, "ANSWER": text},
                ClientMetadata=metadata,
            )
        except self._cognito.exceptions.NotAuthorizedException:
            return False
        return "AuthenticationResult" in answered


def test_a_stolen_ticket_opens_one_door_once(stack: LocalStack, stranger: Any, victim: Person) -> None:
    thief = Person.registered(stack)
    ticket, late = ticket_for(stack, victim, "shop"), ticket_for(stack, victim, "shop", seconds=-1)
    shop = Challenge(stack, stranger, victim, "shop")
    assert not Challenge(stack, stranger, thief, "shop").answer(ticket), "another user's"
    assert not Challenge(stack, stranger, victim, "outlet").answer(ticket), "another application's"
    assert not shop.answer("x", ANSWER=ticket, ticket=ticket), "beside the answer"
    assert not shop.answer(late), "late, though DynamoDB still has it"
    assert shop.answer(ticket), "right, so it was good all the time"
    assert not shop.answer(ticket), "consumed"


def test_a_password_by_srp_does_not_open_an_applications_client(
    stack: LocalStack, stranger: Any, victim: Person
) -> None:
    with pytest.raises(stranger.exceptions.ClientError) as raised:
        stranger.initiate_auth(
            ClientId=client_id(stack, "shop"),
            AuthFlow="USER_SRP_AUTH",
            AuthParameters={"USERNAME": victim.email, "SRP_A": "a" * 768},
        )
    assert raised.value.response["Error"]["Code"] == "InvalidParameterException"


def test_what_the_browser_holds_is_no_refresh_token_of_cognito(
    stack: LocalStack, stranger: Any, victim: Person
) -> None:
    tokens = victim.token_set("shop")
    for presented in (tokens["refresh_token"], tokens["access_token"]):
        with pytest.raises(stranger.exceptions.NotAuthorizedException):
            stranger.initiate_auth(
                ClientId=client_id(stack, "shop"),
                AuthFlow="REFRESH_TOKEN_AUTH",
                AuthParameters={"REFRESH_TOKEN": presented},
            )


def test_an_applications_client_signs_nobody_up_past_the_rules(stack: LocalStack, stranger: Any) -> None:
    email = f"{secrets.token_hex(6)}@blocked.example"
    with pytest.raises(stranger.exceptions.UserLambdaValidationException):
        stranger.sign_up(
            ClientId=client_id(stack, "shop"),
            Username=email,
            Password=PASSWORD,
            UserAttributes=[{"Name": "email", "Value": email}],
        )


def test_a_recovery_by_an_applications_client_ends_all_sessions_too(stack: LocalStack, stranger: Any) -> None:
    person = Person.registered(stack)
    login = Login.fresh(person)
    shop = login.open("shop")
    stranger.forgot_password(ClientId=client_id(stack, "shop"), Username=person.email)
    stranger.confirm_forgot_password(
        ClientId=client_id(stack, "shop"),
        Username=person.email,
        ConfirmationCode=stack.code_for(person.email),
        Password=NEW_PASSWORD,
    )
    assert refused(login.call("GET", "/me")) == (401, "login_required")
    assert refused(shop.refresh()) == (401, "session_ended")
