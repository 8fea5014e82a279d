"""Users of another pool who have not come yet: what they had there waits under their address."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.models.attributes import Item
from chalicelib.models.batches import items_of
from chalicelib.models.exchange import Addition
from chalicelib.models.expressions import Condition
from chalicelib.models.keys import (
    IMPORT_SORT_KEY,
    PARTITION_KEY,
    Key,
    email_hash_of,
    membership_key,
    moved_user_key,
    pending_import_key,
    user_key,
)
from chalicelib.models.table import Table
from chalicelib.models.user import User

_FACTS = ("name", "phone", "gender", "accepts_marketing", "created_at")


@dataclass(frozen=True)
class PendingImport:
    """`memberships` maps application ids to the time of joining (ISO 8601).

    `version` is random and another after every change: a claim takes what it has read, or nothing.
    """

    email_hash: str = field(repr=False)
    previous_user_ids: frozenset[str]
    memberships: Mapping[str, str]
    facts: Mapping[str, object] = field(repr=False)
    version: bytes

    @property
    def key(self) -> Key:
        """Where the item stands."""
        return pending_import_key(self.email_hash)


@dataclass(frozen=True)
class MovedUser:
    """A user id of another pool: its user waits under the address, or is `user_id` here."""

    email_hash: str = field(repr=False)
    user_id: str | None


class PendingImportRepository:
    """Imports by the hash of the address, and found by the user id of the other pool.

    `index_name` is the inverted index.
    """

    def __init__(self, table: Table, *, index_name: str | None = None) -> None:
        self._table = table
        self._index_name = index_name

    def get(self, email_hash: str) -> PendingImport | None:
        """What waits under the address."""
        item = self._table.get(pending_import_key(email_hash))
        return None if item is None else _pending_from(email_hash, item)

    def with_application(self, application_id: str) -> Iterator[PendingImport]:
        """All that wait for this application; one of a moment ago may be missing."""
        if self._index_name is None:
            raise RuntimeError("this repository was built without the inverted index")
        indexed = self._table.query_sort_key(self._index_name, IMPORT_SORT_KEY)
        hashes = (email_hash_of(item[PARTITION_KEY]) for item in indexed)
        keys = [pending_import_key(email_hash) for email_hash in hashes if email_hash is not None]
        for item in items_of(self._table, keys):
            pending = _pending_from(str(email_hash_of(item[PARTITION_KEY])), item)
            if application_id in pending.memberships:
                yield pending

    def moved(self, previous_user_id: str) -> MovedUser | None:
        """Where a user of another pool has gone, if he was imported."""
        item = self._table.get(moved_user_key(previous_user_id))
        return None if item is None else MovedUser(item["email_hash"], item.get("user_id"))

    def add_user(
        self, previous_user_id: str, email_hash: str, facts: Mapping[str, object], *, version: bytes
    ) -> None:
        """Lets the user wait. What is known of an address already stays: it may be that of two users."""
        self._table.update(
            moved_user_key(previous_user_id),
            condition=Condition(may_be_new=True, unlike={"email_hash": email_hash}),
            put={"email_hash": email_hash},
        )
        self._table.update(
            pending_import_key(email_hash),
            condition=Condition(may_be_new=True, unlike={"version": version}),
            put={"version": version},
            put_once={name: facts[name] for name in _FACTS if facts.get(name) is not None},
            add={"previous_user_ids": frozenset({previous_user_id})},
        )

    def add_membership(
        self, email_hash: str, application_id: str, *, created_at: str, version: bytes
    ) -> bool:
        """Lets the membership wait with its user; False if nobody waits under the address any more."""
        return self._table.update(
            pending_import_key(email_hash),
            condition=Condition(unlike={"version": version}),
            put={"version": version},
            add={"memberships": frozenset({f"{application_id} {created_at}"})},
        )

    def remove_membership(self, email_hash: str, application_id: str, *, version: bytes) -> bool:
        """The membership waits no more; False if it did not."""
        key = pending_import_key(email_hash)
        waiting: frozenset[str] = (self._table.get(key) or {}).get("memberships", frozenset())
        entries = frozenset(entry for entry in waiting if entry.partition(" ")[0] == application_id)
        return bool(entries) and self._table.update(
            key,
            condition=Condition(unlike={"version": version}),
            put={"version": version},
            take={"memberships": entries},
        )

    def delete(self, pending: PendingImport) -> bool:
        """Nothing waits any more, and nothing leads there; False, and nothing happens, if it has changed."""
        return self._table.exchange(
            pending.key,
            Condition(equals={"version": pending.version}),
            gone=[moved_user_key(user_id) for user_id in sorted(pending.previous_user_ids)],
        )

    def claim(self, pending: PendingImport, user: User) -> bool:
        """Gives it to the user in one transaction; False, and nothing happens, if it has changed or gone.

        What the user has already stays as it is.
        """
        return self._table.exchange(
            pending.key,
            Condition(equals={"version": pending.version}),
            [
                _profile(user, pending),
                *_memberships(user.sub, pending.memberships),
                *_moves(user.sub, pending.previous_user_ids),
            ],
        )


def _pending_from(email_hash: str, item: Item) -> PendingImport:
    joined = (entry.partition(" ") for entry in sorted(item.get("memberships", ()), reverse=True))
    return PendingImport(
        email_hash=email_hash,
        previous_user_ids=item["previous_user_ids"],
        memberships={application_id: created_at for application_id, _, created_at in joined},
        facts={name: item[name] for name in _FACTS if name in item},
        version=item["version"],
    )


def _profile(user: User, pending: PendingImport) -> Addition:
    own = {
        "sub": user.sub,
        "email": user.email,
        "phone": user.phone,
        "name": user.name,
        "gender": user.gender,
        "accepts_marketing": user.accepts_marketing,
        "created_at": user.created_at,
    }
    known = {name: value for name, value in own.items() if value is not None}
    return Addition(
        key=user_key(user.sub),
        put_once={**pending.facts, **known, "created_at": pending.facts.get("created_at", user.created_at)},
        add={"previous_user_ids": pending.previous_user_ids},
    )


def _memberships(user_id: str, memberships: Mapping[str, str]) -> Iterable[Addition]:
    for application_id, created_at in memberships.items():
        yield Addition(
            key=membership_key(application_id, user_id),
            put_once={"application_id": application_id, "user_id": user_id, "created_at": created_at},
        )


def _moves(user_id: str, previous_user_ids: frozenset[str]) -> Iterable[Addition]:
    for previous_user_id in previous_user_ids:
        yield Addition(key=moved_user_key(previous_user_id), put={"user_id": user_id})
