"""Tokens of ended sessions are refused, within the promised time and without a request for each token."""

import pytest
from session_feed import FEED_URI, MAX_AGE, SessionFeed, outcome
from sso_auth import InvalidToken
from sso_auth.ended_feed import KEPT_SECONDS, MAX_SESSIONS, OVERLAP_SECONDS
from token_pool import START, Pool, to_json


def test_off_unless_asked_for(pool: Pool, feed: SessionFeed) -> None:
    feed.end("session-1")
    assert outcome(pool.verifier(), feed.token()) == "accepted"
    assert outcome(pool.verifier(), pool.token(without="origin_jti")) == "accepted"


def test_nothing_is_read_before_the_first_good_token(pool: Pool, feed: SessionFeed) -> None:
    verifier = feed.verifier()
    for bad in ("", "x.y.z", feed.token(aud="outlet-client"), feed.token(exp=START - 1), feed.token("")):
        outcome(verifier, bad)
    outcome(verifier, pool.token())
    assert feed.queries == []


def test_only_the_ended_session_is_refused(feed: SessionFeed) -> None:
    feed.end("session-1")
    verifier = feed.verifier()
    with pytest.raises(InvalidToken, match="the session has ended"):
        verifier.verify(feed.token("session-1"))
    assert verifier.verify(feed.token("session-2"))


@pytest.mark.parametrize("session", [None, "", 5, True, ["session-1"], {"id": "session-1"}])
def test_a_token_that_names_no_session_is_refused(feed: SessionFeed, session: object) -> None:
    with pytest.raises(InvalidToken, match="origin_jti"):
        feed.verifier().verify(feed.token(origin_jti=session))


def test_a_thousand_tokens_cost_one_reading(feed: SessionFeed) -> None:
    verifier = feed.verifier(cache_size=1)
    token = feed.token()
    for _ in range(1000):
        verifier.verify(token)
    assert feed.queries == [{"application_id": ["shop"]}]


@pytest.mark.parametrize("max_age", [1, 2.5, 300])
def test_the_bound_is_kept_to_the_moment(pool: Pool, feed: SessionFeed, max_age: float) -> None:
    verifier = feed.verifier(max_age=max_age)
    token = feed.token()
    verifier.verify(token)
    feed.end("session-1")
    pool.now = START + max_age - 0.001
    assert outcome(verifier, token) == "accepted"
    assert len(feed.queries) == 1
    pool.now = START + max_age
    assert outcome(verifier, token) == "invalid_token"
    assert len(feed.queries) == 2


def test_a_reading_is_as_old_as_its_beginning(pool: Pool, feed: SessionFeed) -> None:
    """What ended while a slow answer was on its way is not in it."""
    verifier = feed.verifier()

    def slowly() -> None:
        feed.end("session-1")
        pool.now += 10
        feed.while_answering = lambda: None

    feed.while_answering = slowly
    token = feed.token()
    assert outcome(verifier, token) == "accepted"
    pool.now = START + MAX_AGE
    assert outcome(verifier, token) == "invalid_token"


def test_an_answer_slower_than_the_bound_still_serves_who_asked_for_it(pool: Pool, feed: SessionFeed) -> None:
    def slowly() -> None:
        pool.now += 5

    feed.while_answering = slowly
    assert outcome(feed.verifier(max_age=1), feed.token()) == "accepted"
    assert len(feed.queries) == 1


def test_a_remembered_token_ends_with_its_session(pool: Pool, feed: SessionFeed) -> None:
    verifier = feed.verifier(cache_size=10)
    token = feed.token()
    assert verifier.verify(token) is verifier.verify(token)
    feed.end("session-1")
    pool.now += MAX_AGE
    for _ in range(2):
        assert outcome(verifier, token) == "invalid_token"


def test_later_readings_ask_for_what_is_new_with_an_overlap(pool: Pool, feed: SessionFeed) -> None:
    verifier = feed.verifier()
    feed.end("session-1")
    assert outcome(verifier, feed.token("session-2")) == "accepted"
    pool.now += 1000
    assert outcome(verifier, feed.token("session-2")) == "accepted"
    pool.now += 1000
    assert outcome(verifier, feed.token("session-1")) == "invalid_token"
    assert outcome(verifier, feed.token("session-2")) == "accepted"
    assert feed.queries[1:] == [
        {"application_id": ["shop"], "since": [str(START - OVERLAP_SECONDS)]},
        {"application_id": ["shop"], "since": [str(START + 1000 - OVERLAP_SECONDS)]},
    ]


