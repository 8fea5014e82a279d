"""All that is held about one user, for whoever asks what is known of him."""

from dataclasses import asdict
from typing import get_args

from chalicelib.models.code_wait import CodePurpose, CodeWaitRepository
from chalicelib.models.email_hash import hashed_email
from chalicelib.models.user import UserRepository
from chalicelib.operator.arguments import Result
from chalicelib.operator.sessions import session_json
from chalicelib.operator.user_pool import PoolUser, user_json
from chalicelib.operator.waiting import WaitingUser, waiting_json, what_waits_json
from chalicelib.services.user_applications import UserApplications
from chalicelib.services.user_sessions import UserSessions


class HeldData:
    """Reads the user pool's record and the table's items; secrets and their hashes are left out."""

    def __init__(
        self,
        users: UserRepository,
        *,
        applications: UserApplications,
        sessions: UserSessions,
        code_waits: CodeWaitRepository,
    ) -> None:
        self._users = users
        self._applications = applications
        self._sessions = sessions
        self._code_waits = code_waits

    def of(self, user: PoolUser) -> Result:
        """By where it comes from."""
        profile = self._users.get(user.user_id)
        return {
            "user": user_json(user),
            "attributes": dict(user.attributes),
            "profile": None if profile is None else asdict(profile),
            "previous_user_ids": sorted(self._users.previous_ids(user.user_id)),
            "memberships": [
                {"application_id": application_id, "joined_at": joined_at}
                for application_id, joined_at in sorted(self._applications.all_of(user.user_id).items())
            ],
            "sessions": [session_json(one) for one in self._sessions.of_user(user.user_id)],
            "codes": self._codes(hashed_email(user.attributes.get("email", ""))),
        }

    def waiting(self, user: WaitingUser) -> Result:
        """The same of who was imported and has not come yet."""
        return {
            "user": waiting_json(user),
            "attributes": {},
            "profile": dict(user.pending.facts),
            **what_waits_json(user),
            "sessions": [],
            "codes": self._codes(user.pending.email_hash),
        }

    def _codes(self, address: str) -> list[Result]:
        waits = (self._code_waits.get(address, purpose) for purpose in get_args(CodePurpose))
        return [{"purpose": one.purpose, "sent": one.sent, "next_at": one.next_at} for one in waits if one]
