"""The whole SSO backend over moto and the fake Cognito, spoken to by HTTP through Chalice's test client."""

import base64
import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from chalice.test import Client, HTTPResponse
from chalicelib.composition.api import build_services
from chalicelib.models.application import (
    Application,
    ApplicationRepository,
    Branding,
    Channel,
    Enrolment,
    Owner,
)
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.table import Table
from chalicelib.models.ticket import TicketRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User, UserRepository
from chalicelib.ports import Wait
from chalicelib.routes.api import build_api
from chalicelib.services.tickets import TicketOffice
from chalicelib.settings import ApiSettings
from chalicelib.triggers.auth_challenge import AuthChallenge
from sso_auth import TokenVerifier
from sso_auth.chalice_api import JsonApi
from sso_world.dynamodb import INDEX_NAME, TABLE_NAME
from sso_world.event_log import NAMESPACE, EventLog
from sso_world.fake_cognito import FakeCognito
from sso_world.fake_topic import TOPIC_ARN, FakeTopic
from sso_world.signing import SigningKey
from sso_world.time_and_chance import NOW, ManualClock, repeatable_bytes

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient

SSO_ORIGIN = "https://sso.example"
SHOP_ORIGIN = "https://shop.example"
SSO_CLIENT_ID = "client-sso"
MARIA = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"
ALI = "f3c1a2b4-5d6e-4f70-8192-a3b4c5d6e7f8"
USERS = {
    MARIA: {"email": "maria@example.com", "name": "Maria", "gender": "female", "phone_number": "+4915112345"},
    ALI: {"email": "ali@example.com", "name": "Ali", "custom:accepts_marketing": "true"},
}
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
SIGN_IN = {
    "application_id": "shop",
    "channel_id": "web",
    "state": "state-1",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}
SETTINGS = ApiSettings(
    table_name=TABLE_NAME,
    sort_key_index_name=INDEX_NAME,
    user_pool_id="eu-west-1_Test",
    sso_client_id=SSO_CLIENT_ID,
    token_issuer="https://issuer.example/pool",
    jwks_uri="https://issuer.example/pool/.well-known/jwks.json",
    sso_origin=SSO_ORIGIN,
    session_absolute_seconds=12 * 3600,
    session_idle_seconds=3600,
    deleted_accounts_topic_arn=TOPIC_ARN,
)


