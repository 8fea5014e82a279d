"""Searches over sets of acts, all in the same scene."""

from collections.abc import Iterable, Sequence

from session_model.acts import all_acts
from session_model.backend import Backend
from session_model.forest import Forest
from session_model.items import Snapshot
from session_model.oracle import Oracle
from session_model.rules import Rules
from session_model.runs import Alone
from session_model.scene import set_scene
from session_model.search import Explored, Search
from session_model.state import Actor, State


class Model:
    """What one search has found out about the backend is there for the next one."""

    def __init__(self, backend: Backend | None = None) -> None:
        """With the backend, or one that is not as it should be: nothing is wrong until the scene is set."""
        sound = Backend(Alone(Snapshot(), 0))
        backend = backend or sound
        self.scene = set_scene(sound)
        self.acts = all_acts(self.scene)
        scripts = {name: act.script for name, act in self.acts.items()}
        self.forest = Forest(backend, scripts, self.scene.now)
        self.rules = Rules(self.scene, self.acts, Oracle(backend))

    def explore(self, names: Sequence[str], *, faults: int = 0, ticks: Iterable[float] = ()) -> Explored:
        """Everything that these acts at once can come to; raises `Violation`."""
        actors = tuple(
            Actor(self.forest.root(name, names[:place].count(name) + 1)) for place, name in enumerate(names)
        )
        start = State(
            self.scene.snapshot,
            self.scene.now,
            actors,
            issued=self.scene.issued,
            cookies=frozenset({self.scene.cookie}),
            faults=faults,
            ticks=tuple(ticks),
        )
        return Search(self.forest, self.rules, start, first=self.scene.snapshot).explore()
