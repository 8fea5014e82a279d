"""What the routes of sessions need of the services."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chalicelib.services.application_sessions import ApplicationSessions
    from chalicelib.services.ended_sessions import EndedSessions
    from chalicelib.services.logout import Logout
    from chalicelib.services.session_refresh import SessionRefresh
    from chalicelib.services.user_sessions import UserSessions


@dataclass(frozen=True)
class SessionServices:
    """One object of each."""

    of_applications: "ApplicationSessions"
    refresh: "SessionRefresh"
    logout: "Logout"
    of_user: "UserSessions"
    ended: "EndedSessions"
