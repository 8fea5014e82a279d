"""Who may enter which application."""

from typing import TYPE_CHECKING

from chalicelib.errors import InvitationRequired
from chalicelib.models.application import Application
from chalicelib.models.membership import MembershipRepository
from chalicelib.models.timestamps import iso_time
from chalicelib.ports import Clock
from chalicelib.services.audit import AuditTrail
from chalicelib.services.pending_imports import PendingImports
from chalicelib.services.user_directory import UserDirectory

if TYPE_CHECKING:
    from sso_auth import Claims


class Memberships:
    """Asks for memberships and makes them, as the application's enrolment allows."""

    def __init__(
        self,
        memberships: MembershipRepository,
        *,
        imports: PendingImports,
        directory: UserDirectory,
        audit: AuditTrail,
        clock: Clock,
    ) -> None:
        self._memberships = memberships
        self._imports = imports
        self._directory = directory
        self._audit = audit
        self._clock = clock

    def is_member(self, application: Application, user_id: str) -> bool:
        """Whether the user may enter."""
        return self._memberships.exists(application.application_id, user_id)

    def is_member_by_now(self, application: Application, user_id: str, claims: "Claims | None") -> bool:
        """The same, once the user has what was imported for the address that his ID token proves.

        Raises `LoginRequired` for a user who is gone or disabled, and then what waits goes on waiting.
        """
        if self.is_member(application, user_id):
            return True
        if claims is None or not self._imports.wait_for(claims.raw):
            return False
        # A token outlives a deleted account by minutes, and must bring none of it back.
        self._directory.get(user_id)
        return self._imports.claim(user_id, claims.raw) and self.is_member(application, user_id)

    def join(self, application: Application, user_id: str) -> None:
        """Makes the user a member; again is fine. Raises `InvitationRequired` if he may not do so himself."""
        application_id = application.application_id
        if application.enrolment == "open":
            if self._memberships.add(application_id, user_id, created_at=iso_time(self._clock())):
                self._audit.record("join", user_id=user_id, application_id=application_id)
        elif not self.is_member(application, user_id):
            refusal = InvitationRequired()
            self._audit.record(
                "join_refused", outcome=refusal.code, user_id=user_id, application_id=application_id
            )
            raise refusal
