"""What is done again and again, and by whom: one flow is one thing that a user waits for."""

import asyncio
import itertools
from collections.abc import Awaitable, Callable

from visitor import Visitor

Flow = Callable[[Visitor], Awaitable[None]]

REPEATED_LATER = 4
"""One order in so many is asked for again after its answer, as by a client that never got it …"""
REPEATED_AT_ONCE = 8
"""… and one in so many meanwhile, as by a client that lost patience; the repetition is part of the flow."""


async def sign_in(visitor: Visitor) -> None:
    """The password, then the shop."""
    await visitor.sign_in()


async def sign_in_silently(visitor: Visitor) -> None:
    """The SSO cookie, then the outlet."""
    await visitor.sign_in_silently()


async def refresh(visitor: Visitor) -> None:
    """The next handle of the visitor's own session."""
    await visitor.refresh()


class Orders:
    """Every order has a key of its own; some keys are used twice on purpose."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)

    async def __call__(self, visitor: Visitor) -> None:
        number, placed = next(self._numbers), visitor.new_key()
        if number % REPEATED_AT_ONCE == 0:
            await asyncio.gather(visitor.place(placed), visitor.place(placed))
            return
        await visitor.place(placed)
        if number % REPEATED_LATER == 0:
            await visitor.place(placed)


class Mixed:
    """Takes turns: for each sign-in with a password a silent one, three refreshes and three orders."""

    def __init__(self, orders: Flow) -> None:
        self._turns = itertools.cycle(
            (sign_in, refresh, orders, sign_in_silently, orders, refresh, orders, refresh)
        )

    async def __call__(self, visitor: Visitor) -> None:
        await next(self._turns)(visitor)


def all_flows() -> dict[str, Flow]:
    """By the name that the table has."""
    orders = Orders()
    return {
        "sign-in": sign_in,
        "silent sign-in": sign_in_silently,
        "refresh": refresh,
        "order": orders,
        "mixed": Mixed(orders),
    }
