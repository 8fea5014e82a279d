"""What callers present: the values of their `Authorization` headers, and what each of them gets for it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from sso_auth import EndedSessions, TokenVerifier
from token_pool import START, Pool


class Presented(NamedTuple):
    """The headers of a pool's caller, and the code of the refusal."""

    headers: Callable[[Pool], list[str]]
    code: str


REFUSED = {
    "no header": Presented(lambda _: [], "missing_token"),
    "an empty header": Presented(lambda _: [""], "missing_token"),
    "a scheme only": Presented(lambda _: ["Bearer"], "missing_token"),
    "an empty token": Presented(lambda _: ["Bearer "], "missing_token"),
    "another scheme": Presented(lambda _: ["Basic YWRhOnB3"], "missing_token"),
    "another scheme with a good token": Presented(lambda pool: [f"Basic {pool.token()}"], "missing_token"),
    "a token without a scheme": Presented(lambda pool: [pool.token()], "missing_token"),
    "two good tokens": Presented(lambda pool: [bearer(pool), bearer(pool)], "invalid_token"),
    "a good and another token": Presented(lambda pool: ["Bearer x", bearer(pool)], "invalid_token"),
    "two tokens in one header": Presented(lambda pool: [f"{bearer(pool)}, {bearer(pool)}"], "invalid_token"),
    "100 KB": Presented(lambda _: ["Bearer " + "A" * 100_000], "invalid_token"),
    "another application's token": Presented(
        lambda pool: [bearer(pool, aud="outlet-client")], "invalid_token"
    ),
    "a stranger's token": Presented(
        lambda pool: [f"Bearer {pool.token(key=pool.other_key)}"], "invalid_token"
    ),
    "an access token": Presented(lambda pool: [bearer(pool, token_use="access")], "invalid_token"),
    "an expired token": Presented(
        lambda pool: [bearer(pool, iat=START - 7200, exp=START - 3600)], "expired_token"
    ),
}

# A scheme is to be read without regard to case (RFC 9110 section 11.1).
ACCEPTED_SCHEMES = ["Bearer", "bearer", "BEARER"]


def bearer(pool: Pool, **changes: Any) -> str:
    """The header of a valid token, but for what the arguments change in its claims."""
    return f"Bearer {pool.token(origin_jti='session-1', **changes)}"


def without_keys(pool: Pool) -> TokenVerifier:
    """A verifier that has no keys and gets none."""
    pool.outage = OSError("connection refused")
    return pool.verifier()


def without_sessions(pool: Pool) -> TokenVerifier:
    """A verifier that cannot find out which sessions have ended."""

    def fail(_: str) -> bytes:
        raise OSError("connection refused")

    ended = EndedSessions(
        feed_uri="https://sso.example/api/ended-sessions?application_id=shop",
        max_age=30,
        outage="refuse",
        fetch=fail,
        now=lambda: pool.now,
    )
    return pool.verifier(ended_sessions=ended)
