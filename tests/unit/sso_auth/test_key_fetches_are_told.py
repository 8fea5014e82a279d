"""A program hears of each fetch of the keys, if it wants to."""

import logging

import pytest
from sso_auth import TokenError
from token_pool import Pool


def test_each_fetch_is_told_once_with_how_it_went(pool: Pool) -> None:
    told: list[Exception | None] = []
    verifier = pool.verifier(on_key_fetch=told.append)
    for _ in range(3):
        verifier.verify(pool.token())
    assert told == [None]
    pool.outage = OSError("connection refused")
    pool.now += 3_601
    verifier.verify(pool.token(exp=int(pool.now) + 60))
    assert told == [None, pool.outage]


def test_who_listens_is_not_told_in_the_log_as_well(pool: Pool, caplog: pytest.LogCaptureFixture) -> None:
    pool.outage = OSError("connection refused")
    with caplog.at_level(logging.DEBUG), pytest.raises(TokenError):
        pool.verifier(on_key_fetch=lambda _failure: None).verify(pool.token())
    assert caplog.text == ""


def test_a_listener_that_fails_takes_no_key_away(pool: Pool) -> None:
    def failing(_failure: Exception | None) -> None:
        raise RuntimeError("no log today")

    assert pool.verifier(on_key_fetch=failing).verify(pool.token()).sub