def test_an_entry_written_late_is_found(pool: Pool, feed: SessionFeed) -> None:
    verifier = feed.verifier()
    token = feed.token()
    verifier.verify(token)
    feed.ended["session-1"] = START - OVERLAP_SECONDS
    pool.now += MAX_AGE
    assert outcome(verifier, token) == "invalid_token"


@pytest.mark.parametrize("behind", [600, -600, 2 * 10**9, -(10**9)])
def test_clocks_that_differ_hide_no_session(pool: Pool, feed: SessionFeed, behind: int) -> None:
    feed.behind = min(behind, START)
    verifier = feed.verifier()
    assert outcome(verifier, feed.token("session-2")) == "accepted"
    pool.now += 2 * MAX_AGE
    feed.end("session-1")
    assert outcome(verifier, feed.token("session-1")) == "invalid_token"
    feed.behind = 0
    pool.now += MAX_AGE
    feed.end("session-2")
    assert outcome(verifier, feed.token("session-2")) == "invalid_token"


def test_a_session_is_remembered_as_long_as_a_token_of_it_can_live(pool: Pool, feed: SessionFeed) -> None:
    verifier = feed.verifier(max_age=1)
    feed.end("session-1")
    assert outcome(verifier, feed.token("session-1")) == "invalid_token"
    feed.ended.clear()
    for age, expected in ((KEPT_SECONDS - 1, "invalid_token"), (KEPT_SECONDS, "accepted")):
        pool.now = START + age
        assert outcome(verifier, feed.token("session-2")) == "accepted"
        assert outcome(verifier, feed.token("session-1")) == expected


def test_a_flood_displaces_the_oldest_and_is_no_outage(pool: Pool, feed: SessionFeed) -> None:
    """The oldest is neither the first that was told nor the first in the answer."""
    feed.ended = {f"session-{number}": START - number % 1000 for number in range(MAX_SESSIONS - 1)}
    feed.ended["oldest"] = START - 1000
    verifier = feed.verifier()
    assert outcome(verifier, feed.token("oldest")) == "invalid_token"
    pool.now += MAX_AGE
    feed.end("one-more")
    expected = {
        "one-more": "invalid_token",
        "another": "accepted",
        "session-0": "invalid_token",
        "session-999": "invalid_token",
        "oldest": "accepted",
    }
    # An unknown session is what makes it read.
    assert outcome(verifier, feed.token("another")) == "accepted"
    assert {session: outcome(verifier, feed.token(session)) for session in expected} == expected


def test_an_answer_of_more_than_is_kept_is_no_outage(feed: SessionFeed) -> None:
    feed.ended = {"oldest": START - 1} | {f"session-{number}": START for number in range(MAX_SESSIONS)}
    verifier = feed.verifier()
    assert outcome(verifier, feed.token("session-0")) == "invalid_token"
    assert outcome(verifier, feed.token("oldest")) == "accepted"


@pytest.mark.parametrize(
    ("ended_at", "refused_for"), [(0, 0), (START - KEPT_SECONDS, 0), (10**11, KEPT_SECONDS)]
)
def test_entries_of_the_far_past_and_future_stay_no_longer_than_others(
    pool: Pool, feed: SessionFeed, ended_at: int, refused_for: int
) -> None:
    feed.document = to_json({"ended": [{"origin_jti": "session-1", "ended_at": ended_at}], "now": START})
    verifier = feed.verifier()
    assert (outcome(verifier, feed.token()) == "invalid_token") == (refused_for > 0)
    feed.document = to_json({"ended": [], "now": START + refused_for})
    pool.now = START + refused_for + MAX_AGE
    assert outcome(verifier, feed.token("session-2")) == "accepted"
    assert outcome(verifier, feed.token()) == "accepted"


def test_a_clock_set_back_neither_stops_reading_nor_trusts_an_old_one(pool: Pool, feed: SessionFeed) -> None:
    pool.now, feed.behind = START + 100_000, 100_000
    verifier = feed.verifier()
    assert outcome(verifier, feed.token()) == "accepted"
    pool.now, feed.behind = START, 0
    feed.end("session-1")
    assert outcome(verifier, feed.token()) == "invalid_token"


def test_only_the_feeds_own_application_is_asked_for(feed: SessionFeed) -> None:
    asked: list[str] = []

    def fetch(url: str) -> bytes:
        asked.append(url)
        return feed.fetch(url)

    feed.verifier(fetch=fetch).verify(feed.token("x&application_id=outlet"))
    assert asked == [FEED_URI]
