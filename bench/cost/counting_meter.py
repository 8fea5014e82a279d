"""The tests' meter of capacity units, which counts requests, too. The tests' world must be on the path."""

from collections.abc import Callable
from typing import Any

from sso_world.capacity import Meter

_CALLS = ("put_item", "update_item", "delete_item", "get_item", "batch_get_item", "query")


class CountingMeter(Meter):
    """`requests` is for the reader to set back."""

    requests = 0

    def _call(self, name: str, method: Callable[..., Any], arguments: dict[str, Any]) -> Any:  # noqa: ANN401
        self.requests += name in _CALLS
        return super()._call(name, method, arguments)
