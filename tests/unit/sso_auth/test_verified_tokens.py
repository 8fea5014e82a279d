"""The optional memory of verified tokens must never say yes where the verifier would say no."""

import gc
from concurrent.futures import ThreadPoolExecutor

import pytest
from sso_auth import Claims, ExpiredToken, InvalidToken, KeysUnavailable
from sso_auth.key_cache import FRESH_SECONDS, REFETCH_SECONDS, STALE_SECONDS
from token_pool import START, Pool


def live_claims() -> int:
    gc.collect()
    return sum(isinstance(thing, Claims) for thing in gc.get_objects())


def test_off_unless_asked_for(pool: Pool) -> None:
    verifier = pool.verifier()
    assert verifier.verify(pool.token()) is not verifier.verify(pool.token())


def test_a_token_seen_before_is_not_verified_again(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=10)
    token = pool.token()
    assert verifier.verify(token) is verifier.verify(token.encode())


def test_a_remembered_token_expires_all_the_same(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=10, leeway=5)
    token = pool.token(exp=START + 600)
    verifier.verify(token)
    pool.now = START + 600 + 4
    assert verifier.verify(token)
    pool.now += 1
    with pytest.raises(ExpiredToken):
        verifier.verify(token)
    pool.now = START - 6
    with pytest.raises(InvalidToken, match="future"):
        verifier.verify(token)


def test_a_remembered_token_goes_with_its_key(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=10)
    token = pool.token(exp=START + 10 * int(STALE_SECONDS))
    verifier.verify(token)
    pool.published = [pool.other_key.jwk()]
    pool.now += FRESH_SECONDS
    with pytest.raises(InvalidToken, match="kid"):
        verifier.verify(token)


def test_a_remembered_token_does_not_outlive_an_outage(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=10)
    token = pool.token(exp=START + 10 * int(STALE_SECONDS))
    verifier.verify(token)
    pool.outage = OSError("down")
    pool.now += STALE_SECONDS
    with pytest.raises(KeysUnavailable):
        verifier.verify(token)


def test_a_kid_given_to_another_key_makes_the_signature_count_again(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=10)
    token = pool.token()
    verifier.verify(token)
    pool.published = [pool.other_key.jwk(kid=pool.key.kid)]
    pool.now += REFETCH_SECONDS
    with pytest.raises(InvalidToken):
        verifier.verify(pool.token(header={"kid": "unknown"}))
    with pytest.raises(InvalidToken, match="signature"):
        verifier.verify(token)


def test_a_tampered_copy_is_another_token(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=10)
    token = pool.token()
    verifier.verify(token)
    header, payload, signature = token.split(".")
    other = pool.token(sub="someone-else").split(".")[1]
    for tampered in (f"{header}.{other}.{signature}", f"{token}=", f"{header}.{payload}."):
        with pytest.raises(InvalidToken):
            verifier.verify(tampered)


def test_it_is_bounded_and_forgets_the_oldest(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=3)
    before = live_claims()
    tokens = [pool.token(jti=number) for number in range(8)]
    for token in tokens:
        verifier.verify(token)
    assert live_claims() - before == 3
    assert verifier.verify(tokens[-1]) is verifier.verify(tokens[-1])
    first = verifier.verify(tokens[0])
    assert verifier.verify(tokens[0]) is first


def test_refused_tokens_are_not_remembered(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=2)
    good = pool.token()
    claims = verifier.verify(good)
    for number in range(10):
        with pytest.raises(InvalidToken):
            verifier.verify(pool.token(header={"kid": pool.key.kid}, key=pool.other_key, jti=number))
    assert verifier.verify(good) is claims


def test_threads(pool: Pool) -> None:
    verifier = pool.verifier(cache_size=4)
    tokens = [pool.token(jti=number) for number in range(12)]
    with ThreadPoolExecutor(8) as threads:
        results = list(threads.map(lambda number: verifier.verify(tokens[number % 12]), range(600)))
    assert [claims.raw["jti"] for claims in results] == [number % 12 for number in range(600)]
