"""AWS's answers to a request, written down once and played again, so that only our own work is measured."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Answer = tuple[Any, Exception | None]


class Tape:
    """What one request was answered by all clients, in order. It passes calls on until it is told to play."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.position = 0
        self._records = False
        self._plays = False

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Writes down what the calls are answered."""
        self._records = True
        yield
        self._records = False

    @contextmanager
    def playing(self) -> Iterator[None]:
        """Answers from what was written down; `position` 0 begins again."""
        self._plays = True
        yield
        self._plays = False

    def call(self, function: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever the client answers
        """The function's answer or exception, or the one that is next on the tape."""
        if self._plays:
            value, failure = self.answers[self.position]
            self.position += 1
        else:
            value, failure = _answer_of(function)
            if self._records:
                self.answers.append((value, failure))
        if failure is not None:
            raise failure.with_traceback(None)
        return value


class TapedClient:
    """A client of AWS whose calls go through the tape."""

    def __init__(self, client: object, tape: Tape) -> None:
        self._client = client
        self._tape = tape

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the client has
        attribute = getattr(self._client, name)
        if name in ("exceptions", "meta") or not callable(attribute):
            return attribute
        if name == "get_paginator":
            return lambda operation: _TapedPaginator(attribute(operation), self._tape)
        return lambda **arguments: self._tape.call(lambda: attribute(**arguments))


class _TapedPaginator:
    def __init__(self, paginator: Any, tape: Tape) -> None:  # noqa: ANN401 - of any operation
        self._paginator = paginator
        self._tape = tape

    def paginate(self, **arguments: object) -> Any:  # noqa: ANN401 - of any operation
        """All pages."""
        return self._tape.call(lambda: list(self._paginator.paginate(**arguments)))


def _answer_of(function: Callable[[], Any]) -> Answer:
    try:
        return function(), None
    except Exception as failure:
        return None, failure
