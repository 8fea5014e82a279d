"""The feed of ended sessions: read to the letter, or not at all, and what is not read lets nobody in."""

import json

from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_auth import EndedSessions, InvalidToken, SessionsUnavailable
from sso_auth.ended_feed import FeedAnswer, KnownSessions, parse_feed
from sso_auth.strict_decoding import MalformedError
from strange import JSON, JSON_BYTES, TEXTS
from token_pool import START, Pool, SigningKey, to_json

POOL = Pool(SigningKey("key-1"), SigningKey("key-2"))
CLAIMS = POOL.verifier().verify(POOL.token(origin_jti="here"))
FEED = {
    "ended": [{"origin_jti": "here", "ended_at": START - 5}, {"origin_jti": "there", "ended_at": 1}],
    "now": START,
}
EMPTY = {"ended": [], "now": START}


def read(document: bytes) -> FeedAnswer | None:
    try:
        return parse_feed(document)
    except MalformedError:
        return None


def lets_in(document: bytes, *, outage: str) -> bool:
    sessions = EndedSessions(
        feed_uri="https://sso.example/api/ended-sessions?application_id=shop",
        max_age=30,
        outage="refuse" if outage == "refuse" else "accept",
        fetch=lambda _: document,
        now=lambda: START,
    )
    try:
        sessions.check(CLAIMS)
    except (InvalidToken, SessionsUnavailable):
        return False
    return True


@any_bytes(to_json(FEED), to_json(EMPTY), *JSON_BYTES)
def test_any_bytes(document: bytes) -> None:
    answer = read(document)
    if answer is None:
        assert not lets_in(document, outage="refuse")
        assert lets_in(document, outage="accept")
        return
    said = json.loads(document)
    assert answer.now == said["now"]
    assert answer.ended.keys() == {entry["origin_jti"] for entry in said["ended"]}
    assert all(0 <= ended_at <= answer.now for ended_at in answer.ended.values())
    recent = "here" in answer.ended and answer.ended["here"] + 3_660 > min(answer.now, START)
    assert lets_in(document, outage="refuse") == lets_in(document, outage="accept") == (not recent)


TIMES = st.integers(0, 2 * START) | st.integers(START - 4_000, START + 4_000) | JSON
ENTRIES = (
    st.fixed_dictionaries({"origin_jti": st.sampled_from(["here", "there"]) | TEXTS, "ended_at": TIMES})
    | JSON
)


@any_values(ended=st.lists(ENTRIES, max_size=5) | JSON, now=TIMES)
def test_any_entries(ended: object, now: object) -> None:
    document = to_json({"ended": ended, "now": now})
    answer = read(document)
    if answer is None:
        assert not lets_in(document, outage="refuse")
        return
    known = KnownSessions({}, float("-inf"), None).after(answer, START)
    assert known.since is not None
    assert 0 <= known.since <= min(answer.now, START)
    for session, ended_at in answer.ended.items():
        assert (session in known.ended) == (ended_at + 3_660 > min(answer.now, START))
