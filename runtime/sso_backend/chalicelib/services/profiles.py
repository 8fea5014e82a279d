"""What a user sees and changes of himself: Cognito's record, and the User item that follows it."""

from dataclasses import dataclass

from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import ProfileChanges, User, UserRepository
from chalicelib.services.audit import AuditTrail
from chalicelib.services.enrolment import Enrolment
from chalicelib.services.user_directory import UserDirectory


@dataclass(frozen=True)
class Profile:
    """The user, and whether he signs in with a second factor."""

    user: User
    has_totp: bool


class Profiles:
    """Keeps both records equal: Cognito is written first, and every reading mends the item."""

    def __init__(
        self, directory: UserDirectory, users: UserRepository, *, enrolment: Enrolment, audit: AuditTrail
    ) -> None:
        self._directory = directory
        self._users = users
        self._enrolment = enrolment
        self._audit = audit

    def read(self, user_id: str) -> Profile:
        """As Cognito has it; `LoginRequired` for a user whom Cognito does not let in."""
        # The item is read first: what Cognito says is then never older than what is overwritten.
        stored = self._users.get(user_id)
        found = self._directory.get(user_id)
        created_at = iso_time(found.created_at) if stored is None else stored.created_at
        user = User.from_cognito(user_id, found.attributes, created_at=created_at)
        if stored is None:
            self._enrolment.make_profile(user_id, found.attributes, created_at=created_at)
        elif stored != user:
            self._users.replace(user)
        return Profile(user, found.has_totp)

    def stored(self, user_id: str) -> User | None:
        """As the item has it, which is quicker and good enough for a greeting; None while there is none."""
        return self._users.get(user_id)

    def ensure(self, user_id: str) -> None:
        """Makes the item if it is missing; `LoginRequired` as for `read`, so a deleted user gets none."""
        if self._users.get(user_id) is None:
            self.read(user_id)

    def change(self, user_id: str, changes: ProfileChanges) -> Profile:
        """As it is after the change; `LoginRequired` as for `read`, and then nothing is changed."""
        self._directory.get(user_id)
        changed = changes.for_cognito()
        self._directory.update(user_id, changed)
        self._audit.record("profile_changed", user_id=user_id, fields=" ".join(sorted(changed)))
        return self.read(user_id)
