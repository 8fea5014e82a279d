"""Users who were imported and have not come yet: found, shown, deleted, and taken out of applications."""

from dataclasses import dataclass, field

from sso_auth.event_lines import user_hash

from chalicelib.models.email_hash import hashed_email
from chalicelib.models.pending_import import PendingImport, PendingImportRepository
from chalicelib.operator.arguments import Result, is_user_id
from chalicelib.ports import RandomBytes

WAITING = "WAITING"
"""A status beside Cognito's own."""

_ATTEMPTS = 5
_VERSION_BYTES = 16


@dataclass(frozen=True)
class WaitingUser:
    """What waits for him, and his address if the operator has named it: it is stored nowhere."""

    pending: PendingImport
    email: str | None = field(repr=False)

    @property
    def user_id(self) -> str:
        """Who he was in another pool; the first one if he was several."""
        return min(self.pending.previous_user_ids)


class WaitingUsers:
    """By the address that they have to prove, or by the id that they had in another pool."""

    def __init__(self, imports: PendingImportRepository, *, random_bytes: RandomBytes) -> None:
        self._imports = imports
        self._random_bytes = random_bytes

    def get(self, user: str) -> WaitingUser | None:
        """The user if something waits for him."""
        address = self._address(user)
        pending = None if address is None else self._imports.get(address)
        return None if pending is None else WaitingUser(pending, None if is_user_id(user) else user)

    def here(self, user: str) -> str:
        """The id that the other pool's user has in this one once he has come; else the text as it is."""
        moved = self._imports.moved(user) if is_user_id(user) else None
        return user if moved is None or moved.user_id is None else moved.user_id

    def delete(self, user: str) -> WaitingUser | None:
        """What waited for the user, and does so no more; None if nothing did, or he has just got it."""
        for _ in range(_ATTEMPTS):
            found = self.get(user)
            if found is None or self._imports.delete(found.pending):
                return found
        return None

    def leave(self, user: WaitingUser, application_id: str) -> bool:
        """Takes the membership out of what waits; False if there was none, or he has just got it."""
        if application_id not in user.pending.memberships:
            return False
        return self._imports.remove_membership(
            user.pending.email_hash, application_id, version=self._random_bytes(_VERSION_BYTES)
        )

    def leave_all(self, application_id: str) -> int:
        """Takes the application out of all that waits; answers how many were to be its members."""
        waiting = list(self._imports.with_application(application_id))
        for pending in waiting:
            self._imports.remove_membership(
                pending.email_hash, application_id, version=self._random_bytes(_VERSION_BYTES)
            )
        return len(waiting)

    def _address(self, user: str) -> str | None:
        if not is_user_id(user):
            return hashed_email(user) if user.isascii() else None
        moved = self._imports.moved(user)
        return None if moved is None or moved.user_id is not None else moved.email_hash


def waiting_json(user: WaitingUser) -> Result:
    """Like a user of the pool."""
    return {
        "user_id": user.user_id,
        "email": user.email,
        "name": user.pending.facts.get("name"),
        "status": WAITING,
        "enabled": True,
        "totp": False,
        "created_at": user.pending.facts.get("created_at"),
        "user": user_hash(user.user_id),
    }


def what_waits_json(user: WaitingUser) -> Result:
    """What he would get."""
    return {
        "previous_user_ids": sorted(user.pending.previous_user_ids),
        "memberships": [
            {"application_id": application_id, "joined_at": joined_at}
            for application_id, joined_at in sorted(user.pending.memberships.items())
        ],
    }
