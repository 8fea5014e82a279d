"""What a confirmed sign-up leaves in the table: the profile, and the membership it was made for."""

from collections.abc import Mapping

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User, UserRepository
from chalicelib.ports import Clock
from chalicelib.services.audit import AuditTrail
from chalicelib.services.pending_imports import PendingImports


class Enrolment:
    """Repeatable: Cognito may call up to three times."""

    def __init__(
        self,
        *,
        users: UserRepository,
        memberships: MembershipRepository,
        applications: ApplicationRepository,
        imports: PendingImports,
        audit: AuditTrail,
        clock: Clock,
    ) -> None:
        self._users = users
        self._memberships = memberships
        self._applications = applications
        self._imports = imports
        self._audit = audit
        self._clock = clock

    def enrol(self, user_id: str, attributes: Mapping[str, object], *, application_id: str | None) -> None:
        """Writes the User, and the Application-User if the named application is open to everyone.

        `application_id` comes from the browser: nobody is made a member by invitation with it.
        """
        created_at = iso_time(self._clock())
        is_new = self.make_profile(user_id, attributes, created_at=created_at)
        application = self._applications.get(application_id) if application_id else None
        joined = None
        if application is not None and application.enrolment == "open":
            joined = application.application_id
            # An earlier call may have come no further than the profile.
            is_new |= self._memberships.add(joined, user_id, created_at=created_at)
        if is_new:
            self._audit.record("sign_up", user_id=user_id, application_id=joined)

    def make_profile(self, user_id: str, attributes: Mapping[str, object], *, created_at: str) -> bool:
        """Writes the User unless there is one, and gives him what was imported for his address.

        Says whether anything is new.
        """
        has_claimed = self._imports.claim(user_id, attributes)
        is_new = self._users.add(User.from_cognito(user_id, attributes, created_at=created_at))
        return has_claimed or is_new
