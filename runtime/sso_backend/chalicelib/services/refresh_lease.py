"""One refresh of a session at a time: of many parallel ones, one asks Cognito and the others wait for it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from chalicelib.models.session import Session, SessionRepository
from chalicelib.ports import Clock, RandomBytes

LEASE_SECONDS = 10
"""Longer than Cognito and the table take, but for their worst: then the condition of the rotation decides.

A refresh that dies blocks the next one no longer than this.
"""

_LEASE_BYTES = 8


class RefreshLease:
    """Kept in the session's item."""

    def __init__(self, sessions: SessionRepository, *, clock: Clock, random_bytes: RandomBytes) -> None:
        self._sessions = sessions
        self._clock = clock
        self._random_bytes = random_bytes

    @contextmanager
    def hold(self, session: Session) -> Iterator[bool]:
        """Says whether the lease is ours, and gives it back when what it is held for fails.

        A rotation and an ending take it away themselves.
        """
        now = int(self._clock())
        lease = self._random_bytes(_LEASE_BYTES)
        is_held = self._sessions.lease(session, lease=lease, until=now + LEASE_SECONDS, now=now)
        try:
            yield is_held
        except Exception:
            if is_held:
                with suppress(Exception):  # it runs out by itself, and the first failure says more
                    self._sessions.release(session, lease=lease)
            raise
