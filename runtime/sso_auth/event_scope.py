"""What the lines of one request, or of one Lambda event, have in common.

The line of a request is written when its answer is ready, by code that never sees the services; these in turn
know nothing of requests. What each of them learns for the other's lines stands here meanwhile.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class EventScope:
    """`user_id` is of whoever has proved to be the caller, `application_id` of a registered one.

    `failure` is what the answer was made of, or what went wrong beside it.
    """

    request_id: str | None = None
    user_id: str | None = None
    application_id: str | None = None
    failure: Exception | None = None


_current: ContextVar[EventScope | None] = ContextVar("event_scope", default=None)


@contextmanager
def event_scope(request_id: str) -> Iterator[EventScope]:
    """What happens inside belongs to this request."""
    scope = EventScope(request_id)
    token = _current.set(scope)
    try:
        yield scope
    finally:
        _current.reset(token)


def request_id_of(context: object) -> str:
    """The id of a Lambda invocation, from the context object that Lambda passes; empty without one."""
    return str(getattr(context, "aws_request_id", ""))


def current_scope() -> EventScope:
    """The scope that this happens in; an empty one outside of all."""
    return _current.get() or EventScope()


def note(*, user_id: str | None = None, application_id: str | None = None) -> None:
    """Remembers who is calling, and for which registered application. What was known first stays."""
    scope = current_scope()
    scope.user_id = scope.user_id or user_id
    scope.application_id = scope.application_id or application_id
