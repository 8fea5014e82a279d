"""Where the settings have ended sessions checked, a signed-out user's token opens nothing any more."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from chalicelib.settings import EndedSessionsFeed
from orders_world.calls import refused

NOW = 1_790_000_000
FEED = EndedSessionsFeed("https://sso.example/api/ended-sessions?application_id=shop", 5)

Token = Callable[..., str]
# A class of conftest.py, which tests cannot import.
SigningKey = Any


class Sso:
    """The pool's keys, and the feed: what has ended, or None for an outage."""

    def __init__(self, signing_key: SigningKey) -> None:
        self._jwks = signing_key.jwks()
        self.ended: tuple[str, ...] | None = ()
        self.feed_readings = 0

    def fetch(self, url: str) -> bytes:
        if url != FEED.uri:
            return bytes(self._jwks)
        self.feed_readings += 1
        if self.ended is None:
            raise OSError("down")
        ended = [{"origin_jti": session, "ended_at": NOW - 1} for session in self.ended]
        return json.dumps({"ended": ended, "now": NOW}).encode()


@pytest.fixture
def sso(signing_key: SigningKey) -> Sso:
    return Sso(signing_key)


@pytest.fixture
def get_orders(new_api: Callable[..., Any], token: Token, sso: Sso) -> Callable[..., Any]:
    """Reads the orders with a token of a session, at an API that has just started."""

    def get(session: str | None, **changes: Any) -> Any:
        api = new_api(fetch=sso.fetch, **{"ended_sessions": FEED, **changes})
        return api.http.get("/orders", headers={"Authorization": f"Bearer {token(origin_jti=session)}"})

    return get


def test_only_the_ended_session_is_refused(get_orders: Callable[..., Any], sso: Sso) -> None:
    sso.ended = ("session-1",)
    refused(get_orders("session-1"), 401, "invalid_token")
    assert get_orders("session-2").status_code == 200


def test_a_token_of_no_session_is_refused(get_orders: Callable[..., Any]) -> None:
    refused(get_orders(None), 401, "invalid_token")


def test_an_outage_of_the_sso_is_no_way_around_it(get_orders: Callable[..., Any], sso: Sso) -> None:
    sso.ended = None
    answer = get_orders("session-1")
    refused(answer, 503, "temporarily_unavailable")
    assert int(answer.headers["Retry-After"]) > 0


def test_off_it_asks_nobody(get_orders: Callable[..., Any], sso: Sso) -> None:
    sso.ended = ("session-1",)
    assert get_orders("session-1", ended_sessions=None).status_code == 200
    assert sso.feed_readings == 0
