"""How many handles of a session are alive: tried, not read."""

import time
from collections.abc import Awaitable, Callable, Sequence

from local_sites import RefusedError

Refresh = Callable[[str], Awaitable[str]]
"""The next handle that a handle gets; raises `RefusedError`."""

GRACE_SECONDS = 60
"""For so long a handle that was refreshed gets its successor again, as one whose answer was lost (ADR 9)."""
_ENDED = "session_ended"


async def handle_problem(
    handles: Sequence[str], refresh: Refresh, *, now: Callable[[], float] = time.monotonic
) -> str | None:
    """What is wrong with a session that has had these handles, the newest last; it may be over afterwards.

    The newest works once more. Shown again within the grace it gets the very same successor, so there is one
    that is alive. An older one is refused and ends the session, as a stolen one must.
    """
    started = now()
    try:
        successor = await refresh(handles[-1])
    except RefusedError as refused:
        return f"its newest handle is refused: {refused}"
    repeated = await _next(refresh, handles[-1])
    if repeated is None:
        is_late = now() - started >= GRACE_SECONDS
        return None if is_late else "it was lost: its newest handle is refused within the grace"
    if repeated != successor:
        return "two handles are alive: its newest got two successors"
    return await _replay_problem(handles, successor, refresh)


async def _replay_problem(handles: Sequence[str], successor: str, refresh: Refresh) -> str | None:
    if len(handles) == 1:
        return None
    if await _next(refresh, handles[-2]) is not None:
        return "two handles are alive: one superseded twice works"
    if await _next(refresh, successor) is not None:
        return "its handle outlived the replay of a superseded one"
    return None


async def _next(refresh: Refresh, handle: str) -> str | None:
    """None: refused, since the session is over."""
    try:
        return await refresh(handle)
    except RefusedError as refused:
        if refused.code != _ENDED:
            raise
        return None
