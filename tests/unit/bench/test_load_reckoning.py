"""What the reckoning after a run would notice: it is worth no more than this."""

import asyncio
import base64
from collections.abc import Sequence

import pytest
from live_handles import handle_problem
from local_sites import RefusedError
from read_back import MOST_YOUNG_SESSIONS, sessions_to_try
from reckoning import StoredForUser, order_problems, session_problems

SESSION = "00000000-0000-4000-8000-000000000001"
HANDLE = base64.urlsafe_b64encode(bytes(16) + bytes.fromhex(SESSION.replace("-", "")) + bytes(32)).decode()


def stored(
    orders: Sequence[str] = (), keys: int = 0, sessions: dict[str, str] | None = None
) -> StoredForUser:
    return StoredForUser(orders=orders, keys=keys, sessions=sessions or {})


def about_orders(listed: Sequence[str], in_table: Sequence[str], keys: int = 2) -> list[str]:
    """Two keys, the first used twice."""
    placed = [("key-1", ["a", "a"]), ("key-2", ["b"])]
    return list(order_problems(placed, listed=listed, stored=stored(in_table, keys)))


def test_orders_as_they_were_confirmed_are_right() -> None:
    assert about_orders(["b", "a"], ["a", "b"]) == []


@pytest.mark.parametrize(
    ("listed", "in_table", "keys", "said"),
    [
        (["a"], ["a", "b"], 2, ["lost: the API lists no order b"]),
        (["a", "b"], ["a"], 2, ["lost: the table has no order b"]),
        (["a", "b", "b"], ["a", "b"], 2, ["doubled: the API lists 3 orders of 2 keys"]),
        (["a", "b"], ["a", "b", "c"], 2, ["doubled: the table has 3 orders of 2 keys"]),
        (["a", "b"], ["a", "b"], 3, ["the table has 3 keys where 2 were used"]),
    ],
)
def test_a_lost_and_a_doubled_order_are_noticed(
    listed: list[str], in_table: list[str], keys: int, said: list[str]
) -> None:
    assert about_orders(listed, in_table, keys) == said


def test_two_orders_under_one_key_are_noticed() -> None:
    problems = order_problems([("key-1", ["a", "b"])], listed=["a", "b"], stored=stored(["a", "b"], 1))
    assert "key key-1 has 2 orders" in list(problems)


def test_an_order_whose_confirmation_failed_may_be_there_or_not() -> None:
    for found in ([], ["a"]):
        assert list(order_problems([("key-1", [])], listed=found, stored=stored(found, 1))) == []


@pytest.mark.parametrize(
    ("sessions", "said"),
    [
        ({SESSION: "active"}, []),
        ({SESSION: "ended"}, [f"lost: session {SESSION} is ended"]),
        ({}, [f"lost: session {SESSION} is not stored"]),
        (
            {SESSION: "active", "another": "active", "begun": "pending"},
            ["session another is active, and nobody redeemed it"],
        ),
    ],
)
def test_sessions_are_those_that_were_opened(sessions: dict[str, str], said: list[str]) -> None:
    assert list(session_problems([[HANDLE]], stored(sessions=sessions))) == said


class Chain:
    """A session as it should be: the newest handle, the one before within its grace, and no other."""

    def __init__(self, *handles: str) -> None:
        self.handles = list(handles)
        self.is_over = False

    async def refresh(self, handle: str) -> str:
        if self.is_over or handle not in self.handles[-2:]:
            self.is_over = True
            raise RefusedError(401, "session_ended")
        if handle == self.handles[-1]:
            self.handles.append(f"{handle}'")
        return self.handles[-1]


class Twofold(Chain):
    """Each presentation gets a handle of its own, and all of them work."""

    async def refresh(self, handle: str) -> str:
        self.handles.append(f"{handle}/{len(self.handles)}")
        return self.handles[-1]


class Forgiving(Chain):
    """A superseded handle gets the newest one, however old it is."""

    async def refresh(self, handle: str) -> str:
        if handle == self.handles[-1]:
            self.handles.append(f"{handle}'")
        return self.handles[-1]


class Unmoved(Chain):
    """A superseded handle is refused, and nothing follows from it."""

    async def refresh(self, handle: str) -> str:
        self.is_over = False
        return await super().refresh(handle)


class Ungracious(Chain):
    """The newest handle works once, and shown again it ends the session."""

    async def refresh(self, handle: str) -> str:
        if self.is_over or handle != self.handles[-1]:
            self.is_over = True
            raise RefusedError(401, "session_ended")
        self.handles.append(f"{handle}'")
        return self.handles[-1]


class Over(Chain):
    """Nobody signed out, and yet it has ended."""

    async def refresh(self, handle: str) -> str:
        raise RefusedError(401, "session_ended")


def problem_of(chain: Chain, *handles: str) -> str | None:
    return asyncio.run(handle_problem(handles, chain.refresh))


@pytest.mark.parametrize("handles", [("a",), ("a", "b"), ("a", "b", "c")])
def test_one_live_handle_is_right(handles: tuple[str, ...]) -> None:
    assert problem_of(Chain(*handles), *handles) is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Twofold, "two handles are alive: its newest got two successors"),
        (Forgiving, "two handles are alive: one superseded twice works"),
        (Unmoved, "its handle outlived the replay of a superseded one"),
        (Ungracious, "it was lost: its newest handle is refused within the grace"),
        (Over, "its newest handle is refused: 401 session_ended"),
    ],
)
def test_anything_else_is_noticed(kind: type[Chain], said: str) -> None:
    assert problem_of(kind("a", "b"), "a", "b") == said


@pytest.mark.parametrize(("seconds", "is_lost"), [(59.0, True), (60.0, False)])
def test_after_the_grace_a_refusal_is_right(seconds: float, is_lost: bool) -> None:
    chain, times = Ungracious("a"), iter([100.0, 100.0 + seconds])
    problem = asyncio.run(handle_problem(["a"], chain.refresh, now=lambda: next(times)))
    assert (problem is not None) is is_lost


def test_a_failure_is_not_taken_for_a_refusal() -> None:
    answers = iter(["b"])

    async def refresh(_: str) -> str:
        answer = next(answers, None)
        if answer is None:
            raise RefusedError(503, "temporarily_unavailable")
        return answer

    with pytest.raises(RefusedError):
        asyncio.run(handle_problem(["a"], refresh))


def test_every_session_that_was_refreshed_is_tried_and_a_hundred_of_the_others_at_most() -> None:
    refreshed = [{"handles": ["a", "b"]} for _ in range(300)]
    young = [{"handles": [str(number)]} for number in range(250)]
    tried = sessions_to_try([*young, *refreshed])
    assert [session for session in tried if len(session["handles"]) > 1] == refreshed
    others = [int(session["handles"][0]) for session in tried if len(session["handles"]) == 1]
    assert 0 < len(others) <= MOST_YOUNG_SESSIONS
    assert max(others) > 240
    assert len(sessions_to_try(young[:100])) == 100
