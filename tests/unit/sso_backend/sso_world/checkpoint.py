"""A moment of a world to come back to, so that one preparation serves many faults."""

import copy
import re
from collections import Counter
from typing import Any

from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends
from sso_world.dynamodb import REGION, TABLE_NAME
from sso_world.world import World

_DICED = ("token_set", "next_secret", "origin_jti")
"""What the stand-in of Cognito makes of real randomness, or what holds it."""

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}")

_SEED = 1000
"""Another one than that of the process that prepared the world."""


class Checkpoint:
    """The table, the clock, and what the stand-ins of AWS remember. `others` are more of those."""

    def __init__(self, world: World, *others: object) -> None:
        self._world = world
        self._owners = (world.cognito, world.topic, *others)
        self._now = world.clock.now
        self._items = copy.deepcopy(_table().items)
        self._memories = [copy.deepcopy(_memory(owner)) for owner in self._owners]

    def restore(self) -> None:
        """Everything is as it was, and the API starts anew, with the same luck each time."""
        self._world.clock.now = self._now
        _table().items = copy.deepcopy(self._items)
        for owner, memory in zip(self._owners, self._memories, strict=True):
            vars(owner).update(copy.deepcopy(memory))
        self._world.start(seed=_SEED)

    def state(self) -> object:
        """All that outlives a process, but for what is different each time."""
        cognito = self._world.cognito
        return copy.deepcopy(
            (_stored(), cognito.users, cognito.disabled, len(cognito.mails), len(self._world.topic.messages))
        )


def kept_records() -> set[tuple[str, str]]:
    """The keys of all profiles and memberships."""
    return {key for key in _stored() if key[1] == "user" or key[1].startswith("user-")}


def _stored() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (partition.value, sort.value): {
            name: value.to_json() for name, value in item.attrs.items() if name not in _DICED
        }
        for partition, items in _table().items.items()
        for sort, item in items.items()
    }


def _table() -> Any:
    return dynamodb_backends[DEFAULT_ACCOUNT_ID][REGION].tables[TABLE_NAME]


def _memory(owner: object) -> dict[str, Any]:
    return {name: value for name, value in vars(owner).items() if isinstance(value, dict | set | list)}


def kinds_of_items() -> Counter[tuple[str, ...]]:
    """How many items of each kind there are, by their keys without diced ids; news are not counted."""
    return Counter(
        (_ID.sub("", partition), _ID.sub("", sort), str(item.get("status")))
        for (partition, sort), item in _stored().items()
        if not sort.startswith("ended-")
    )
