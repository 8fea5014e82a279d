"""When keys are fetched, and what happens when they cannot be."""

import threading
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest
from sso_auth import InvalidToken, KeysUnavailable, TokenError, TokenVerifier
from sso_auth.key_cache import FRESH_SECONDS, REFETCH_SECONDS, STALE_SECONDS
from token_pool import Pool, SigningKey


def living_token(pool: Pool, key: SigningKey | None = None) -> str:
    """A token issued at the pool's present time."""
    now = int(pool.now)
    return pool.token(iat=now, auth_time=now, exp=now + 3600, key=key)


def outcome(verifier: TokenVerifier, token: str) -> str:
    try:
        verifier.verify(token)
    except TokenError as error:
        return error.code
    return "accepted"


def test_nothing_is_fetched_before_the_first_token(pool: Pool) -> None:
    pool.verifier()
    assert pool.fetched == []


def test_one_fetch_serves_many_tokens(pool: Pool) -> None:
    verifier = pool.verifier()
    for _ in range(50):
        verifier.verify(pool.token())
    assert len(pool.fetched) == 1


def test_a_thousand_random_kids_cost_one_fetch(pool: Pool) -> None:
    verifier = pool.verifier()
    verifier.verify(pool.token())
    pool.now += REFETCH_SECONDS
    unsigned = pool.token().split(".", 1)[1]
    for number in range(1000):
        forged = pool.token(header={"kid": f"random-{number}"}).split(".", 1)[0]
        with pytest.raises(InvalidToken, match="kid"):
            verifier.verify(f"{forged}.{unsigned}")
        if number % 100 == 0:
            assert verifier.verify(pool.token()), "known keys go on working"
    assert len(pool.fetched) == 2


def test_a_flood_on_a_cold_verifier_costs_one_fetch(pool: Pool) -> None:
    verifier = pool.verifier()
    for number in range(20):
        assert outcome(verifier, pool.token(header={"kid": f"random-{number}"})) == "invalid_token"
    assert len(pool.fetched) == 1


def test_the_clock_given_rules_the_refetch_limit(pool: Pool) -> None:
    verifier = pool.verifier()
    stranger = pool.token(key=pool.other_key)
    verifier.verify(pool.token())
    pool.now += REFETCH_SECONDS - 0.001
    assert outcome(verifier, stranger) == "invalid_token"
    assert len(pool.fetched) == 1
    pool.now += 0.001
    assert outcome(verifier, stranger) == "invalid_token"
    assert len(pool.fetched) == 2


def test_a_rotated_key_is_found_and_the_withdrawn_one_forgotten(pool: Pool) -> None:
    verifier = pool.verifier()
    verifier.verify(pool.token())
    pool.published = [pool.other_key.jwk()]
    pool.now += REFETCH_SECONDS
    assert verifier.verify(pool.token(key=pool.other_key))
    assert outcome(verifier, pool.token()) == "invalid_token"


def test_a_withdrawn_key_goes_out_of_use_without_any_unknown_kid(pool: Pool) -> None:
    verifier = pool.verifier()
    verifier.verify(pool.token())
    pool.published = [pool.other_key.jwk()]
    pool.now += FRESH_SECONDS - 1
    assert outcome(verifier, living_token(pool)) == "accepted"
    pool.now += 1
    assert outcome(verifier, living_token(pool)) == "invalid_token"


def test_a_cold_outage_is_never_an_invalid_token(pool: Pool) -> None:
    pool.outage = TimeoutError("no answer")
    verifier = pool.verifier()
    for _ in range(20):
        with pytest.raises(KeysUnavailable) as caught:
            verifier.verify(pool.token())
    assert "TimeoutError" in caught.value.reason
    assert len(pool.fetched) == 1, "no fetch per request"
    pool.outage = None
    assert outcome(verifier, pool.token()) == "keys_unavailable"
    pool.now += REFETCH_SECONDS
    assert outcome(verifier, pool.token()) == "accepted"


@pytest.mark.parametrize(
    "error", [OSError(), ValueError("x"), RuntimeError("x"), RecursionError(), KeyError("keys")]
)
def test_whatever_a_transport_raises_is_an_outage(pool: Pool, error: Exception) -> None:
    pool.outage = error
    with pytest.raises(KeysUnavailable):
        pool.verifier().verify(pool.token())


