"""The lines of triggers: what fails in one is seen by Cognito, which tells nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sso_auth.event_lines import EventLines, Metric
from sso_auth.event_scope import event_scope, request_id_of
from sso_auth.failures import failure_details


class Refusal(Exception):  # noqa: N818 - it is no error: the trigger did its work
    """Cognito learns a trigger's "no" from an exception, by the name of its class and its text."""


@contextmanager
def watched(trigger: str, context: object, lines: Callable[[], EventLines]) -> Iterator[None]:
    """Runs the trigger of this name in the scope of its invocation; a failure is written down and goes on.

    Of an exception that was made for the public, in place of another one, it tells the other one.
    """
    with event_scope(request_id_of(context)):
        try:
            yield
        except Refusal:
            raise
        except Exception as error:
            failed = {"kind": "trigger", "trigger": trigger, "outcome": "failed"}
            metric = Metric("TriggerFailures", dimension=("Trigger", trigger))
            behind = error.__context__ if error.__suppress_context__ else None
            lines().add(
                {**failed, **failure_details(behind if isinstance(behind, Exception) else error)}, [metric]
            )
            raise
