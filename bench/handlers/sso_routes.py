"""Every route of the SSO backend: its real API over the tests' world, whose AWS is played from a tape."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from case import Case, empty_api_for, record
from chalice.app import Chalice
from chalicelib.composition.api import build_services
from chalicelib.routes.api import build_api
from chalicelib.services.audit import AuditTrail
from gateway_event import Event, gateway_event
from moto import mock_aws
from sso_auth.event_lines import EventLines
from sso_world.dynamodb import TABLE_NAME, create_table
from sso_world.signing import SigningKey
from sso_world.time_and_chance import repeatable_bytes
from sso_world.world import MARIA, SETTINGS, SHOP_ORIGIN, SIGN_IN, VERIFIER, World
from tape import Tape, TapedClient

if TYPE_CHECKING:
    from mypy_boto3_cognito_idp import CognitoIdentityProviderClient
    from mypy_boto3_dynamodb import DynamoDBClient

APPLICATION = {"application_id": "shop"}
CORS = {"Origin": SHOP_ORIGIN}
SINCE_LOGIN_SECONDS = 600
NOBODY, COOKIE, TOKEN, HANDLE = "nobody", "SSO cookie", "ID token", "handle"


@dataclass(frozen=True)
class Request:
    """`event` is made in a world of its own, as what it holds may be good for one request only."""

    method: str
    path: str
    who: str
    event: Callable[[World], Event]
    status: int = 200


@contextmanager
def sso_cases() -> Iterator[tuple[list[Case], Chalice]]:
    """Each route's cases, and the empty API. Raises RuntimeError when a route has none."""
    key = SigningKey("bench")
    with mock_aws():
        cases = [_case(request, key) for request in REQUESTS]
    yield cases, empty_api_for(cases, same_views={"OPTIONS /logout", "OPTIONS /refresh-session"})


def _case(request: Request, key: SigningKey) -> Case:
    dynamodb = create_table()
    world, tape = World(dynamodb, key), Tape()
    verifier = world.verifier(SETTINGS)
    lines = EventLines(print, metrics_namespace="bench", now=world.clock)
    services = build_services(
        SETTINGS,
        dynamodb=cast("DynamoDBClient", TapedClient(dynamodb, tape)),
        cognito=cast("CognitoIdentityProviderClient", TapedClient(world.cognito, tape)),
        connect_topic=lambda: TapedClient(world.topic, tape),
        verifier=verifier,
        audit=AuditTrail(lines),
        clock=world.clock,
        random_bytes=repeatable_bytes(3),
        wait=world.clock.advance,
    )
    api = build_api(lambda: services, metrics_namespace=lambda: "bench")
    event = request.event(world)
    token = world.bearer()["authorization"].removeprefix("Bearer ")
    verifier.verify(token)  # the keys are fetched, and the origins read
    api(gateway_event("OPTIONS", "/get-session", headers=CORS), None)
    verify = (lambda: verifier.verify(token)) if request.who == TOKEN else None
    route = f"{request.method} {request.path}"
    case = Case(route, request.who, event, api, tape, verify)
    record(case, request.status)
    dynamodb.delete_table(TableName=TABLE_NAME)
    return case


def _logged_in(world: World, user: str = MARIA) -> dict[str, str]:
    """Some minutes ago, so that the use of the login is recorded again: once a minute at most."""
    headers = world.logged_in(user)
    world.clock.advance(SINCE_LOGIN_SECONDS)
    return headers


def _by_cookie(
    method: str, path: str, *, user: str = MARIA, body: object = None, query: dict[str, str] | None = None
) -> Callable[[World], Event]:
    return lambda world: gateway_event(method, path, headers=_logged_in(world, user), body=body, query=query)


def _by_token(
    method: str, path: str, *, body: object = None, query: dict[str, str] | None = None
) -> Callable[[World], Event]:
    return lambda world: gateway_event(method, path, headers=world.bearer(), body=body, query=query)


