"""The one-time ticket with which the SSO backend proves itself to the VerifyAuthChallenge trigger."""

from dataclasses import asdict, dataclass, field

from chalicelib.models.expressions import Condition
from chalicelib.models.keys import ticket_key
from chalicelib.models.table import Table


@dataclass(frozen=True)
class Ticket:
    """Good for one user at one app client until `expires_at` (epoch seconds, the TTL attribute)."""

    user_id: str
    ticket_id: str
    ticket_hash: bytes = field(repr=False)
    client_id: str
    expires_at: int


class TicketRepository:
    """Ticket items by user and id."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, ticket: Ticket) -> None:
        """Stores a new ticket."""
        item = asdict(ticket)
        del item["user_id"]  # the key says it already
        if not self._table.put_new(ticket_key(ticket.user_id, ticket.ticket_id), item):
            raise RuntimeError("the id of a new ticket is taken")

    def consume(self, user_id: str, ticket_id: str, *, ticket_hash: bytes, client_id: str, now: int) -> bool:
        """Takes the ticket out in one conditional delete; False when it is not exactly this one, or late."""
        return self._table.delete_if(
            ticket_key(user_id, ticket_id),
            Condition(equals={"ticket_hash": ticket_hash, "client_id": client_id}, above={"expires_at": now}),
        )
