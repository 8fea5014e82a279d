"""Each refusal that docs/openapi/sso_backend.json has for a call is what some request to it gets."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError
from chalice.test import HTTPResponse
from described_api.attacks import GoodRequest
from described_api.client import DescribedClient
from described_api.description import Call, described_api
from described_api.sso_calls import REQUESTS
from sso_world.dynamodb import HookedClient
from sso_world.moving import AT_OFFICE, CARLA, NEW, take
from sso_world.operator_world import OperatorWorld
from sso_world.world import ALI, MARIA, World

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

DESCRIPTION = described_api("sso_backend")
# The last request to a path is the plainest.
GOOD: dict[Call, GoodRequest] = {
    (good.method, DESCRIPTION.path_of(good.path) or ""): good for good in REQUESTS
}
FAILURES = {
    (429, "too_many_requests"): "LimitExceededException",
    (500, "internal_error"): "AccessDeniedException",
    (503, "temporarily_unavailable"): "ThrottlingException",
}

Provoke = Callable[[World, GoodRequest], HTTPResponse]


def send(
    world: World, good: GoodRequest, headers: dict[str, str] | None = None, **changed: Any
) -> HTTPResponse:
    assert isinstance(world.client, DescribedClient)
    gateway = world.client.gateway
    return gateway.send(good.with_headers(*(headers or {}).items()).event(gateway) | changed)


def allowed(world: World, call: Call) -> dict[str, str]:
    """The credentials that the description asks for."""
    kinds = DESCRIPTION.credentials(call)
    if "ssoCookie" in kinds:
        return world.logged_in()
    return world.bearer() if "idToken" in kinds else {}


def naming(good: GoodRequest, **fields: str) -> GoodRequest:
    """The same about another application or channel."""
    if good.body is None:
        return replace(good, query={**good.query, **fields})
    return replace(good, body={**good.body, **fields})


def other_site(world: World, good: GoodRequest) -> HTTPResponse:
    return send(world, good, world.logged_in() | {"sec-fetch-site": "cross-site"})


def by_who_is_gone(world: World, good: GoodRequest) -> HTTPResponse:
    """Whoever has a token still, and waits for what was imported for him."""
    take(OperatorWorld(world), CARLA, AT_OFFICE)
    world.cognito.users[NEW] = {"email": "carla@example.com"}
    bearer = world.bearer(NEW, email_verified=True)
    del world.cognito.users[NEW]
    return send(world, naming(good, application_id="office"), bearer)


def by_who_was_put_out(world: World, good: GoodRequest) -> HTTPResponse:
    handle = world.refresh_handle()
    world.memberships.remove("shop", MARIA)
    return send(world, naming(good, refresh_token=handle))


OF_A_CALL: dict[tuple[str, str], Provoke] = {
    ("/check-app-user", "login_required"): by_who_is_gone,
    ("/join-application", "login_required"): by_who_is_gone,
    ("/refresh-session", "not_a_member"): by_who_was_put_out,
}
ANYWHERE: dict[str, Provoke] = {
    "invalid_request": lambda world, good: send(world, good, body="é", isBase64Encoded=True),
    "payload_too_large": lambda world, good: send(world, good, body=" " * 16_385),
    "unsupported_media_type": lambda world, good: send(world, good, headers={"content-type": "text/plain"}),
    "too_many_requests": lambda world, good: [send(world, good) for _ in range(2)][-1],
    "missing_token": send,
    "login_required": send,
    "invalid_session": send,
    "session_ended": send,
    "invalid_token": lambda world, good: send(world, good, {"authorization": "Bearer x"}),
    "expired_token": lambda world, good: send(world, good, world.bearer(exp=1)),
    "forbidden_origin": other_site,
    "unknown_application": lambda world, good: send(
        world, naming(good, application_id="nowhere"), world.bearer()
    ),
    "unknown_channel": lambda world, good: send(world, naming(good, channel_id="nowhere"), world.bearer()),
    "unknown_session": lambda world, good: send(world, good, world.logged_in()),
    "invitation_required": lambda world, good: send(
        world, naming(good, application_id="office"), world.bearer(ALI)
    ),
    "not_a_member": lambda world, good: send(world, good, world.bearer(ALI)),
}


@pytest.mark.parametrize("call", sorted(GOOD), ids=" ".join)
def test_every_refusal_that_is_described_can_be_had(
    make_world: Callable[..., World], dynamodb: "DynamoDBClient", call: Call
) -> None:
    table = HookedClient(dynamodb)
    world, path = make_world(dynamodb=table), call[1]
    for status, codes in DESCRIPTION.codes(call).items():
        for code in codes:
            if (status, code) in FAILURES:
                answer = with_a_failing_table(world, table, call, FAILURES[status, code])
            else:
                answer = OF_A_CALL.get((path, code), ANYWHERE[code])(world, GOOD[call])
            assert (answer.status_code, answer.json_body["error"]) == (status, code)


def with_a_failing_table(world: World, table: HookedClient, call: Call, code: str) -> HTTPResponse:
    def fail(name: str, _arguments: object) -> None:
        raise ClientError({"Error": {"Code": code, "Message": "injected"}}, name)

    headers, works = allowed(world, call), table.before
    table.before = fail
    answer = send(world, GOOD[call], headers)
    table.before = works
    return answer