def _by_nobody(
    method: str,
    path: str,
    *,
    headers: dict[str, str] | None = None,
    body: object = None,
    query: dict[str, str] | None = None,
) -> Callable[[World], Event]:
    return lambda _: gateway_event(method, path, headers=headers, body=body, query=query)


def _get_session(world: World) -> Event:
    body = {**APPLICATION, "session_id": world.handle(), "code_verifier": VERIFIER}
    return gateway_event("POST", "/get-session", headers=CORS, body=body)


def _refresh_session(world: World) -> Event:
    body = {**APPLICATION, "refresh_token": world.refresh_handle()}
    world.clock.advance(SINCE_LOGIN_SECONDS)
    return gateway_event("POST", "/refresh-session", headers=CORS, body=body)


def _logout(world: World) -> Event:
    body = {**APPLICATION, "refresh_token": world.refresh_handle()}
    return gateway_event("POST", "/logout", headers=CORS, body=body)


def _end_session(world: World) -> Event:
    headers = _logged_in(world)
    [listed] = world.request("GET", "/sessions", headers=headers).json_body["sessions"][:1]
    path = {"session_id": listed["id"]}
    resource = "/sessions/{session_id}"
    return gateway_event(
        "DELETE", f"/sessions/{listed['id']}", resource=resource, headers=headers, path_parameters=path
    )


CODE = {"email": "maria@example.com", "purpose": "recovery", **APPLICATION}
CHANNEL = {**APPLICATION, "channel_id": "web"}
REQUESTS = (
    Request("GET", "/health", NOBODY, _by_nobody("GET", "/health")),
    Request("GET", "/authorize", NOBODY, _by_nobody("GET", "/authorize", query=SIGN_IN)),
    Request("GET", "/authorize", COOKIE, _by_cookie("GET", "/authorize", query=SIGN_IN)),
    Request("GET", "/check-app-user", COOKIE, _by_cookie("GET", "/check-app-user", query=APPLICATION)),
    Request("GET", "/check-app-user", TOKEN, _by_token("GET", "/check-app-user", query=APPLICATION)),
    Request("POST", "/join-application", COOKIE, _by_cookie("POST", "/join-application", body=APPLICATION)),
    Request("POST", "/join-application", TOKEN, _by_token("POST", "/join-application", body=APPLICATION)),
    Request("POST", "/init-session", COOKIE, _by_cookie("POST", "/init-session", body=SIGN_IN), 201),
    Request("POST", "/init-session", TOKEN, _by_token("POST", "/init-session", body=SIGN_IN), 201),
    Request("POST", "/get-session", HANDLE, _get_session),
    Request("POST", "/refresh-session", HANDLE, _refresh_session),
    Request("POST", "/logout", HANDLE, _logout, 204),
    Request("OPTIONS", "/get-session", NOBODY, _by_nobody("OPTIONS", "/get-session", headers=CORS), 204),
    Request("GET", "/sessions", COOKIE, _by_cookie("GET", "/sessions")),
    Request("DELETE", "/sessions", COOKIE, _by_cookie("DELETE", "/sessions"), 204),
    Request("DELETE", "/sessions/{session_id}", COOKIE, _end_session, 204),
    Request("GET", "/ended-sessions", NOBODY, _by_nobody("GET", "/ended-sessions", query=APPLICATION)),
    Request("GET", "/channel", NOBODY, _by_nobody("GET", "/channel", query=CHANNEL)),
    Request("GET", "/channel", COOKIE, _by_cookie("GET", "/channel", query=CHANNEL)),
    Request("POST", "/sso-session", TOKEN, _by_token("POST", "/sso-session"), 201),
    Request("GET", "/me", COOKIE, _by_cookie("GET", "/me")),
    Request("PATCH", "/me", COOKIE, _by_cookie("PATCH", "/me", body={"name": "Maria"})),
    Request("DELETE", "/me", TOKEN, _by_token("DELETE", "/me"), 204),
    Request("GET", "/applications", COOKIE, _by_cookie("GET", "/applications")),
    Request("POST", "/send-code", NOBODY, _by_nobody("POST", "/send-code", body=CODE)),
)
