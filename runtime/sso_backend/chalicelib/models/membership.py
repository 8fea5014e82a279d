"""Application-User: which user may enter which application."""

from chalicelib.models.keys import membership_key
from chalicelib.models.table import Table


class MembershipRepository:
    """A membership is an item; there is nothing in it to change."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def exists(self, application_id: str, user_id: str) -> bool:
        """Whether the user is a member, as of the last write."""
        return self._table.get(membership_key(application_id, user_id)) is not None

    def add(self, application_id: str, user_id: str, *, created_at: str) -> None:
        """Makes the user a member; one who is already stays as he is."""
        item = {"application_id": application_id, "user_id": user_id, "created_at": created_at}
        self._table.put_new(membership_key(application_id, user_id), item)
