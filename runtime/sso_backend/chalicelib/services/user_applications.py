"""The applications that one user is a member of."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.models.application import Application, ApplicationRepository
from chalicelib.models.membership import MembershipRepository


@dataclass(frozen=True)
class JoinedApplication:
    """A registered application, and since when the user is a member (ISO 8601)."""

    application: Application
    joined_at: str


class UserApplications:
    """Lists memberships and ends them."""

    def __init__(self, memberships: MembershipRepository, applications: ApplicationRepository) -> None:
        self._memberships = memberships
        self._applications = applications

    def joined(self, user_id: str) -> list[JoinedApplication]:
        """By name. The index may lag a moment behind; what it names is then read as it is now."""
        return self.among(self._memberships.joined_at(self._memberships.application_ids(user_id), user_id))

    def among(self, joined_at: Mapping[str, str]) -> list[JoinedApplication]:
        """By name, the registered ones of these applications, each with the time of joining."""
        joined = [
            JoinedApplication(application, joined_at[application.application_id])
            for application in self._applications.get_many(joined_at)
        ]
        return sorted(joined, key=lambda one: (one.application.name.casefold(), one.application.name))

    def leave_all(self, user_id: str) -> None:
        """Ends every membership."""
        for application_id in self.all_of(user_id):
            self._memberships.remove(application_id, user_id)

    def all_of(self, user_id: str) -> dict[str, str]:
        """Every membership with its time, those of applications that are registered no more included.

        The registered applications are asked one by one: a membership of a moment ago may be missing in
        the index.
        """
        possible = {*self._memberships.application_ids(user_id), *self._applications.ids()}
        return self._memberships.joined_at(possible, user_id)
