"""DynamoDB at the granularity of what it does at once: one item read or written.

A BatchGetItem or a Query is no single moment: other requests come between the items it reads
(https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html, isolation levels).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from session_model.expressions import Expressions
from session_model.items import Address, Item, Snapshot, frozen

WRITES = frozenset({"put_item", "update_item", "delete_item"})
READS = frozenset({"get_item", "batch_get_item", "query"})


@dataclass(frozen=True)
class Outcome:
    """What a request comes to: a kind, and the items that it shows."""

    kind: str
    items: tuple[Item, ...] = ()


DONE = Outcome("done")


@dataclass(frozen=True, eq=False)
class Asked:
    """A request on its way, and when it was made (epoch seconds); each is equal to itself only."""

    operation: str
    arguments: Mapping[str, Any] = field(repr=False)
    now: float

    @cached_property
    def address(self) -> Address:
        """Of the one item that it reads or writes."""
        return _address(self.arguments.get("Key") or self.arguments["Item"])

    @property
    def is_write(self) -> bool:
        return self.operation in WRITES

    @property
    def is_read(self) -> bool:
        return self.operation in READS

    @cached_property
    def is_consistent(self) -> bool:
        """Whether it asks to see the last write."""
        [batch] = self.arguments.get("RequestItems", {"": self.arguments}).values()
        return bool(batch.get("ConsistentRead"))

    @cached_property
    def key_range(self) -> tuple[str, str, str]:
        """Of a query: the partition, the first and the last sort key."""
        return Expressions(self.arguments).key_range()

    @cached_property
    def addresses(self) -> frozenset[Address]:
        """Of a read by keys."""
        [batch] = self.arguments.get("RequestItems", {"": {"Keys": [self.arguments.get("Key")]}}).values()
        return frozenset(_address(key) for key in batch["Keys"])


@lru_cache(maxsize=100_000)
def written(snapshot: Snapshot, asked: Asked) -> tuple[Outcome, Snapshot]:
    """The outcome of a write, and the table after it."""
    address, expressions = asked.address, Expressions(asked.arguments)
    stored = snapshot.items.get(address)
    if not expressions.condition_holds(stored):
        return Outcome("refused", () if stored is None else (stored,)), snapshot
    after = None
    if asked.operation == "put_item":
        after = frozen(asked.arguments["Item"])
    elif asked.operation == "update_item":
        after = expressions.changed(stored, asked.arguments["Key"])
    return DONE, snapshot.with_item(address, after)


@dataclass(frozen=True)
class Reading:
    """A read that has seen some of its items; None where there was nothing."""

    seen: frozenset[tuple[Address, Item | None]] = frozenset()

    def with_item(self, address: Address, snapshot: Snapshot) -> "Reading":
        return Reading(self.seen | {(address, snapshot.items.get(address))})

    def outcome(self) -> Outcome:
        """In the order of the keys."""
        ordered = sorted(self.seen, key=lambda one: one[0])
        return Outcome("items", tuple(item for _, item in ordered if item is not None))


def next_addresses(snapshot: Snapshot, asked: Asked, reading: Reading) -> list[Address]:
    """What the read may look at next: a batch at anything that is left, a query at what comes next."""
    seen = {address for address, _ in reading.seen}
    if asked.operation != "query":
        return sorted(asked.addresses - seen)
    partition, first, last = asked.key_range
    start = max((sort for _, sort in seen), default="")
    ahead = (
        address
        for address in snapshot.items
        if address[0] == partition and first <= address[1] <= last and address[1] > start
    )
    return sorted(ahead)[:1]


def _address(key: Mapping[str, Any]) -> Address:
    return key["PK"]["S"], key["SK"]["S"]
