"""What a confirmed sign-up leaves in the table: the profile, and the membership it was made for."""

from collections.abc import Mapping

from chalicelib.models.application import ApplicationRepository
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.models.user import User, UserRepository
from chalicelib.ports import Clock


class Enrolment:
    """Repeatable: Cognito may call up to three times."""

    def __init__(
        self,
        *,
        users: UserRepository,
        memberships: MembershipRepository,
        applications: ApplicationRepository,
        clock: Clock,
    ) -> None:
        self._users = users
        self._memberships = memberships
        self._applications = applications
        self._clock = clock

    def enrol(self, user_id: str, attributes: Mapping[str, object], *, application_id: str | None) -> None:
        """Writes the User, and the Application-User if the named application is open to everyone.

        `application_id` comes from the browser: nobody is made a member by invitation with it.
        """
        created_at = iso_time(self._clock())
        self._users.add(User.from_cognito(user_id, attributes, created_at=created_at))
        if not application_id:
            return
        application = self._applications.get(application_id)
        if application is not None and application.enrolment == "open":
            self._memberships.add(application_id, user_id, created_at=created_at)
