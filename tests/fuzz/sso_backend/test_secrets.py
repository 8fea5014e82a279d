"""What is presented as a proof: handles, verifiers, tickets, ciphertexts. Each opens its own lock only."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Any, cast

from chalicelib.models.keys import Key, session_key
from chalicelib.models.ticket import Ticket, TicketRepository
from chalicelib.services.handles import Handle, HandleMint, Lineage
from chalicelib.services.pkce import proves
from chalicelib.services.tickets import TicketOffice
from chalicelib.services.token_set import TokenSet
from chalicelib.services.token_vault import TokenVault
from fuzzed import any_bytes, any_values
from hypothesis import strategies as st
from sso_world.time_and_chance import NOW, ManualClock, repeatable_bytes
from sso_world.world import CHALLENGE, MARIA, VERIFIER
from strange import TEXTS

RANDOM = repeatable_bytes()
MINT = HandleMint(clock=ManualClock(), random_bytes=RANDOM)
LINEAGE = MINT.new_lineage()
HANDLE = MINT.issue(MARIA, LINEAGE)
GENUINE = HANDLE.encode()


@any_bytes(GENUINE.encode(), GENUINE.encode() + b"==", GENUINE.replace("_", "/").encode(), b"A" * 86)
def test_any_handle(content: bytes) -> None:
    text = content.decode("utf-8", "surrogateescape")
    handle = Handle.parse(text)
    if handle is None:
        assert text != GENUINE
        return
    assert handle.encode() == text
    assert (handle == HANDLE) == handle.opens(HANDLE.secret_hash) == (
        text == GENUINE
    ) or handle.secret == HANDLE.secret
    assert LINEAGE.includes(handle) == (handle.secret == HANDLE.secret)
    assert not Lineage(b"").includes(handle)
    assert handle.secret.hex() not in repr(handle)


@any_values(verifier=st.just(VERIFIER) | TEXTS, challenge=st.just(CHALLENGE) | TEXTS, again=st.booleans())
def test_any_code_verifier(verifier: str, challenge: str, again: bool) -> None:
    if again:
        digest = hashlib.sha256(verifier.encode("utf-8", "surrogatepass")).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
    if proves(verifier, challenge.encode("utf-8", "replace").decode()):
        assert 43 <= len(verifier) <= 128
        assert verifier.isascii()
        assert hashlib.sha256(verifier.encode()).digest() in {
            hashlib.sha256(VERIFIER.encode()).digest() if challenge == CHALLENGE else b"",
            hashlib.sha256(verifier.encode()).digest() if again else b"",
        }


class TicketShelf:
    """Tickets in memory, under the rules of the one conditional delete."""

    def __init__(self) -> None:
        self.tickets: dict[tuple[str, str], Ticket] = {}

    def add(self, ticket: Ticket) -> None:
        self.tickets[ticket.user_id, ticket.ticket_id] = ticket

    def consume(self, user_id: str, ticket_id: str, *, ticket_hash: bytes, client_id: str, now: int) -> bool:
        ticket = self.tickets.get((user_id, ticket_id))
        if ticket is None or (ticket.ticket_hash, ticket.client_id) != (ticket_hash, client_id):
            return False
        return now < ticket.expires_at and self.tickets.pop((user_id, ticket_id)) is ticket


OFFICE = TicketOffice(cast("TicketRepository", TicketShelf()), clock=ManualClock(), random_bytes=RANDOM)
STALE = OFFICE.issue(user_id=MARIA, client_id="client-shop").encode()


@any_bytes(STALE, STALE.upper(), b"." + STALE, STALE + b"\n")
def test_any_ticket(content: bytes) -> None:
    ticket = OFFICE.issue(user_id=MARIA, client_id="client-shop")
    answer = content.decode("utf-8", "surrogateescape")
    assert not OFFICE.consume(answer, user_id=MARIA, client_id="client-office")
    assert OFFICE.consume(answer, user_id=MARIA, client_id="client-shop") <= (content == STALE)
    assert OFFICE.consume(ticket, user_id=MARIA, client_id="client-shop")
    assert not OFFICE.consume(ticket, user_id=MARIA, client_id="client-shop")


VAULT = TokenVault(random_bytes=RANDOM)
KEY = session_key(MARIA, "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
TOKENS = TokenSet("id.token.", "access.token.", "refresh", NOW + 3600)
SEALED = VAULT.seal(TOKENS, secret=HANDLE.secret, key=KEY)
NEXT = VAULT.seal_next(b"n" * 32, secret=HANDLE.secret, key=KEY)


@any_bytes(SEALED, NEXT, SEALED[:13], SEALED[:28], b"\x01", b"")
def test_any_ciphertext(sealed: bytes) -> None:
    opened = VAULT.open(sealed, secret=HANDLE.secret, key=KEY)
    assert opened == (TOKENS if sealed == SEALED else None)
    secret = VAULT.open_next(sealed, secret=HANDLE.secret, key=KEY)
    assert secret == (b"n" * 32 if sealed == NEXT else None)


@any_values(
    secret=st.just(HANDLE.secret) | st.binary(max_size=64),
    partition=st.just(KEY.partition) | TEXTS.map(lambda text: text.encode("utf-8", "replace").decode()),
    sort=st.just(KEY.sort) | TEXTS.map(lambda text: text.encode("utf-8", "replace").decode()),
)
def test_any_secret_and_place(secret: bytes, partition: str, sort: str) -> None:
    opened = VAULT.open(SEALED, secret=secret, key=Key(partition, sort))
    assert (opened == TOKENS) == ((secret, partition, sort) == (HANDLE.secret, *KEY))
    assert opened in (TOKENS, None)


@any_values(
    tokens=st.tuples(*[st.text(st.characters(codec="utf-8"), max_size=80)] * 3),
    expires_at=st.integers(0, 2**63),
)
def test_any_token_set(tokens: tuple[str, str, str], expires_at: int) -> None:
    token_set = TokenSet(*tokens, expires_at)
    assert TokenSet.unpack(token_set.pack()) == token_set


@any_bytes(b'{"origin_jti":"here"}', b'{"origin_jti":["here"]}', b"[" * 6000, b"9" * 6000)
def test_any_payload_of_an_id_token(payload: bytes) -> None:
    part = urlsafe_b64encode(payload).rstrip(b"=").decode()
    found: Any = TokenSet(f"head.{part}.signature", "", "", 0).origin_jti
    assert found is None or type(found) is str
