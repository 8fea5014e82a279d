"""Between threads: one reading at a time, and nobody waits who need not."""

import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest
from session_feed import MAX_AGE, SessionFeed, outcome
from token_pool import Pool


class HangingFeed(SessionFeed):
    """Answers when it is released."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(pool)
        self.asked, self.released = threading.Event(), threading.Event()
        self.while_answering = self._hang

    def _hang(self) -> None:
        self.asked.set()
        assert self.released.wait(timeout=10)


@pytest.mark.parametrize(
    ("failure", "expected"), [(None, "accepted"), (TimeoutError(), "sessions_unavailable")]
)
def test_threads_that_need_a_reading_share_one(pool: Pool, failure: Exception | None, expected: str) -> None:
    feed = HangingFeed(pool)
    feed.outage = failure
    verifier, token = feed.verifier(), feed.token()
    with ThreadPoolExecutor(8) as threads:
        first = threads.submit(outcome, verifier, token)
        assert feed.asked.wait(timeout=10)
        later = [threads.submit(outcome, verifier, token) for _ in range(7)]
        done_too_early = wait(later, timeout=0.1, return_when=FIRST_COMPLETED).done
        feed.released.set()
        assert [future.result(timeout=10) for future in (first, *later)] == [expected] * 8
    assert not done_too_early
    assert len(feed.queries) == 1


def test_what_is_known_is_refused_while_a_reading_hangs(pool: Pool) -> None:
    feed = HangingFeed(pool)
    feed.released.set()
    feed.end("session-1")
    verifier = feed.verifier()
    assert outcome(verifier, feed.token("session-1")) == "invalid_token"
    feed.asked.clear()
    feed.released.clear()
    pool.now += MAX_AGE
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(outcome, verifier, feed.token("session-2"))
        assert feed.asked.wait(timeout=10)
        refused = outcome(verifier, feed.token("session-1"))
        still_waiting = not waiting.done()
        feed.released.set()
        assert waiting.result(timeout=10) == "accepted"
    assert refused == "invalid_token"
    assert still_waiting


def test_many_threads_and_sessions(pool: Pool) -> None:
    feed = SessionFeed(pool)
    for number in range(0, 20, 2):
        feed.end(f"session-{number}")
    verifier = feed.verifier(cache_size=100)
    tokens = [feed.token(f"session-{number}") for number in range(20)]
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda number: outcome(verifier, tokens[number % 20]), range(400)))
    assert results == ["invalid_token", "accepted"] * 200
    assert len(feed.queries) == 1
