"""Application-User: which user may enter which application."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from chalicelib.models.batches import items_of
from chalicelib.models.keys import (
    MEMBERSHIP_PREFIX,
    PARTITION_KEY,
    application_id_of,
    membership_key,
    memberships_sort_key,
)
from chalicelib.models.table import Table


@dataclass(frozen=True)
class Member:
    """A user of an application, and since when (ISO 8601)."""

    user_id: str
    joined_at: str


class MembershipRepository:
    """A membership is an item; there is nothing in it to change. `index_name` is the inverted index."""

    def __init__(self, table: Table, *, index_name: str | None = None) -> None:
        self._table = table
        self._index_name = index_name

    def exists(self, application_id: str, user_id: str) -> bool:
        """Whether the user is a member, as of the last write."""
        return self._table.get(membership_key(application_id, user_id)) is not None

    def add(self, application_id: str, user_id: str, *, created_at: str) -> bool:
        """Makes the user a member; one who is already stays as he is. Says whether he is new."""
        item = {"application_id": application_id, "user_id": user_id, "created_at": created_at}
        return self._table.put_new(membership_key(application_id, user_id), item)

    def remove(self, application_id: str, user_id: str) -> None:
        """Ends the membership, if there is one."""
        self._table.delete(membership_key(application_id, user_id))

    def of_application(self, application_id: str, *, first: str = "", limit: int) -> list[Member]:
        """So many members from this user id on, by their ids."""
        start = membership_key(application_id, first)
        items = self._table.query(
            start.partition, prefix=MEMBERSHIP_PREFIX, sort_from=start.sort, page_size=limit
        )
        return [Member(item["user_id"], item["created_at"]) for item in islice(items, limit)]

    def application_ids(self, user_id: str) -> list[str]:
        """Where the user is a member, registered or not; a membership of a moment ago may be missing."""
        if self._index_name is None:
            raise RuntimeError("this repository was built without the inverted index")
        items = self._table.query_sort_key(self._index_name, memberships_sort_key(user_id))
        return [application_id_of(item[PARTITION_KEY]) for item in items]

    def joined_at(self, application_ids: Iterable[str], user_id: str) -> dict[str, str]:
        """Those of the applications that the user is a member of, each with the time (ISO 8601)."""
        keys = [membership_key(application_id, user_id) for application_id in application_ids]
        return {item["application_id"]: item["created_at"] for item in items_of(self._table, keys)}