def test_a_warm_outage_keeps_known_keys_for_a_bounded_time(pool: Pool) -> None:
    verifier = pool.verifier()
    verifier.verify(pool.token())
    pool.outage = OSError("down")
    start = pool.now
    for age in (FRESH_SECONDS, FRESH_SECONDS + 60, STALE_SECONDS / 2, STALE_SECONDS - 1):
        pool.now = start + age
        assert outcome(verifier, living_token(pool)) == "accepted"
    pool.now = start + STALE_SECONDS
    assert outcome(verifier, living_token(pool)) == "keys_unavailable"
    pool.outage = None
    pool.now += REFETCH_SECONDS
    assert outcome(verifier, living_token(pool)) == "accepted"


def test_a_warm_outage_costs_no_fetch_per_request(pool: Pool) -> None:
    verifier = pool.verifier()
    verifier.verify(pool.token())
    pool.outage = OSError("down")
    pool.now += FRESH_SECONDS
    for _ in range(50):
        assert outcome(verifier, living_token(pool)) == "accepted"
    assert len(pool.fetched) == 2


def test_an_unknown_kid_cannot_be_judged_during_an_outage(pool: Pool) -> None:
    """It may be a key rotated in meanwhile: its owner must not be logged out."""
    verifier = pool.verifier()
    verifier.verify(pool.token())
    pool.outage = OSError("down")
    pool.now += REFETCH_SECONDS
    for _ in range(2):
        assert outcome(verifier, pool.token(key=pool.other_key)) == "keys_unavailable"
        assert outcome(verifier, pool.token()) == "accepted"


def test_a_key_set_that_turned_to_rubbish_does_not_displace_the_known_one(pool: Pool) -> None:
    verifier = pool.verifier()
    verifier.verify(pool.token())
    pool.document = b'{"keys":[]}'
    pool.now += FRESH_SECONDS
    assert outcome(verifier, living_token(pool)) == "accepted"


def test_a_clock_set_back_does_not_stop_fetching(pool: Pool) -> None:
    pool.now += 10 * STALE_SECONDS
    verifier = pool.verifier()
    assert outcome(verifier, living_token(pool)) == "accepted"
    pool.now -= 10 * STALE_SECONDS
    pool.published = [pool.other_key.jwk()]
    assert outcome(verifier, living_token(pool)) == "invalid_token", "nor revive a withdrawn key"
    assert outcome(verifier, living_token(pool, pool.other_key)) == "accepted"


def test_threads_that_start_cold_share_one_fetch(pool: Pool) -> None:
    """The later ones wait for the first one's fetch: they must not be turned away meanwhile."""
    entered, release = threading.Event(), threading.Event()

    def hanging_fetch(url: str) -> bytes:
        entered.set()
        assert release.wait(timeout=10)
        return pool.fetch(url)

    verifier = pool.verifier(fetch=hanging_fetch)
    token = pool.token()
    with ThreadPoolExecutor(8) as threads:
        first = threads.submit(outcome, verifier, token)
        assert entered.wait(timeout=10)
        later = [threads.submit(outcome, verifier, token) for _ in range(7)]
        turned_away = wait(later, timeout=0.1, return_when=FIRST_COMPLETED).done
        release.set()
        assert [future.result(timeout=10) for future in (first, *later)] == ["accepted"] * 8
    assert not turned_away
    assert len(pool.fetched) == 1


def test_known_keys_wait_for_no_fetch(pool: Pool) -> None:
    """While one thread's fetch hangs, tokens under held keys pass, fresh or stale."""
    entered, release = threading.Event(), threading.Event()

    def hanging_fetch(url: str) -> bytes:
        if pool.fetched:
            entered.set()
            assert release.wait(timeout=10)
        return pool.fetch(url)

    verifier = pool.verifier(fetch=hanging_fetch)
    verifier.verify(pool.token())
    pool.now += FRESH_SECONDS
    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(outcome, verifier, living_token(pool, pool.other_key))
        assert entered.wait(timeout=10)
        accepted = outcome(verifier, living_token(pool))
        still_waiting = not waiting.done()
        release.set()
        assert waiting.result(timeout=10) == "invalid_token"
    assert accepted == "accepted"
    assert still_waiting


def test_threads_under_rotation_and_floods(pool: Pool) -> None:
    verifier = pool.verifier()
    good, strange = pool.token(), pool.token(key=pool.other_key)

    def verify(number: int) -> str:
        return outcome(verifier, good if number % 2 else strange)

    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(verify, range(400)))
    assert results == ["invalid_token", "accepted"] * 200
    assert len(pool.fetched) == 1
