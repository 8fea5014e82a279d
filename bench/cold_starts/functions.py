"""The entry points of all Lambda functions, each with a first event of its life and what it answers to it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from fixed_aws import USER
from gateway_event import Event, gateway_event
from signed_token import CLIENT_ID, USER_POOL_ID, SignedToken

EVENTS = Path(__file__).resolve().parents[2] / "tests" / "events"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
SIGN_IN = {
    "application_id": "shop",
    "channel_id": "web",
    "state": "state-1",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}

Backend = Literal["sso_backend", "client_backend"]
IsAnswer = Callable[[Any], bool]


@dataclass(frozen=True)
class Function:
    """`has_target`: it is what a sign-in starts; `is_answer` tells whether the function did its work."""

    name: str
    backend: Backend
    handler: str
    event: Event
    is_answer: IsAnswer
    has_target: bool = False


def all_functions(token: SignedToken, aws: str) -> list[Function]:
    """`aws` is the URL of everything that they call."""
    return [*_sign_in(token), *_sign_up(), *_applications(token), *_operation(aws)]


def environment(issuer: str, aws: str) -> dict[str, str]:
    """What a deployment gives the functions."""
    return {
        "TABLE_NAME": "bench",
        "SORT_KEY_INDEX_NAME": "by-sort-key",
        "USER_POOL_ID": USER_POOL_ID,
        "SSO_CLIENT_ID": CLIENT_ID,
        "CLIENT_ID": CLIENT_ID,
        "TOKEN_ISSUER": issuer,
        "JWKS_URI": f"{aws}/keys",
        "SSO_ORIGIN": "https://sso.example",
        "SESSION_ABSOLUTE_SECONDS": "43200",
        "SESSION_IDLE_SECONDS": "3600",
        "DELETED_ACCOUNTS_TOPIC_ARN": "arn:aws:sns:eu-west-1:123456789012:deleted-accounts",
        "TEMPORARY_PASSWORD_DAYS": "7",
        "ORDERS_OF_DELETED_USERS": "anonymise",
        "FROM_USER_POOL_ID": "eu-west-1_Older",
        "FROM_CLIENT_ID": "client-older",
        "FROM_REGION": "eu-west-1",
        "APPLICATION_CLIENT": json.dumps(
            {"id_token_minutes": 60, "access_token_minutes": 60, "refresh_token_days": 30}
        ),
        "METRICS_NAMESPACE": "bench",
        "AWS_ENDPOINT_URL": aws,
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_ACCESS_KEY_ID": "bench",
        "AWS_SECRET_ACCESS_KEY": "bench",
    }


def _sign_in(token: SignedToken) -> list[Function]:
    bearer = {"Authorization": f"Bearer {token.text}"}
    authorize = gateway_event("GET", "/authorize", query=SIGN_IN)
    init_session = gateway_event("POST", "/init-session", headers=bearer, body=SIGN_IN)
    generate = _event("cognito_pre_token_generation")
    verify = _event("cognito_auth_challenge")
    verify["triggerSource"] = "VerifyAuthChallengeResponse_Authentication"
    verify["request"]["challengeAnswer"] = f"{'0' * 8}-0000-7000-8000-{'0' * 12}.{'A' * 43}"
    called: list[tuple[str, str, Event, IsAnswer]] = [
        ("SSO API, authorize", "app", authorize, _status(200)),
        ("SSO API, init-session", "app", init_session, _status(201)),
        ("AuthChallenge", "auth_challenge", verify, lambda answer: answer["response"]["answerCorrect"]),
        ("PreTokenGeneration", "pre_token_generation", generate, lambda answer: bool(answer["response"])),
    ]
    return [
        # A sign-in begins with authorize: another of its requests is first only in a process that came later.
        Function(
            name, "sso_backend", f"app.{handler}", event, is_answer, has_target=event is not init_session
        )
        for name, handler, event, is_answer in called
    ]


def _sign_up() -> list[Function]:
    migration = {
        "triggerSource": "UserMigration_Authentication",
        "userName": "ada.lovelace@example.com",
        "request": {"password": "Passw0rd!"},
        "response": {},
    }
    mail = _event("cognito_custom_message")
    of_cognito = {
        "pre_sign_up": (_event("cognito_pre_sign_up"), bool),
        "post_confirmation": (_event("cognito_post_confirmation"), bool),
        "custom_message": (mail, lambda answer: "Shop" in answer["response"]["emailSubject"]),
        "user_migration": (migration, lambda answer: answer["response"]["finalUserStatus"] == "CONFIRMED"),
    }
    return [
        Function(name.title().replace("_", ""), "sso_backend", f"app.{name}", event, is_answer)
        for name, (event, is_answer) in of_cognito.items()
    ]


def _applications(token: SignedToken) -> list[Function]:
    orders = gateway_event("GET", "/orders", headers={"Authorization": f"Bearer {token.text}"})
    seed: Event = {"user_id": USER, "count": 1, "actor": "bench"}
    called: list[tuple[str, str, Event, IsAnswer]] = [
        ("Orders API, orders", "app", orders, _status(200)),
        ("AccountDeleted", "account_deleted", _event("sns_account_deleted"), _nothing),
        ("SeedOrders", "seed_orders", seed, lambda answer: answer["ok"]),
    ]
    return [
        Function(name, "client_backend", f"app.{handler}", event, is_answer)
        for name, handler, event, is_answer in called
    ]


def _operation(aws: str) -> list[Function]:
    create = _event("cloudformation_create") | {"ResponseURL": f"{aws}/answer"}
    action: Event = {"version": 1, "action": "applications.list", "actor": "bench", "arguments": {}}
    return [
        Function("RegisterApplication", "sso_backend", "app.register_application", create, _nothing),
        Function("Operator", "sso_backend", "app.operator", action, lambda answer: answer["ok"]),
    ]


def _event(name: str) -> Event:
    event: Event = json.loads((EVENTS / f"{name}.json").read_text(encoding="utf-8"))
    return event


def _nothing(answer: object) -> bool:
    return answer is None


def _status(status: int) -> IsAnswer:
    return lambda answer: answer["statusCode"] == status
