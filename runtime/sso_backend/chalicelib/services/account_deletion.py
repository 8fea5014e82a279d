"""The end of an account, everywhere."""

from typing import TYPE_CHECKING

from chalicelib.models.user import UserRepository
from chalicelib.services.audit import AuditTrail
from chalicelib.services.deleted_accounts import DeletedAccounts
from chalicelib.services.user_applications import UserApplications
from chalicelib.services.user_directory import UserDirectory

if TYPE_CHECKING:
    from chalicelib.services.session_ending import SessionEnding


class AccountDeletion:
    """Every step may be repeated, and Cognito's record goes late: until then its owner can sign in again
    and finish what a failure left over. What a login at the same time wrote anew goes after it."""

    def __init__(
        self,
        *,
        ending: "SessionEnding",
        applications: UserApplications,
        announcements: DeletedAccounts,
        users: UserRepository,
        directory: UserDirectory,
        audit: AuditTrail,
    ) -> None:
        self._ending = ending
        self._applications = applications
        self._announcements = announcements
        self._users = users
        self._directory = directory
        self._audit = audit

    def delete(self, user_id: str) -> None:
        """Sessions, memberships, the applications' own data, the user's items, the user."""
        self._ending.end_all(user_id)
        self._applications.leave_all(user_id)
        self._announcements.announce(user_id)
        self._users.erase(user_id)
        self._directory.delete(user_id)
        self._applications.leave_all(user_id)
        self._users.erase(user_id)
        self._audit.record("account_deleted", user_id=user_id)
