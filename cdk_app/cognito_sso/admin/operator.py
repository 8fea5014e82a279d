"""Who carries out acts: the operator function of a deployed environment, as the commands see it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from cognito_sso.admin.errors import AdminError


class Operator(Protocol):
    """Who carries acts out."""

    def ask(self, action: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        """The result of one act.

        Raises:
            AdminError: it was refused or failed.
        """

    def seed(self, function: str, *, user_id: str, count: int) -> dict[str, Any]:
        """Have an application's function write demo orders.

        Raises:
            AdminError: it failed.
        """


def all_pages(
    operator: Operator, action: str, member: str, arguments: Mapping[str, object]
) -> Iterator[list[dict[str, Any]]]:
    """The pages of a list; `member` is where the result has its part of it."""
    cursor: object = None
    while True:
        result = operator.ask(action, {**arguments, "cursor": cursor} if cursor else arguments)
        yield result[member]
        cursor = result.get("next_cursor")
        if not cursor:
            return


class PatientOperator:
    """Repeats what may be repeated when the other side is busy. `wait` lets so many seconds pass."""

    def __init__(self, operator: Operator, wait: Callable[[float], None]) -> None:
        self._operator = operator
        self._wait = wait

    def ask(self, action: str, arguments: Mapping[str, object]) -> dict[str, Any]:
        for seconds in (1, 2, 4, 8):
            try:
                return self._operator.ask(action, arguments)
            except AdminError as error:
                if error.code not in ("temporarily_unavailable", "throttled"):
                    raise
            self._wait(seconds)
        return self._operator.ask(action, arguments)

    def seed(self, function: str, *, user_id: str, count: int) -> dict[str, Any]:
        return self._operator.seed(function, user_id=user_id, count=count)
