"""Requests to the SSO backend: whatever is sent, an answer as docs/openapi has it, and never a 500.

The table and Cognito do not answer here, so that a request that gets so far is answered 503.
"""

import json
from typing import Any

from chalicelib.composition.api import build_services
from chalicelib.routes.api import build_api
from chalicelib.routes.profile_fields import profile_changes
from chalicelib.routes.sign_in_fields import sign_in_body
from described_api.description import described_api
from described_api.gateway import ApiGateway
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from quiet import without_lines
from request_parts import LATIN, METHODS, bodies, paths, queries
from sso_auth import TokenVerifier
from sso_auth.http_errors import ApiError
from sso_world.event_log import EventLog
from sso_world.fake_topic import FakeTopic
from sso_world.signing import SigningKey
from sso_world.time_and_chance import NOW, ManualClock, repeatable_bytes
from sso_world.world import MARIA, SETTINGS, SIGN_IN, SSO_ORIGIN
from strange import JSON, JSON_BYTES, TEXTS, written
from unreachable import NOWHERE

CLOCK = ManualClock()
KEY = SigningKey("key-1")
SERVICES = build_services(
    SETTINGS,
    dynamodb=NOWHERE,
    cognito=NOWHERE,
    connect_topic=FakeTopic,
    verifier=TokenVerifier(
        issuer=SETTINGS.token_issuer,
        jwks_uri=SETTINGS.jwks_uri,
        client_ids=[SETTINGS.sso_client_id],
        token_use="id",
        fetch=lambda _: KEY.jwks(),
        now=CLOCK,
    ),
    audit=EventLog(CLOCK).audit,
    clock=CLOCK,
    random_bytes=repeatable_bytes(),
    wait=lambda _: None,
)
API = build_api(lambda: SERVICES)
GATEWAY = ApiGateway(API, described_api("sso_backend"))
TOKEN = KEY.sign(
    {
        "sub": MARIA,
        "iss": SETTINGS.token_issuer,
        "aud": SETTINGS.sso_client_id,
        "token_use": "id",
        "auth_time": NOW,
        "iat": NOW,
        "exp": NOW + 3600,
    }
)
CALLS = {path for _, path in described_api("sso_backend").operations if "{" not in path}
PATHS = paths([*sorted(CALLS), "/sessions/1", "/nothing"], below="/sessions")
QUERIES = queries(
    st.sampled_from([*SIGN_IN, "since", "limit", "cursor"]) | TEXTS,
    st.sampled_from([*SIGN_IN.values(), "9" * 12, "-1"]) | TEXTS,
)
HEADERS = st.dictionaries(
    st.sampled_from(["origin", "cookie", "authorization", "sec-fetch-site", "content-type", "user-agent"])
    | st.just("x"),
    st.sampled_from(
        [
            SSO_ORIGIN,
            "same-origin",
            f"Bearer {TOKEN}",
            f"__Host-sso={'A' * 86}",
            "application/json",
            "text/plain",
            "null",
        ]
    )
    | LATIN,
)
FIELDS = st.dictionaries(
    st.sampled_from(
        [*SIGN_IN, "session_id", "code_verifier", "refresh_token", "scope", "email", "purpose", "language"]
    )
    | st.sampled_from(["name", "phone", "gender", "accepts_marketing"]),
    st.sampled_from([*SIGN_IN.values(), "A" * 86, "maria@example.com", "sign_up", "de", "everywhere"])
    | TEXTS
    | JSON,
)


@any_values(
    method=METHODS,
    path=PATHS,
    query=QUERIES,
    headers=HEADERS,
    body=bodies(st.just(SIGN_IN), FIELDS),
)
def test_any_request(method: str, path: str, query: str, headers: dict[str, str], body: bytes) -> None:
    with without_lines(API.log):
        answer = GATEWAY.call(method, path, query=query, headers=[*headers.items()], body=body)
    assert answer.status_code != 500
    assert answer.status_code < 300 or answer.status_code >= 400
    assert answer.headers.get("Access-Control-Allow-Origin") is None
    if answer.status_code >= 400:
        assert len(json.loads(answer.body)["message"]) < 300


@any_values(body=FIELDS)
def test_any_fields(body: dict[str, object]) -> None:
    for read in (sign_in_body, profile_changes):
        try:
            found: Any = read(body)
        except ApiError as error:
            assert error.code == "invalid_request"
        else:
            texts = [
                value
                for value in (found if isinstance(found, dict) else vars(found)).values()
                if isinstance(value, str)
            ]
            for text in texts:
                text.encode()
                assert "\n" not in text
                assert len(text) <= 512


@any_bytes(written(SIGN_IN), *JSON_BYTES)
def test_any_body(body: bytes) -> None:
    headers = [("content-type", "application/json"), ("authorization", f"Bearer {TOKEN}")]
    for path in ("/init-session", "/get-session", "/logout"):
        with without_lines(API.log):
            answer = GATEWAY.call("POST", path, headers=headers, body=body)
        assert answer.status_code in (204, 400, 401, 404, 413, 503)
