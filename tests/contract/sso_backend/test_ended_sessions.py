"""GET /ended-sessions: what backends ask to refuse an ended session's tokens before they expire."""

from collections.abc import Callable
from typing import Any

import pytest
from chalicelib.models.ended_session import EndedSession, EndedSessionRepository
from chalicelib.models.table import Table
from chalicelib.services.catalogue import Catalogue
from chalicelib.services.ended_sessions import EndedSessions
from jose import jwt
from sso_world.dynamodb import TABLE_NAME, HookedClient, items_like
from sso_world.time_and_chance import NOW
from sso_world.world import MARIA, World, error_of, refresh_handle


def ended(world: World, application_id: str = "shop", since: int | None = None) -> dict[str, object]:
    query = f"application_id={application_id}" + ("" if since is None else f"&since={since}")
    answer = world.request("GET", f"/ended-sessions?{query}")
    assert answer.status_code == 200
    assert set(answer.json_body) == {"ended", "now"}
    body: dict[str, object] = answer.json_body
    return body


def end_one(world: World) -> str:
    """Ends a new session; answers what its tokens are known by."""
    handle = world.handle()
    answer = world.get_session(handle)
    world.log_out(refresh_token=refresh_handle(answer))
    claims = jwt.get_unverified_claims(answer.json_body["token_set"]["access_token"])
    origin_jti: str = claims["origin_jti"]
    return origin_jti


def test_an_ended_session_is_news(world: World) -> None:
    assert ended(world) == {"ended": [], "now": NOW}
    first = end_one(world)
    world.clock.advance(90)
    second = end_one(world)
    news = [{"origin_jti": first, "ended_at": NOW}, {"origin_jti": second, "ended_at": NOW + 90}]
    assert ended(world) == {"ended": news, "now": NOW + 90}
    assert ended(world, "office") == {"ended": [], "now": NOW + 90}


def test_tokens_of_a_refresh_are_known_by_the_same(world: World) -> None:
    answer = world.refresh(world.refresh_handle())
    world.log_out(refresh_token=refresh_handle(answer))
    claims = jwt.get_unverified_claims(answer.json_body["token_set"]["id_token"])
    assert ended(world)["ended"] == [{"origin_jti": claims["origin_jti"], "ended_at": NOW}]


@pytest.mark.parametrize(("since", "told"), [(NOW - 1, 1), (NOW, 1), (NOW + 1, 0), (0, 1), (10**12 - 1, 0)])
def test_only_what_is_new_is_told(world: World, since: int, told: int) -> None:
    end_one(world)
    world.clock.advance(30)
    assert len(ended(world, since=since)["ended"]) == told  # type: ignore[arg-type]  # a list


def test_what_ended_in_this_second_is_told_again(world: World) -> None:
    """So that nobody who asks from the last answer's time on misses anything."""
    end_one(world)
    assert len(ended(world, since=NOW)["ended"]) == 1  # type: ignore[arg-type]  # a list


def test_news_are_kept_as_long_as_tokens_may_live(world: World) -> None:
    end_one(world)
    world.clock.advance(3660)
    assert len(ended(world, since=0)["ended"]) == 1  # type: ignore[arg-type]  # a list
    world.clock.advance(1)
    assert ended(world, since=0)["ended"] == []


def test_a_session_that_ends_by_a_replay_is_news(world: World) -> None:
    first = world.refresh_handle()
    world.refresh(first)
    world.clock.advance(60)
    world.refresh(first)
    assert len(ended(world)["ended"]) == 1  # type: ignore[arg-type]  # a list


def test_a_session_that_nobody_redeemed_is_none(world: World) -> None:
    """Or a flood of sign-ins that lead nowhere would be one of news."""
    cookie = world.logged_in()
    world.handle_of(cookie)
    world.log_out(cookie)
    assert {item["status"]["S"] for item in items_like(world.dynamodb, "session-")} == {"ended"}
    assert ended(world)["ended"] == []


def test_one_that_is_redeemed_while_it_ends_is(make_world: Callable[..., World], world: World) -> None:
    client = HookedClient(world.dynamodb)
    racing = make_world(dynamodb=client)
    handle, redeemed = racing.handle(), list[str]()

    def redeem(name: str, _arguments: dict[str, Any]) -> None:
        if name == "update_item" and not redeemed:
            redeemed.append("")
            redeemed[0] = refresh_handle(racing.get_session(handle))

    client.before = redeem
    assert racing.log_out(refresh_token=handle).status_code == 204
    assert len(ended(racing)["ended"]) == 1  # type: ignore[arg-type]  # a list
    assert error_of(racing.refresh(redeemed[0])) == (401, "session_ended")


def test_of_a_flood_the_newest_are_told_in_their_order(world: World) -> None:
    repository = EndedSessionRepository(Table(world.dynamodb, name=TABLE_NAME))
    for number in range(7):
        repository.add("shop", f"017f22e2-79b0-7cc3-98c4-{number:012}", EndedSession(str(number), NOW, NOW))
    told = repository.since("shop", "017f22e2-79b0-7cc3-98c4-000000000001", limit=3)
    assert [news.origin_jti for news in told] == ["4", "5", "6"]
    told = repository.since("shop", "017f22e2-79b0-7cc3-98c4-000000000005", limit=3)
    assert [news.origin_jti for news in told] == ["5", "6"]


def test_no_answer_holds_more_than_ten_thousand(world: World) -> None:
    table = Table(world.dynamodb, name=TABLE_NAME)
    news = EndedSession("jti", NOW, NOW)

    class Flooded(EndedSessionRepository):
        """Has as many news as anyone asks for."""

        def since(self, application_id: str, first_id: str, *, limit: int) -> list[EndedSession]:
            return [news] * limit

    catalogue = Catalogue(world.applications)
    told, _ = EndedSessions(Flooded(table), catalogue=catalogue, clock=world.clock).since("shop", None)
    assert len(told) == 10_000


def test_nobody_is_named(world: World) -> None:
    end_one(world)
    assert MARIA not in world.request("GET", "/ended-sessions?application_id=shop").body.decode()


@pytest.mark.parametrize("since", ["", "-1", "1.5", "x", "1" * 13, "1&since=2"])
def test_an_ill_formed_time_is_named(world: World, since: str) -> None:
    answer = world.request("GET", f"/ended-sessions?application_id=shop&since={since}")
    assert error_of(answer) == (400, "invalid_request")
    assert "since" in answer.json_body["message"]


def test_an_unknown_application_is_unknown(world: World) -> None:
    answer = world.request("GET", "/ended-sessions?application_id=nowhere")
    assert error_of(answer) == (404, "unknown_application")
    assert error_of(world.request("GET", "/ended-sessions")) == (400, "invalid_request")
