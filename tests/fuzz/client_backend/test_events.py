"""What reaches the client backend's other functions, and their environment."""

import json
from typing import Any

from chalicelib.services.order_removal import OrderRemoval
from chalicelib.services.order_seed import OrderSeed
from chalicelib.settings import AccountDeletedSettings, EventSettings, SeedSettings, Settings
from chalicelib.triggers.account_deleted import AccountDeleted
from chalicelib.triggers.seed_orders import SeedOrders
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_auth.event_lines import EventLines
from strange import DEEP, JSON, JSON_BYTES, TEXTS, written

USER = "0b5d6f3e-8a1c-4e1f-9d57-3c2b1a0f9e8d"


class Reached:
    """Stands for removal and seed; notes for whom it was called."""

    def __init__(self) -> None:
        self.users: list[str] = []

    def remove(self, user_id: str) -> int:
        self.users.append(user_id)
        return 1

    def seed(self, user_id: str, *, count: int) -> int:
        self.users.append(user_id)
        assert 1 <= count <= 200
        return count


def lines_to(written_lines: list[str]) -> EventLines:
    return EventLines(written_lines.append, metrics_namespace=None, now=lambda: 0.0)


@any_bytes(written({"user_id": USER}), written({"user_id": USER.upper()}), *JSON_BYTES)
def test_any_message_of_a_deleted_account(content: bytes) -> None:
    told: list[str] = []
    reached: Any = Reached()
    removal: OrderRemoval = reached
    message = content.decode("utf-8", "replace")
    AccountDeleted(removal, lines_to(told))({"Records": [{"Sns": {"Message": message}}]})
    assert bool(reached.users) == (json.loads(told[0])["outcome"] == "ok")
    for user in reached.users:
        assert json.loads(message)["user_id"] == user


FIELDS = st.fixed_dictionaries(
    {},
    optional={"user_id": st.just(USER) | TEXTS, "count": st.integers(0, 300) | JSON, "actor": TEXTS | JSON},
)


@any_values(event=FIELDS | JSON)
def test_any_event_of_an_operator(event: object) -> None:
    told: list[str] = []
    reached: Any = Reached()
    seed: OrderSeed = reached
    answer = SeedOrders(seed, lines_to(told))(event)
    json.dumps(answer)
    assert bool(reached.users) == answer["ok"]
    assert set(reached.users) <= {USER}
    assert "\n" not in told[0]


ENVIRONMENT = {
    "TABLE_NAME": "orders",
    "TOKEN_ISSUER": "https://issuer.example",
    "JWKS_URI": "https://issuer.example/jwks.json",
    "CLIENT_ID": "client",
    "ENDED_SESSIONS_MAX_AGE_SECONDS": "30",
    "ENDED_SESSIONS_URI": "https://sso.example/api/ended-sessions?application_id=shop",
    "ORDERS_OF_DELETED_USERS": "anonymise",
    "METRICS_NAMESPACE": "CognitoSso",
}
VALUES = TEXTS | st.sampled_from(
    ["0", "-1", "1e9", "٣", "²", "9" * 5000, " 7 ", "1_000", "delete", DEEP.decode()]
)


@any_values(
    changes=st.dictionaries(st.sampled_from([*ENVIRONMENT]), VALUES, max_size=4),
    without=st.sets(st.sampled_from([*ENVIRONMENT]), max_size=2),
)
def test_any_variables(changes: dict[str, str], without: set[str]) -> None:
    environment = {name: value for name, value in {**ENVIRONMENT, **changes}.items() if name not in without}
    for kind in (Settings, EventSettings, SeedSettings, AccountDeletedSettings):
        try:
            kind.from_environment(environment)
        except ValueError as error:
            assert any(name in str(error) for name in ENVIRONMENT), error
