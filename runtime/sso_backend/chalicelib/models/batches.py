"""Many items by their keys, in as few requests as DynamoDB allows."""

from collections.abc import Iterable, Iterator

from chalicelib.models.attributes import Item
from chalicelib.models.keys import Key
from chalicelib.models.table import Table

_BATCH = 100


def items_of(table: Table, keys: Iterable[Key]) -> Iterator[Item]:
    """The items that there are, strongly consistent, in no order. The keys must differ."""
    wanted = list(keys)
    for start in range(0, len(wanted), _BATCH):
        yield from table.get_many(wanted[start : start + _BATCH]).values()
