"""How far each actor is. The backend runs once for each thing that an actor may be told, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from session_model.acts import act_of
from session_model.backend import Backend, Script
from session_model.items import Address
from session_model.runs import Replay
from session_model.table import Asked, Outcome


@dataclass(eq=False)
class Node:
    """An actor with all that it was told; `asked` is what it waits for, None once it is through."""

    name: str
    history: tuple[tuple[Outcome, float], ...]
    asked: Asked | None
    children: dict[tuple[Outcome, float | None], "Node"] = field(default_factory=dict)


class Forest:
    """A tree for each actor, which grows as the search asks for more; it is the same for all searches."""

    def __init__(self, backend: Backend, scripts: Mapping[str, Script], now: float) -> None:
        self._backend, self._scripts, self._now = backend, scripts, now
        self._roots: dict[str, Node] = {}
        self._writes: dict[str, set[Address]] = {}

    @property
    def writes_known(self) -> int:
        """Grows with what was seen of what actors write."""
        return sum(len(addresses) for addresses in self._writes.values())

    def writes(self, name: str) -> set[Address]:
        """What the actor of this name was seen to write so far; the search adds to it."""
        return self._writes.setdefault(name, set())

    def root(self, act: str, number: int) -> Node:
        """The beginning of an act; its number keeps it from drawing the same chances as another one."""
        name = f"{act} {number}" if number > 1 else act
        if name not in self._roots:
            self._roots[name], _ = self._node(name, ())
        return self._roots[name]

    def after(self, node: Node, outcome: Outcome, now: float) -> Node:
        """The actor, told the outcome at that time; the time counts only for one who looks at the clock."""
        known = node.children.get((outcome, None)) or node.children.get((outcome, now))
        if known is not None:
            return known
        following, looks_at_the_clock = self._node(node.name, (*node.history, (outcome, now)))
        node.children[outcome, now if looks_at_the_clock else None] = following
        return following

    def _node(self, name: str, history: tuple[tuple[Outcome, float], ...]) -> tuple[Node, bool]:
        run = Replay(self._now, history)
        asked = self._backend.perform(name, self._scripts[act_of(name)], run)
        return Node(name, history, asked), run.has_looked_at_the_clock
