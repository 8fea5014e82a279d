"""Who may enter which application."""

from chalicelib.errors import InvitationRequired
from chalicelib.models.application import Application
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.ports import Clock


class Memberships:
    """Asks for memberships and makes them, as the application's enrolment allows."""

    def __init__(self, memberships: MembershipRepository, *, clock: Clock) -> None:
        self._memberships = memberships
        self._clock = clock

    def is_member(self, application: Application, user_id: str) -> bool:
        """Whether the user may enter."""
        return self._memberships.exists(application.application_id, user_id)

    def join(self, application: Application, user_id: str) -> None:
        """Makes the user a member; again is fine. Raises `InvitationRequired` if he may not do so himself."""
        if application.enrolment == "open":
            created_at = iso_time(self._clock())
            self._memberships.add(application.application_id, user_id, created_at=created_at)
        elif not self.is_member(application, user_id):
            raise InvitationRequired
