"""News of ended sessions, for backends that refuse an ended session's tokens before they expire."""

from dataclasses import asdict, dataclass
from itertools import islice

from chalicelib.models.keys import ENDED_PREFIX, application_key, ended_key
from chalicelib.models.table import Table


@dataclass(frozen=True)
class EndedSession:
    """`origin_jti` is in every ID and access token of the session; times are epoch seconds.

    `expires_at`, the table's TTL attribute, is when the last of those tokens has expired anyway.
    """

    origin_jti: str
    ended_at: int
    expires_at: int


class EndedSessionRepository:
    """News items by application, in the order of their ids."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, application_id: str, ended_id: str, ended: EndedSession) -> None:
        """Stores a piece of news."""
        self._table.put_new(ended_key(application_id, ended_id), asdict(ended))

    def since(self, application_id: str, first_id: str, *, limit: int) -> list[EndedSession]:
        """The news from this id on, expired or not, in their order; of more than `limit` the latest ones."""
        partition = application_key(application_id).partition
        first = ended_key(application_id, first_id).sort
        newest_first = self._table.query(partition, prefix=ENDED_PREFIX, sort_from=first, backwards=True)
        news = [
            EndedSession(item["origin_jti"], item["ended_at"], item["expires_at"])
            for item in islice(newest_first, limit)
        ]
        return news[::-1]
