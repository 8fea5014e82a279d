"""What becomes of an actor's requests.

An actor is a function that calls the backend. It depends on nothing but the outcomes of its requests and the
time of each, so it can be stopped at a request and gone on with later: by running it again from its
beginning, with the outcomes that it had.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from session_model.items import Snapshot
from session_model.table import DONE, Asked, Outcome, Reading, next_addresses, written


class Pause(BaseException):
    """The actor waits for the outcome of a request."""

    def __init__(self, asked: Asked) -> None:
        super().__init__(asked.operation)
        self.asked = asked


class Run(Protocol):
    """Who answers an actor's requests."""

    now: float
    has_looked_at_the_clock: bool

    def ask(self, operation: str, arguments: dict[str, Any]) -> Outcome:
        """The outcome, or `Pause`."""
        ...


class Replay:
    """Tells an actor what it was told before, each with the time of it, and stops it at its next request."""

    def __init__(self, now: float, history: Sequence[tuple[Outcome, float]]) -> None:
        self.now = now
        self.has_looked_at_the_clock = False
        self._history = iter(history)

    def ask(self, operation: str, arguments: dict[str, Any]) -> Outcome:
        known = next(self._history, None)
        if known is None:
            raise Pause(Asked(operation, arguments, self.now))
        outcome, self.now = known
        self.has_looked_at_the_clock = False
        return outcome


class Alone:
    """Nobody else is there: every request is answered at once. Waiting takes `patience` seconds."""

    def __init__(self, snapshot: Snapshot, now: float, *, patience: float = 0.2) -> None:
        self.snapshot, self.now = snapshot, now
        self.has_looked_at_the_clock = False
        self.said: list[dict[str, Any]] = []
        self._patience = patience

    def ask(self, operation: str, arguments: dict[str, Any]) -> Outcome:
        asked = Asked(operation, arguments, self.now)
        if asked.is_write:
            outcome, self.snapshot = written(self.snapshot, asked)
            return outcome
        if asked.is_read:
            reading = Reading()
            while addresses := next_addresses(self.snapshot, asked, reading):
                reading = reading.with_item(addresses[0], self.snapshot)
            return reading.outcome()
        if operation == "wait":
            self.now += self._patience
        if operation == "answer":
            self.said.append(arguments)
        return DONE
