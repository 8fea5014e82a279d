"""How many handles of a session are alive: tried, not read."""

from collections.abc import Awaitable, Callable, Sequence

from local_sites import RefusedError

Refresh = Callable[[str], Awaitable[str]]
"""The next handle that a handle gets; raises `RefusedError`."""

_ENDED = "session_ended"


async def handle_problem(handles: Sequence[str], refresh: Refresh) -> str | None:
    """What is wrong with a session that has had these handles, the newest last; it may be over afterwards.

    The newest works once more. Shown again within the grace it gets the very same successor, so there is one
    that is alive. An older one is refused and ends the session, as a stolen one must.
    """
    try:
        successor = await refresh(handles[-1])
    except RefusedError as refused:
        return f"its newest handle is refused: {refused}"
    if await _next(refresh, handles[-1]) not in (successor, None):
        return "two handles are alive: its newest got two successors"
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
