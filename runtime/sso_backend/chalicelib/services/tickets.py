"""One-time tickets: how the SSO backend shows the VerifyAuthChallenge trigger that it is no stranger."""

import hashlib
import re
from base64 import urlsafe_b64encode

from chalicelib.models.ticket import Ticket, TicketRepository
from chalicelib.ports import Clock, RandomBytes
from chalicelib.services.identifiers import uuid7

TICKET_SECONDS = 60
"""Issued and consumed within one request; a minute covers a slow trigger."""

_ANSWER = re.compile(r"([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})")


class TicketOffice:
    """Issues tickets in the API function and consumes them in the trigger."""

    def __init__(self, tickets: TicketRepository, *, clock: Clock, random_bytes: RandomBytes) -> None:
        self._tickets = tickets
        self._clock = clock
        self._random_bytes = random_bytes

    def issue(self, *, user_id: str, client_id: str) -> str:
        """`{ticket_id}.{secret}`: the answer to the custom challenge, good for one minute and one use."""
        ticket_id = str(uuid7(self._clock, self._random_bytes))
        secret = urlsafe_b64encode(self._random_bytes(32)).rstrip(b"=").decode()
        self._tickets.add(
            Ticket(
                user_id=user_id,
                ticket_id=ticket_id,
                ticket_hash=_hash(secret),
                client_id=client_id,
                expires_at=int(self._clock()) + TICKET_SECONDS,
            )
        )
        return f"{ticket_id}.{secret}"

    def consume(self, answer: str, *, user_id: str, client_id: str) -> bool:
        """Whether the answer is an unused ticket of this user at this client; it is used up then."""
        match = _ANSWER.fullmatch(answer)
        if match is None:
            return False
        ticket_id, secret = match.groups()
        return self._tickets.consume(
            user_id, ticket_id, ticket_hash=_hash(secret), client_id=client_id, now=int(self._clock())
        )


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
