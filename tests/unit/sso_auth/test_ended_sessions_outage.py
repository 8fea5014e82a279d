"""When the feed of ended sessions cannot be read: what passes meanwhile, and what the outage costs."""

import pytest
from session_feed import MAX_AGE, SessionFeed, outcome
from sso_auth import SessionsUnavailable
from sso_auth.ended_sessions import RETRY_SECONDS
from token_pool import Pool


def test_a_cold_outage_refuses_or_accepts_as_asked(feed: SessionFeed) -> None:
    feed.outage = TimeoutError("no answer")
    with pytest.raises(SessionsUnavailable) as caught:
        feed.verifier(outage="refuse").verify(feed.token())
    assert "TimeoutError" in caught.value.reason
    assert feed.verifier(outage="accept").verify(feed.token())


def test_a_warm_outage_within_the_bound_is_not_noticed(pool: Pool, feed: SessionFeed) -> None:
    verifier = feed.verifier()
    verifier.verify(feed.token())
    feed.outage = OSError("down")
    pool.now += MAX_AGE - 0.001
    assert outcome(verifier, feed.token()) == "accepted"
    assert len(feed.queries) == 1
    pool.now += 0.001
    assert outcome(verifier, feed.token()) == "sessions_unavailable"


def test_an_outage_revives_no_session(pool: Pool, feed: SessionFeed) -> None:
    feed.end("session-1")
    verifiers = {outage: feed.verifier(outage=outage) for outage in ("refuse", "accept")}
    for verifier in verifiers.values():
        outcome(verifier, feed.token())
    feed.outage = OSError("down")
    pool.now += MAX_AGE
    for verifier in verifiers.values():
        assert outcome(verifier, feed.token("session-1")) == "invalid_token"
    assert outcome(verifiers["refuse"], feed.token("session-2")) == "sessions_unavailable"
    assert outcome(verifiers["accept"], feed.token("session-2")) == "accepted"


@pytest.mark.parametrize("outage", ["refuse", "accept"])
def test_an_outage_costs_one_attempt_a_second(pool: Pool, feed: SessionFeed, outage: str) -> None:
    def time_out() -> None:
        pool.now += 3

    feed.outage, feed.while_answering = TimeoutError(), time_out
    verifier, token = feed.verifier(outage=outage), feed.token()
    for attempts in (1, 2, 3):
        for _ in range(100):
            outcome(verifier, token)
        assert len(feed.queries) == attempts
        pool.now += RETRY_SECONDS


def test_it_ends_with_the_outage(pool: Pool, feed: SessionFeed) -> None:
    feed.outage = OSError("down")
    verifier = feed.verifier()
    assert outcome(verifier, feed.token()) == "sessions_unavailable"
    feed.outage = None
    feed.end("session-1")
    pool.now += RETRY_SECONDS
    assert outcome(verifier, feed.token("session-1")) == "invalid_token"
    assert outcome(verifier, feed.token("session-2")) == "accepted"
