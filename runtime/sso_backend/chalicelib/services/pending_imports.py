"""What was imported for a user of another pool becomes his when he proves to own its address.

Imports nothing heavy: a trigger claims, too.
"""

from collections.abc import Mapping

from chalicelib.models.email_hash import hashed_email
from chalicelib.models.pending_import import PendingImportRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User
from chalicelib.ports import Clock
from chalicelib.services.audit import AuditTrail

_ATTEMPTS = 5


class PendingImports:
    """Claims imports. Whoever only says that an address is his gets nothing."""

    def __init__(self, imports: PendingImportRepository, *, audit: AuditTrail, clock: Clock) -> None:
        self._imports = imports
        self._audit = audit
        self._clock = clock

    def wait_for(self, attributes: Mapping[str, object]) -> bool:
        """Whether something waits for the user with these attributes."""
        address = _proved_address(attributes)
        return address is not None and self._imports.get(address) is not None

    def claim(self, user_id: str, attributes: Mapping[str, object]) -> bool:
        """Says whether the user has been given what waited for him, which happens once.

        `attributes` are the pool's, or an ID token's claims. Memberships that come to the waiting ones at
        the same time are claimed with them.
        """
        address = _proved_address(attributes)
        if address is None:
            return False
        for _ in range(_ATTEMPTS):
            pending = self._imports.get(address)
            if pending is None:
                return False
            user = User.from_cognito(user_id, attributes, created_at=iso_time(self._clock()))
            if self._imports.claim(pending, user):
                memberships = len(pending.memberships)
                self._audit.record("import_claimed", user_id=user_id, memberships=memberships)
                return True
        return False


def _proved_address(attributes: Mapping[str, object]) -> str | None:
    """By its hash; None if there is none, or it has not been proved.

    Some letters of other alphabets are ASCII ones in lower case: another mailbox, and the same hash.
    """
    email, verified = attributes.get("email"), attributes.get("email_verified")
    if not isinstance(email, str) or not (verified is True or verified == "true"):
        return None
    return hashed_email(email) if email.isascii() else None
