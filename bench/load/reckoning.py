"""What is left of a run, held against what its visitors were answered.

Every order that was confirmed is there, none twice; every session that was opened is stored as one. Whatever
is not so is one sentence.
"""

import base64
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True)
class StoredForUser:
    """A user's items in the tables: ids of orders, number of Idempotency-Keys, status by session id."""

    orders: Collection[str]
    keys: int
    sessions: Mapping[str, str]


@dataclass
class Reckoning:
    """How much was looked at, of how many sessions the handles were tried, and what is wrong."""

    keys: int = 0
    answers: int = 0
    sessions: int = 0
    handles: int = 0
    tried: int = 0
    problems: list[str] = field(default_factory=list)


def order_problems(
    placed: Sequence[tuple[str, Sequence[str]]], *, listed: Sequence[str], stored: StoredForUser
) -> Iterable[str]:
    """`placed` has the order ids that a key was answered with; `listed` is what the API lists."""
    for key, order_ids in placed:
        if len(set(order_ids)) > 1:
            yield f"key {key} has {len(set(order_ids))} orders"
    confirmed = {order_id for _, order_ids in placed for order_id in order_ids}
    # A key whose every request failed may have its order all the same, once.
    allowed = len(placed)
    for name, found in (("the API lists", listed), ("the table has", stored.orders)):
        for order_id in sorted(confirmed - set(found)):
            yield f"lost: {name} no order {order_id}"
        twice = [order_id for order_id, count in Counter(found).items() if count > 1]
        if twice or len(found) > allowed:
            yield f"doubled: {name} {len(found)} orders of {allowed} keys"
    if stored.keys > allowed:
        yield f"the table has {stored.keys} keys where {allowed} were used"


def session_problems(handles: Iterable[Sequence[str]], stored: StoredForUser) -> Iterable[str]:
    """`handles` are those of each session that was redeemed."""
    opened = {session_id_of(chain[0]) for chain in handles}
    active = {session_id for session_id, status in stored.sessions.items() if status == "active"}
    for session_id in sorted(opened - active):
        yield f"lost: session {session_id} is {stored.sessions.get(session_id, 'not stored')}"
    for session_id in sorted(active - opened):
        yield f"session {session_id} is active, and nobody redeemed it"


def session_id_of(handle: str) -> str:
    """The public part of a handle, which is in the session's sort key."""
    return str(UUID(bytes=base64.urlsafe_b64decode(handle + "==")[16:32]))
