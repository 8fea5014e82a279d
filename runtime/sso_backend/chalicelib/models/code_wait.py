"""When an address was last sent a code. The address itself is not in the table, only its hash."""

from dataclasses import asdict, dataclass, field
from typing import Literal

from chalicelib.models.expressions import Condition
from chalicelib.models.keys import Key, code_wait_key
from chalicelib.models.table import Table

CodePurpose = Literal["sign_up", "recovery"]
"""sign_up: confirms a new account's address. recovery: lets a forgotten password be replaced."""


@dataclass(frozen=True)
class CodeWait:
    """`sent` codes so far, the next one not before `next_at` (epoch seconds).

    Forgotten at `expires_at`, the table's TTL attribute. `claim` is random: it tells apart the requests
    that want to send the next code, so that one of them does.
    """

    email_hash: str = field(repr=False)
    purpose: CodePurpose
    sent: int
    next_at: int
    expires_at: int
    claim: bytes = field(repr=False)

    @property
    def key(self) -> Key:
        """Where the item stands."""
        return code_wait_key(self.email_hash, self.purpose)


class CodeWaitRepository:
    """Waits by the address's hash and the code's purpose."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def get(self, email_hash: str, purpose: CodePurpose) -> CodeWait | None:
        """The stored wait, forgotten or not."""
        item = self._table.get(code_wait_key(email_hash, purpose))
        if item is None:
            return None
        return CodeWait(
            email_hash=email_hash,
            purpose=purpose,
            sent=item["sent"],
            next_at=item["next_at"],
            expires_at=item["expires_at"],
            claim=item["claim"],
        )

    def put(self, wait: CodeWait, *, instead_of: CodeWait | None) -> bool:
        """The one write that decides who sends: False if another request has written since."""
        item = asdict(wait)
        del item["email_hash"], item["purpose"]  # the key says it already
        if instead_of is None:
            return self._table.put_new(wait.key, item)
        return self._table.update(wait.key, condition=Condition(equals={"claim": instead_of.claim}), put=item)
