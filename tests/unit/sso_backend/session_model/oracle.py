"""What handles are worth: found out by the backend itself, each alone with a copy of the table."""

from dataclasses import dataclass

from session_model import calls
from session_model.backend import Backend
from session_model.calls import Answer, session_of
from session_model.items import Address, Item, Snapshot
from session_model.runs import Alone
from session_model.scene import MEMBERSHIP, USER, login_address, session_address

LEASE_SECONDS = 10
"""Whoever finds a refresh at work waits for that long here, so that one that has died is in nobody's way."""


@dataclass(frozen=True)
class Worth:
    """What presenting a handle comes to. `head` is the handle that leads on; None without tokens.

    That is the handle itself if it was exchanged for the next one, or the next one if that was repeated.
    """

    status: int
    head: str | None
    ends_the_session: bool


class Oracle:
    """Remembers what it found out for all that the answer can depend on."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._worth: dict[tuple[str, float, tuple[Item | None, ...]], Worth] = {}
        self._ways_on: dict[tuple[str, float, tuple[Item | None, ...]], list[int]] = {}

    def worth(self, snapshot: Snapshot, now: float, handle: str) -> Worth:
        """Of a handle, presented for a refresh."""
        address = session_address(session_of(handle))
        login = login_address(snapshot.attributes(address).get("sso_session_id", ""))
        key = handle, now, _items(snapshot, address, login, USER, MEMBERSHIP)
        if key not in self._worth:
            self._worth[key] = self._present(snapshot, now, handle)
        return self._worth[key]

    def way_on(self, snapshot: Snapshot, now: float, cookie: str) -> list[int]:
        """The statuses of a sign-in by the cookie: its beginning, its redemption and a refresh."""
        address = login_address(session_of(cookie))
        key = cookie, now, _items(snapshot, address, USER, MEMBERSHIP)
        if key not in self._ways_on:
            self._ways_on[key] = [answer.status for answer in self._sign_in(snapshot, now, cookie)]
        return self._ways_on[key]

    def _present(self, snapshot: Snapshot, now: float, handle: str) -> Worth:
        address = session_address(session_of(handle))
        run = Alone(snapshot, now, patience=LEASE_SECONDS)
        self._backend.perform("oracle", lambda backend: calls.refresh(backend, handle), run)
        [answer] = (said["answer"] for said in run.said)
        before, after = (one.attributes(address) for one in (snapshot, run.snapshot))
        is_exchanged = before.get("handle_hash") != after.get("handle_hash")
        head = handle if is_exchanged else answer.handle
        has_ended = after.get("status") == "ended" or now >= after.get("expires_at", 0)
        return Worth(answer.status, head if answer.has_tokens else None, has_ended)

    def _sign_in(self, snapshot: Snapshot, now: float, cookie: str) -> list[Answer]:
        run = Alone(snapshot, now)

        def script(backend: Backend) -> None:
            signed_in = calls.sign_in_silently(backend, cookie)
            redeemed = calls.redeem(backend, signed_in.handle) if signed_in.handle else signed_in
            if redeemed.has_tokens:
                calls.refresh(backend, redeemed.handle or "")

        self._backend.perform("oracle", script, run)
        return [said["answer"] for said in run.said]


def _items(snapshot: Snapshot, *addresses: Address) -> tuple[Item | None, ...]:
    return tuple(snapshot.items.get(address) for address in addresses)