class World:
    """Two applications (shop: open, office: by invitation), Maria (a member of shop) and Ali (of none).

    `dynamodb` is what the backend uses; wrap it to inject faults. The triggers use `plain_dynamodb`.
    `connect` makes the client that speaks to an API.
    """

    def __init__(
        self,
        plain_dynamodb: "DynamoDBClient",
        key: SigningKey,
        *,
        dynamodb: object = None,
        settings: ApiSettings = SETTINGS,
        wait: Wait | None = None,
        connect: Callable[[JsonApi], Client] = Client,
    ) -> None:
        self.dynamodb = plain_dynamodb
        self.clock = ManualClock()
        self.key = key
        table = Table(plain_dynamodb, name=TABLE_NAME)
        self.applications = ApplicationRepository(table, index_name=INDEX_NAME)
        self.memberships = MembershipRepository(table)
        self.users = UserRepository(table)
        tickets = TicketOffice(TicketRepository(table), clock=self.clock, random_bytes=repeatable_bytes(2))
        self.cognito = FakeCognito(
            key=key, issuer=settings.token_issuer, clock=self.clock, trigger=AuthChallenge(tickets)
        )
        self.topic = FakeTopic()
        self.log = EventLog(self.clock)
        self._settings, self._dynamodb = settings, dynamodb or plain_dynamodb
        self._wait = wait or self.clock.advance
        self.connect = connect
        self.start()
        self._settle()

    def start(self, seed: int = 1) -> None:
        """A process of the API that has not answered yet; another than the first needs a seed of its own."""
        self.services = build_services(
            self._settings,
            dynamodb=cast("DynamoDBClient", self._dynamodb),
            cognito=cast("CognitoIdentityProviderClient", self.cognito),
            connect_topic=lambda: self.topic,
            verifier=self.verifier(self._settings),
            audit=self.log.audit,
            clock=self.clock,
            random_bytes=repeatable_bytes(seed),
            wait=self._wait,
        )
        self.client = self.connect(build_api(lambda: self.services, metrics_namespace=lambda: NAMESPACE))

    def verifier(self, settings: ApiSettings) -> TokenVerifier:
        return TokenVerifier(
            issuer=settings.token_issuer,
            jwks_uri=settings.jwks_uri,
            client_ids=[settings.sso_client_id],
            token_use="id",
            leeway=60,
            fetch=lambda _url: self.key.jwks(),
            now=self.clock,
        )

    def request(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, body: object = None
    ) -> HTTPResponse:
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        sent = {"content-type": "application/json"} if raw else {}
        return self.client.http.request(method, path, headers=sent | (headers or {}), body=raw)

    def authorize(self, headers: dict[str, str] | None = None, **changed: str) -> HTTPResponse:
        return self.request("GET", f"/authorize?{urlencode(SIGN_IN | changed)}", headers=headers)

    def init_session(self, headers: dict[str, str], **changed: object) -> HTTPResponse:
        return self.request("POST", "/init-session", headers=headers, body=SIGN_IN | changed)

    def get_session(self, handle: object, **changed: object) -> HTTPResponse:
        body = {"session_id": handle, "application_id": "shop", "code_verifier": VERIFIER} | changed
        return self.request("POST", "/get-session", headers={"origin": SHOP_ORIGIN}, body=body)

    def refresh(self, handle: object, **changed: object) -> HTTPResponse:
        body = {"application_id": "shop", "refresh_token": handle} | changed
        return self.request("POST", "/refresh-session", headers={"origin": SHOP_ORIGIN}, body=body)

    def log_out(self, headers: dict[str, str] | None = None, **body: object) -> HTTPResponse:
        return self.request("POST", "/logout", headers=headers or {"origin": SHOP_ORIGIN}, body=body)

    def bearer(self, user_id: str = MARIA, **claims: object) -> dict[str, str]:
        return {"authorization": f"Bearer {self.cognito.id_token(user_id, SSO_CLIENT_ID, **claims)}"}

    def cookie(self, value: str) -> dict[str, str]:
        """As the SSO site's own page sends it."""
        return {"cookie": f"theme=dark; __Host-sso={value}", "sec-fetch-site": "same-origin"}

    def logged_in(self, user_id: str = MARIA) -> dict[str, str]:
        """Cookie headers of a user who has just signed in at the shop."""
        answer = self.init_session(self.bearer(user_id))
        assert answer.status_code == 201, answer.body
        return self.cookie(cookie_value(answer))

    def handle(self, user_id: str = MARIA, **changed: object) -> str:
        """A hand-off that waits to be redeemed."""
        return self.handle_of(self.bearer(user_id), **changed)

    def handle_of(self, headers: dict[str, str], **changed: object) -> str:
        """A hand-off of this login."""
        answer: dict[str, Any] = self.init_session(headers, **changed).json_body
        handle: str = answer["session_id"]
        return handle

    def refresh_handle(self, headers: dict[str, str] | None = None, application_id: str = "shop") -> str:
        """What an application holds after a sign-in: by this login, or by a fresh one of Maria's."""
        handle = self.handle_of(headers or self.bearer(), application_id=application_id)
        return refresh_handle(self.get_session(handle, application_id=application_id))

    def add_application(self, application_id: str, enrolment: Enrolment, origin: str) -> None:
        channel = Channel("web", f"{origin}/success", f"{origin}/")
        application = Application(
            application_id, application_id.title(), enrolment, f"client-{application_id}", (channel,)
        )
        self._put(application)
        self.cognito.clients.add(application.user_pool_client_id)

    def brand(self, application_id: str, branding: Branding) -> None:
        """The next deployment of the application's stack."""
        application = self.applications.get(application_id)
        assert application is not None
        self._put(replace(application, branding=branding))

    def _put(self, application: Application) -> None:
        owner = Owner(f"stack/{application.application_id}", "Registration")
        self.applications.put(application, owner=owner, created_at=iso_time(NOW))

    def _settle(self) -> None:
        self.add_application("shop", "open", SHOP_ORIGIN)
        self.add_application("office", "invite", "https://office.example:8443")
        for user_id, attributes in USERS.items():
            self.cognito.users[user_id] = dict(attributes)
            self.users.add(User.from_cognito(user_id, attributes, created_at=iso_time(NOW)))
        self.memberships.add("shop", MARIA, created_at=iso_time(NOW))


def cookie_value(answer: HTTPResponse) -> str:
    name, _, rest = answer.headers["Set-Cookie"].partition("=")
    assert name == "__Host-sso"
    return rest.split(";")[0]


def refresh_handle(answer: HTTPResponse) -> str:
    """The next handle of an answer with tokens."""
    assert answer.status_code == 200, answer.body
    handle: str = answer.json_body["token_set"]["refresh_token"]
    return handle


def error_of(answer: HTTPResponse) -> tuple[int, str]:
    """Status and code, after checking the shape that all errors share."""
    body = answer.json_body
    assert set(body) == {"error", "message", "request_id"}
    assert body["message"].endswith(".")
    return answer.status_code, body["error"]
