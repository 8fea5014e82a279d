"""What a sign-in costs at DynamoDB, by its pricing rules.

moto does not count, so the rules stand here: a write costs a unit per started kilobyte of the item, an update
that of the larger of before and after; an item that comes or goes costs one more in the inverted index. The
peers' store-and-redeem of a full token set was measured at 10 units.
"""

from collections.abc import Callable
from typing import Any

from sso_world.dynamodb import TABLE_NAME, RecordingClient
from sso_world.full_size_tokens import full_size_tokens
from sso_world.world import World

BROWSER = {
    "user-agent": "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) "
    "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
}


class Meter(RecordingClient):
    """Adds up the units of every write, by the kind of item."""

    def __init__(self, client: Any) -> None:
        super().__init__(client)
        self.units: dict[str, int] = {}

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        if name not in ("put_item", "update_item", "delete_item"):
            return method(**arguments)
        written = arguments.get("Item") or arguments["Key"]
        key = {"PK": written["PK"], "SK": written["SK"]}
        before = self._size(key)
        answer = method(**arguments)
        after = self._size(key)
        index_unit = 1 if (before == 0) != (after == 0) else 0
        kind = key["SK"]["S"][:-37]
        self.units[kind] = self.units.get(kind, 0) + -(-max(before, after) // 1024) + index_unit
        return answer

    def _size(self, key: dict[str, Any]) -> int:
        item = self._client.get_item(TableName=TABLE_NAME, Key=key).get("Item", {})
        return sum(len(name.encode()) + _value_size(value) for name, value in item.items())


def _value_size(attribute: Any) -> int:
    [(kind, value)] = attribute.items()
    return {"S": lambda: len(value.encode()), "B": lambda: len(value), "N": lambda: len(value) // 2 + 2}[
        kind
    ]()


def test_storing_and_redeeming_a_full_token_set_costs_seven(
    make_world: Callable[..., World], world: World
) -> None:
    meter = Meter(world.dynamodb)
    metered = _with_full_size_tokens(make_world(dynamodb=meter))
    handle = metered.init_session(metered.bearer() | BROWSER).json_body["session_id"]
    assert meter.units == {"session": 4, "sso-session": 2, "ticket": 2}
    assert metered.get_session(handle).status_code == 200
    assert meter.units["session"] == 7


def test_a_second_application_costs_no_second_login(make_world: Callable[..., World], world: World) -> None:
    meter = Meter(world.dynamodb)
    metered = _with_full_size_tokens(make_world(dynamodb=meter))
    cookie = metered.logged_in()
    meter.units.clear()
    handle = metered.init_session(cookie | BROWSER).json_body["session_id"]
    assert metered.get_session(handle).status_code == 200
    assert meter.units == {"session": 7, "ticket": 2}


def _with_full_size_tokens(world: World) -> World:
    respond = world.cognito.admin_respond_to_auth_challenge
    tokens = full_size_tokens()

    def respond_in_full(**arguments: Any) -> dict[str, Any]:
        result = respond(**arguments)["AuthenticationResult"]
        full = {
            "IdToken": tokens.id_token,
            "AccessToken": tokens.access_token,
            "RefreshToken": tokens.refresh_token,
        }
        return {"AuthenticationResult": result | full}

    world.cognito.admin_respond_to_auth_challenge = respond_in_full  # type: ignore[method-assign]  # a stand-in
    return world
