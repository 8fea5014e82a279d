"""Where a search stands: the table, the time, and how far each actor is."""

from dataclasses import dataclass
from typing import NamedTuple

from session_model.forest import Node
from session_model.items import Address, Item, Snapshot, plain
from session_model.lifecycle import event_of, kind_of
from session_model.table import Asked, Reading


class Actor(NamedTuple):
    """`reading` is what it has seen of a read under way; `session` the one it has read last, as it was then.
    `over` is what was known to be over when it last read or wrote a session.
    """

    node: Node
    reading: Reading = Reading()
    session: Address | None = None
    seen: Item | None = None
    over: frozenset[str] = frozenset()

    @property
    def asked(self) -> Asked | None:
        return self.node.asked

    def at(self, node: Node) -> "Actor":
        """Told something, and so further."""
        return self._replace(node=node, reading=Reading())

    def having_read(self, address: Address, source: Snapshot, state: "State") -> "Actor":
        """One item more."""
        read = self._replace(reading=self.reading.with_item(address, source))
        if kind_of(address) != "session":
            return read
        return read._replace(session=address, seen=source.items.get(address), over=state.over)

    def may_wake(self, snapshot: Snapshot, now: float) -> bool:
        """Whether one who waits would see anything new: the session has changed, or its lease has run out."""
        if self.session is None or self.seen is None:
            return False
        has_changed = self.seen != snapshot.items.get(self.session)
        return has_changed or plain(self.seen).get("refresh_lease_until", 0) <= now


class State(NamedTuple):
    """`over` are sessions and logins whose end was answered, `issued` the handles that anybody has.
    `cookies` are all that logins were given.

    `redeemed` are hand-offs that tokens were given for, `leases` are who may exchange the
    handle of which hash until when.
    `strays` are writes that are still on their way though they have been answered by a repetition. `faults`
    and `ticks` (seconds) are what may still happen.
    """

    snapshot: Snapshot
    now: float
    actors: tuple[Actor, ...]
    issued: frozenset[str]
    cookies: frozenset[str]
    over: frozenset[str] = frozenset()
    redeemed: frozenset[str] = frozenset()
    leases: frozenset[tuple[str, bytes, float]] = frozenset()
    strays: frozenset[Asked] = frozenset()
    faults: int = 0
    ticks: tuple[float, ...] = ()

    def with_actor(self, number: int, actor: Actor) -> "State":
        actors = (*self.actors[:number], actor, *self.actors[number + 1 :])
        return self._replace(actors=actors)


@dataclass(frozen=True)
class Step:
    """Who did what, as a trace shows it; nobody is the clock."""

    who: str
    what: str
    asked: Asked | None = None
    address: Address | None = None

    def __str__(self) -> str:
        event, address = "", self.address
        if self.asked is not None:
            event = event_of(self.asked) if self.asked.is_write else self.asked.operation
            address = address or (self.asked.address if self.asked.is_write else None)
        words = (f"{self.who}:", self.what, event, "" if address is None else address[1])
        return " ".join(filter(None, words))
