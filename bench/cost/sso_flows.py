"""What the SSO's flows ask of DynamoDB and Cognito; ``python bench/cost/sso_flows.py`` prints it as JSON.

The whole backend runs in this process over the tests' table and the tests' Cognito, which calls the real
triggers; tokens are as big as those of AWS. The calls are those of the pages: `calls.py` makes sure of it.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "runtime"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "runtime" / "sso_backend"))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "unit" / "sso_backend"))

from counting_meter import CountingMeter
from moto import mock_aws
from sso_world.dynamodb import REGION, TABLE_NAME, create_table
from sso_world.full_size_tokens import full_size_tokens, give_full_size_tokens
from sso_world.signing import SigningKey
from sso_world.time_and_chance import NOW
from sso_world.world import MARIA, SHOP_ORIGIN, World, cookie_value, refresh_handle

BROWSER = {
    "user-agent": "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) "
    "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
}
# People do the next thing minutes later. By then the use of their login is recorded again.
GOES_ON_AFTER_SECONDS = 600
REFRESHED_AFTER_SECONDS = 3000


class Counted:
    """What has been asked for since the last time."""

    def __init__(self, world: World, meter: CountingMeter) -> None:
        self._world, self._meter = world, meter
        self._calls: list[str] = []
        self._cognito: Counter[str] = Counter()
        self._triggers: Counter[str] = Counter()
        self._tokens = 0
        self._watch_api()
        self._watch_cognito()

    def take(self) -> dict[str, Any]:
        """As JSON has it: calls of the API, then numbers."""
        writes, reads = self._meter.spent()
        taken = {
            "calls": list(self._calls),
            "cognito": dict(self._cognito),
            "auth_challenge": dict(self._triggers),
            "token_issues": self._tokens,
            "dynamodb_requests": self._meter.requests,
            "write_units": sum(writes.values()),
            "session_write_units": writes.get("session", 0),
            "read_units": sum(reads.values()),
        }
        self._calls.clear()
        self._cognito.clear()
        self._triggers.clear()
        self._tokens = self._meter.requests = 0
        return taken

    def _watch_api(self) -> None:
        request = self._world.request

        def counted(method: str, path: str, **options: Any) -> Any:  # noqa: ANN401 - passes on what it gets
            if method != "OPTIONS":
                self._calls.append(f"sso {method} {path.partition('?')[0]}")
            return request(method, path, **options)

        self._world.request = counted  # type: ignore[method-assign]  # a stand-in

    def _watch_cognito(self) -> None:
        cognito = self._world.cognito
        for name in ("admin_initiate_auth", "admin_respond_to_auth_challenge", "admin_get_user"):
            setattr(cognito, name, self._counting(name, getattr(cognito, name)))
        trigger = cognito.trigger

        def counted(event: dict[str, Any]) -> Any:  # noqa: ANN401 - as the trigger has it
            self._triggers[event["triggerSource"]] += 1
            return trigger(event)

        cognito.trigger = counted

    def _counting(self, name: str, operation: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        action = "".join(part.title() for part in name.split("_"))

        def counted(**arguments: Any) -> dict[str, Any]:  # noqa: ANN401 - passes on what it gets
            self._cognito[action] += 1
            answer = operation(**arguments)
            self._tokens += "AuthenticationResult" in answer
            return answer

        return counted


def sign_in(world: World) -> tuple[str, str]:
    """With a password, at the shop: the cookie and the application's handle."""
    world.authorize()
    bearer = world.bearer() | BROWSER
    world.request("GET", "/check-app-user?application_id=shop", headers=bearer)
    begun = world.init_session(bearer)
    return cookie_value(begun), refresh_handle(world.get_session(begun.json_body["session_id"]))


def sign_in_silently(world: World, cookie: str) -> str:
    """At another application: its handle."""
    headers = world.cookie(cookie) | BROWSER
    world.authorize(headers, application_id="office")
    handle = world.handle_of(headers, application_id="office")
    return refresh_handle(world.get_session(handle, application_id="office"))


def sign_out(world: World, cookie: str, handle: str) -> None:
    """Of everything, begun at the shop, which then sends its user to the SSO's own page."""
    world.log_out({"origin": SHOP_ORIGIN}, application_id="shop", refresh_token=handle)
    headers = world.cookie(cookie)
    world.request("GET", "/channel?application_id=shop&channel_id=web", headers=headers)
    world.log_out(headers)


def measure() -> dict[str, Any]:
    """Each flow by its name. A member of two applications lives a day."""
    meter = CountingMeter(create_table())
    world = World(meter, SigningKey("key-1"), dynamodb=meter)  # type: ignore[arg-type]  # a stand-in
    world.memberships.add("office", MARIA, created_at="2026-11-23T04:00:00Z")
    give_full_size_tokens(world.cognito)
    # The first answer to another origin reads the registered origins, once a minute in each process.
    world.refresh("unknown")
    counted = Counted(world, meter)
    counted.take()
    cookie, handle = sign_in(world)
    flows = {"sign_in": counted.take()}
    world.clock.advance(GOES_ON_AFTER_SECONDS)
    sign_in_silently(world, cookie)
    flows["silent_sign_in"] = counted.take()
    for name in ("first_refresh", "further_refresh"):
        world.clock.advance(REFRESHED_AFTER_SECONDS)
        handle = refresh_handle(world.refresh(handle))
        flows[name] = counted.take()
    world.clock.advance(GOES_ON_AFTER_SECONDS)
    sign_out(world, cookie, handle)
    flows["logout"] = counted.take()
    return {"flows": flows, "plain_item_write_units": plain_item_units(meter)}


def plain_item_units(meter: CountingMeter) -> int:
    """Storing a full token set as it is, then marking it as redeemed: the usual way."""
    tokens = full_size_tokens()
    key = {"PK": {"S": f"user-{uuid4()}"}, "SK": {"S": f"session-{uuid4()}"}}
    texts = {name: {"S": getattr(tokens, name)} for name in ("id_token", "access_token", "refresh_token")}
    fields = {"application_id": {"S": "shop"}, "status": {"S": "pending"}, "expires_at": {"N": str(NOW)}}
    meter.spent()
    meter.put_item(TableName=TABLE_NAME, Item=key | texts | fields)
    meter.update_item(
        TableName=TABLE_NAME,
        Key=key,
        UpdateExpression="SET #status = :active",
        ExpressionAttributeNames={"#status": "status"},
        ExpressionAttributeValues={":active": {"S": "active"}},
    )
    writes, _ = meter.spent()
    return sum(writes.values())


def main() -> int:
    for name, value in (("ACCESS_KEY_ID", "test"), ("SECRET_ACCESS_KEY", "test"), ("DEFAULT_REGION", REGION)):
        os.environ[f"AWS_{name}"] = value
    os.environ.pop("AWS_ENDPOINT_URL", None)
    with mock_aws():
        print(json.dumps(measure()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
