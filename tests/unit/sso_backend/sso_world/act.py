"""What a user or an application does at the SSO backend's API, to be done again and again."""

from collections.abc import Callable
from dataclasses import dataclass

from chalice.test import HTTPResponse
from sso_world.world import SHOP_ORIGIN, World

JOINED = "2026-11-23T04:00:00Z"
SHOP_PAGE = {"origin": SHOP_ORIGIN}
READABLE = "Access-Control-Allow-Origin"
"""Without it the browser keeps the answer from the application's page."""


@dataclass(frozen=True, kw_only=True)
class Act:
    """`done` is the status of success, with a header of the name in `shown`.

    `proof` then finds true what the answer says.

    `over`: what a repetition may be answered if the first attempt has happened and its answer was lost;
    `way_on` then finds how the user goes on.
    """

    request: Callable[[], HTTPResponse]
    done: int = 200
    shown: str = "Cache-Control"
    proof: Callable[[HTTPResponse], None] = lambda _answer: None
    over: int | None = None
    way_on: Callable[[], None] = lambda: None

    def has_succeeded(self, answer: HTTPResponse) -> bool:
        """Whether the browser takes it for a success."""
        return answer.status_code == self.done and self.shown in answer.headers


Prepare = Callable[[World], Act]
"""While all is well; then the act's request can be made again and again."""
